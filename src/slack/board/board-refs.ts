import { ref } from '../kernel/ids.ts';

/** Shows the board of a role; named apart from its handler, whose messages lead to others that lead back. */
export const boardRef = ref('board.role', 'role');
