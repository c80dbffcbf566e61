import { ref } from '../kernel/ids.ts';

export const placeRef = ref('role.place', 'role');
