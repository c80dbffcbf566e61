import { randomUUID } from 'node:crypto';
import type { Clock, Ids } from './core/ports.ts';

/** The clock and the source of ids of this machine: the only place that asks for either. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };
export const systemIds: Ids = { next: () => randomUUID() };

/** Seconds since the process began, for start-up logs and metrics. */
export const uptimeSeconds = (): number => process.uptime();
