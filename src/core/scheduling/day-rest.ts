import type { DayTable } from './day-table.ts';
import { IMPOSSIBLE } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';

/**
 * The least that the rest of a loop can cost from a moment of one day on, by the set of interviews that are done.
 * Worked out backwards: a set needs only the sets that have one more.
 */
export class DayRest {
  readonly #model: LoopModel;
  readonly #table: DayTable;
  /** At `done * (slots + 1) + slot`: an interview has just ended at `slot`, or later where it is the last. */
  readonly #after: Int32Array;
  readonly #later: (done: number) => number;

  /** `later`: what the rest costs at least where the next interview is on a later day. */
  constructor(model: LoopModel, table: DayTable, later: (done: number) => number) {
    this.#model = model;
    this.#table = table;
    this.#later = later;
    const all = (1 << model.interviews.length) - 1;
    const width = table.slots + 1;
    this.#after = new Int32Array((all + 1) * width).fill(IMPOSSIBLE);
    this.#after.fill(table.day.cost, all * width);
    for (let done = all - 1; done > 0; done -= 1) if (this.#canBeDone(done)) this.#work(done);
  }

  /** `tick`: when the last interview ended, which may be after the day. */
  after(done: number, tick: number): number {
    const { slots, day } = this.#table;
    return this.#after[done * (slots + 1) + Math.min(slots, tick - day.first)]!;
  }

  /** Where the first interview of the day is among those that are not done. */
  onDay(done: number): number {
    const { slots, costs, from, to } = this.#table;
    let best = IMPOSSIBLE;
    const { interviews } = this.#model;
    for (let i = 0; i < interviews.length; i += 1) {
      if (!this.#mayFollow(done, i)) continue;
      const { duration } = interviews[i]!;
      const row = (done | (1 << i)) * (slots + 1);
      for (let slot = from[i]!; slot < to[i]!; slot += 1) {
        const rest = this.#after[row + Math.min(slots, slot + duration)]!;
        best = Math.min(best, costs[i * slots + slot]! + rest);
      }
    }
    return best;
  }

  #work(done: number): void {
    const { slots, costs, from, to } = this.#table;
    const { interviews, maxIdle, idleCosts } = this.#model;
    const row = done * (slots + 1);
    const later = this.#later(done);
    if (later < IMPOSSIBLE) this.#after.fill(later, row, row + slots + 1);
    for (let i = 0; i < interviews.length; i += 1) {
      if (!this.#mayFollow(done, i)) continue;
      const { duration } = interviews[i]!;
      const next = (done | (1 << i)) * (slots + 1);
      for (let slot = from[i]!; slot < to[i]!; slot += 1) {
        const cost = costs[i * slots + slot]! + this.#after[next + Math.min(slots, slot + duration)]!;
        if (cost >= IMPOSSIBLE) continue;
        for (let end = Math.max(0, slot - maxIdle); end <= slot; end += 1) {
          const total = cost + idleCosts[slot - end]!;
          if (total < this.#after[row + end]!) this.#after[row + end] = total;
        }
      }
    }
  }

  /** Whether the set keeps the order: with each interview it has all that come before. */
  #canBeDone(done: number): boolean {
    return this.#model.interviews.every(({ before }, i) => (done & (1 << i)) === 0 || (before & ~done) === 0);
  }

  #mayFollow(done: number, i: number): boolean {
    return (done & (1 << i)) === 0 && (this.#model.interviews[i]!.before & ~done) === 0;
  }
}
