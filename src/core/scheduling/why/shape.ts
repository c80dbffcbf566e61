import type { Availability } from '../availability.ts';
import { compileLoop } from '../compile-loop.ts';
import type { RuleName } from '../constraints/rules.ts';
import type { Reason } from '../explain.ts';
import type { LoopModel } from '../loop-model.ts';
import { membersRequired } from '../loop-people.ts';
import type { Loop } from '../problem.ts';
import { searchLoop } from '../search-loop.ts';
import { listWords, nameOf } from '../words.ts';

/** What the loop would be without one of the rules about its shape. */
const WITHOUT: readonly { rule: RuleName; of: (loop: Loop) => Loop; text: (loop: Loop) => string }[] = [
  {
    rule: 'maxIdle',
    of: loop => ({ ...loop, maxIdleMinutes: null }),
    text: loop =>
      `${nameOf(loop)}’s interviews fit only with longer breaks between them than ${loop.maxIdleMinutes ?? 60} minutes.`,
  },
  {
    rule: 'sameDay',
    of: loop => ({ ...loop, sameDay: false }),
    text: loop => `${nameOf(loop)}’s interviews do not fit into one day, but over several they do.`,
  },
  {
    rule: 'order',
    of: loop => ({
      ...loop,
      interviews: loop.interviews.map(one => Object.assign({}, one, { after: [], last: false })),
    }),
    text: loop => `${nameOf(loop)}’s interviews fit only in another order.`,
  },
  {
    rule: 'required',
    of: loop => ({ ...loop, must: [] }),
    text: loop => `Without the people who have to take part in ${nameOf(loop)}’s loop it would fit.`,
  },
];

/** Interviews that fit one by one but not as a loop: rules without which they do, each tried by a search. */
export function shapeReasons(
  { loop, ground }: LoopModel,
  availability: Availability,
  nodeLimit: number,
): Reason[] {
  const fits = (changed: Loop) =>
    searchLoop(compileLoop(changed, availability), membersRequired(changed, ground), { take: 1, nodeLimit })
      .found.length > 0;
  const single = WITHOUT.filter(({ of }) => fits(of(loop)));
  if (single.length > 0) return single.map(({ rule, text }) => ({ rule, text: text(loop) }));
  const pairs = loop.interviews.flatMap((one, i) =>
    loop.interviews
      .slice(i + 1)
      .filter(other => !fits(onlyWith(loop, [one.id, other.id])))
      .map(other => [one, other]),
  );
  return pairs.map(pair => {
    const names = listWords(pair.map(one => one.name ?? one.id));
    return { rule: 'search', text: `${names} do not fit together, whatever happens to the rest.` };
  });
}

/** The loop of some of its interviews; only what they ask of one another still counts. */
function onlyWith(loop: Loop, ids: readonly string[]): Loop {
  const interviews = loop.interviews.filter(one => ids.includes(one.id));
  return {
    ...loop,
    must: [],
    maxIdleMinutes: null,
    interviews: interviews.map(one => ({ ...one, after: one.after?.filter(id => ids.includes(id)) })),
  };
}
