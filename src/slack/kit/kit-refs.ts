import { ref } from '../kernel/ids.ts';

/** Named apart from its handler, which shows the same view again. */
export const swapRef = ref('kit.swap', 'interview', 'question');

/** Opens who met a question. */
export const metByRef = ref('kit.met-by', 'question');
