import type { Interview } from '../problem.ts';
import type { LoopRule } from './rule.ts';

/** `after` and `last`: what has to be over before an interview starts. */
export const order: LoopRule<'order'> = {
  name: 'order',
  title: 'interviews keep their order',
  kind: 'loop',
};

/** Per interview, the set (bit i = interview i) of those that have to end before it starts. */
export function predecessors(interviews: readonly Interview[]): number[] {
  return interviews.map(interview =>
    interviews.reduce((set, other, i) => {
      const before = interview.after?.includes(other.id) || (interview.last && other !== interview);
      return before ? set | (1 << i) : set;
    }, 0),
  );
}

/** Interviews that can never start, because each has to come after another of them. */
export function circular(before: readonly number[]): number[] {
  let done = 0;
  for (let grown = true; grown;) {
    const ready = before.reduce((set, needed, i) => ((needed & ~done) === 0 ? set | (1 << i) : set), done);
    grown = ready !== done;
    done = ready;
  }
  return before.flatMap((_, i) => ((done >>> i) & 1 ? [] : [i]));
}
