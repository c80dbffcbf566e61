import { ref } from '../kernel/ids.ts';

export const roomsRef = ref('rooms.show');
export const addRoomRef = ref('rooms.add');
export const changeRoomRef = ref('rooms.change', 'room');
/** `retired`: `yes` out of use, `no` back into it. */
export const retireRoomRef = ref('rooms.retire', 'room', 'retired');
