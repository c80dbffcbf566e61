import { type Spans, mergeSpans, subtractSpans } from '../../time/spans.ts';
import type { Liftable, TimeRule } from '../constraints/rule.ts';
import { CAP_RULES, FREE_TIME_RULES, KEPT_TIME_RULES } from '../constraints/rules.ts';
import type { Ground } from '../ground.ts';
import type { Offer } from '../offers.ts';
import type { Member } from '../member.ts';

/** What one change would open of somebody's time, in milliseconds. */
export type Lift = {
  readonly offer: Offer;
  /** `time`: no part of an interview may fall there without the change; `start`: none may begin there. */
  readonly on: 'time' | 'start';
  readonly spans: Spans;
};

/** Somebody's time as it could be: open if everything were changed that may be, and what each change opens of it. */
export type Lifted = { readonly open: Spans; readonly lifts: readonly Lift[] };

/** Works out once for each member what changes could open. */
export class Lifts {
  readonly #ground: Ground;
  readonly #known: Lifted[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** `lifted`: caps that a loop overrides anyway, as in `Member`. */
  of(index: number, lifted?: ReadonlySet<string>): Lifted {
    const member = this.#ground.team[index]!;
    return lifted ? this.#work({ ...member, lifted }) : (this.#known[index] ??= this.#work(member));
  }

  #work(member: Member): Lifted {
    const { axis } = this.#ground;
    let open: Spans = [axis.from, axis.to];
    const lifts = new Map<string, { offer: Offer; on: 'time' | 'start'; pairs: number[] }>();
    for (const rule of TIME_RULES) {
      const liftable = rule.liftable?.(member) ?? [];
      if (rule.kind === 'time') open = subtractSpans(open, solidPart(rule.blocked(member, axis), liftable));
      for (const { offer, start, end } of liftable) {
        const lift = lifts.get(offer.key) ?? { offer, on: rule.kind, pairs: [] };
        lift.pairs.push(start, end);
        lifts.set(offer.key, lift);
      }
    }
    const all = Array.from(lifts.values(), ({ offer, on, pairs }) => ({
      offer,
      on,
      spans: mergeSpans(pairs),
    }));
    return { open, lifts: all };
  }
}

const TIME_RULES: readonly TimeRule[] = [...FREE_TIME_RULES, ...KEPT_TIME_RULES, ...CAP_RULES];

function solidPart(blocked: Spans, liftable: readonly Liftable[]): Spans {
  return subtractSpans(blocked, mergeSpans(liftable.flatMap(({ start, end }) => [start, end])));
}
