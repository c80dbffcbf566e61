import type { Availability } from '../availability.ts';
import { compileLoop } from '../compile-loop.ts';
import { circular } from '../constraints/order.ts';
import type { Reason } from '../explain.ts';
import type { LoopModel } from '../loop-model.ts';
import { nameOf } from '../words.ts';
import { onVideo } from '../relax/apply-changes.ts';
import { membersRequired } from '../loop-people.ts';
import { searchLoop } from '../search-loop.ts';
import { candidateReasons } from './candidate.ts';
import { missingRooms } from './rooms.ts';
import { peopleReasons, requiredReasons, ruledOutReasons } from './people.ts';
import { shapeReasons } from './shape.ts';
import { timeReasons } from './time.ts';

/**
 * Why a loop that certainly does not fit does not. Looks at the rules in the order in which they can be understood
 * and stops at the first kind that is enough of a reason; each sentence is true on its own.
 */
export function whyNot(model: LoopModel, availability: Availability, nodeLimit: number): Reason[] {
  const rooms = roomReasons(model, availability, nodeLimit);
  if (rooms) return rooms;
  const own = firstOf([() => malformedReasons(model), () => candidateReasons(model)]);
  if (own) return own;
  const found = firstOf([
    () => peopleReasons(model, availability),
    () => requiredReasons(model),
    () => timeReasons(model),
    () => shapeReasons(model, availability, nodeLimit),
  ]);
  const text = `No single rule keeps ${nameOf(model.loop)}’s interviews apart: each fits alone, but not all together.`;
  const reasons: Reason[] = found ?? [{ rule: 'search', text }];
  const said = reasons.flatMap(reason => (reason.rule === 'excluded' ? (reason.people ?? []) : []));
  return [...reasons, ...ruledOutReasons(model, said)];
}

/** Of a loop that needs rooms: that they are what is missing, or why it does not even fit on video. */
function roomReasons(model: LoopModel, availability: Availability, nodeLimit: number): Reason[] | undefined {
  const { loop, ground } = model;
  if (!loop.interviews.some(one => one.room)) return undefined;
  const changed = onVideo(loop);
  const video = compileLoop(changed, availability);
  const { found } = searchLoop(video, membersRequired(changed, ground), { take: 1, nodeLimit });
  if (found.length > 0) return missingRooms(model);
  const text = 'This is so without rooms: it would not fit on video either.';
  return [...whyNot(video, availability, nodeLimit), { rule: 'roomNeeded', text }];
}

function firstOf(looks: readonly (() => Reason[])[]): Reason[] | undefined {
  for (const look of looks) {
    const reasons = look();
    if (reasons.length > 0) return reasons;
  }
  return undefined;
}

function malformedReasons({ loop, interviews }: LoopModel): Reason[] {
  if (interviews.length === 0) return [{ rule: 'search', text: 'The loop has no interviews.' }];
  const stuck = circular(interviews.map(one => one.before)).map(i => interviews[i]!.interview);
  if (stuck.length === 0) return [];
  const names = stuck.map(one => one.name ?? one.id).join(', ');
  const text = `The order of ${nameOf(loop)}’s interviews contradicts itself: each of ${names} would have to come after another one of them.`;
  return [{ rule: 'order', text }];
}
