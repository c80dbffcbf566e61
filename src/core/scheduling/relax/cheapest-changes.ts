import type { Availability } from '../availability.ts';
import { type Change, changeKey } from '../changes.ts';
import { compileLoop } from '../compile-loop.ts';
import { IMPOSSIBLE, NOBODY } from '../loop-model.ts';
import { Panels } from '../panels.ts';
import { stepsOf } from '../path.ts';
import type { Loop } from '../problem.ts';
import { liftedCaps, membersRequired } from '../loop-people.ts';
import { type FoundIn, searchLoop } from '../search-loop.ts';
import { applyToLoop } from './apply-changes.ts';
import { askDays, asksFor, withAskedDays } from './ask-days.ts';
import type { Lifts } from './lifts.ts';
import { loopChangeSets, priceOf } from './loop-changes.ts';
import { PRICE, RelaxedAvailability } from './relaxed-availability.ts';

export type ChangeSet = { readonly changes: readonly Change[]; readonly total: number };

/**
 * The cheapest set of changes, none of them banned, after which the loop fits; undefined where there is none.
 * `total` orders sets by price, then by the cost of what could be booked.
 */
export function cheapestChanges(
  loop: Loop,
  from: Availability,
  lifts: Lifts,
  banned: ReadonlySet<string>,
  nodeLimit: number,
): ChangeSet | undefined {
  const availability = new RelaxedAvailability(from, lifts, banned);
  const asks = banned.has('ask-candidate') ? new Map<string, Change>() : askDays(loop, from.ground);
  let best: ChangeSet | undefined;
  for (const wide of loopChangeSets(loop, from.ground, banned)) {
    const offset = PRICE * priceOf(wide);
    const below = (best?.total ?? IMPOSSIBLE) - offset;
    if (below <= 0) break;
    const changed = applyToLoop(loop, wide);
    const usual = compileLoop(changed, availability);
    const model = asks.size > 0 ? withAskedDays(usual, asks, availability) : usual;
    const required = membersRequired(changed, from.ground);
    const [found] = searchLoop(model, required, { take: 1, nodeLimit, below }).found;
    if (!found) continue;
    const needed = [...wide, ...asksFor(usual, stepsOf(found.path), asks), ...changesOf(found, availability)];
    best = { changes: unique(needed), total: found.cost + offset };
  }
  return best;
}

/** What the people of an itinerary have to be asked for. */
function changesOf({ model, path }: FoundIn, availability: RelaxedAvailability): Change[] {
  const placed = stepsOf(path);
  const members = new Panels(model).best(placed)?.members ?? [];
  const seats = placed.flatMap(({ interview, tick }) =>
    model.interviews[interview]!.seats.map(seat => ({
      seat,
      tick,
      duration: model.interviews[interview]!.duration,
    })),
  );
  return seats.flatMap(({ seat, tick, duration }, s) => {
    const member = members[s]!;
    if (member === NOBODY) return availability.changeToLeaveEmpty(seat) ?? [];
    const { who } = availability.ground.team[member]!;
    const toSit = availability.changesToSit(who, seat, model.loop) ?? [];
    return toSit.concat(
      availability.changesToCome(member, tick, duration, liftedCaps(model.loop).get(who.id)),
    );
  });
}

function unique(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map(change => [changeKey(change), change])).values()];
}
