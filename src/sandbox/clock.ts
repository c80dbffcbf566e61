import type { Clock } from '../core/ports.ts';
import { systemClock } from '../system.ts';

/** A Wednesday morning in Berlin, with a week to book in and a Monday to come. The same on every start. */
export const FIRST_MORNING = Temporal.Instant.from('2026-12-02T08:30:00Z');

/** The sandbox's clock: runs as clocks do, and can be put to any later moment. */
export class MovableClock implements Clock {
  #ahead: Temporal.Duration;

  constructor(start: Temporal.Instant) {
    this.#ahead = systemClock.now().until(start);
  }

  now(): Temporal.Instant {
    return systemClock.now().add(this.#ahead);
  }

  set(to: Temporal.Instant): void {
    this.#ahead = systemClock.now().until(to);
  }
}
