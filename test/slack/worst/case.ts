import type { Worst } from './models.ts';

/** One builder in as many ways as it has, each with the largest model. */
export type Case = (worst: Worst) => unknown[];
