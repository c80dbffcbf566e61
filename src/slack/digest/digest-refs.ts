import { ref } from '../kernel/ids.ts';

export const digestRef = ref('digest.role', 'role');
