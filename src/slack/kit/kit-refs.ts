import { ref } from '../kernel/ids.ts';

/** Named apart from its handler, which shows the same view again. */
export const swapRef = ref('kit.swap', 'interview', 'question');
