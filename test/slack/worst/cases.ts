import type { Case } from './case.ts';
import { HIRING_CASES } from './hiring-cases.ts';
import { LOOP_CASES } from './loop-cases.ts';

/** Every builder of the Slack room, by file and name. */
export const CASES: Readonly<Record<string, Case>> = { ...HIRING_CASES, ...LOOP_CASES };
