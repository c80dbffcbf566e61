import type { KitQuestion } from './kit.ts';
import { SCENARIOS } from './pack.ts';

/**
 * Every way to ask one scenario of each kind within the minutes, the freshest first; where time is short the last
 * kinds are left out. Questions that test the same layers in the same time stand for one another here, so that a
 * large pack stays quick to search.
 * @param shelf freshest first
 */
export function scenarioSets(shelf: readonly KitQuestion[], minutes: number): KitQuestion[][] {
  const kinds = SCENARIOS.map(kind => freshestOfEachSort(shelf.filter(q => q.scenario === kind))).filter(
    questions => questions.length > 0,
  );
  for (let count = kinds.length; count > 0; count -= 1) {
    const sets = combinations(kinds.slice(0, count)).filter(
      set => set.reduce((sum, question) => sum + question.minutes, 0) <= minutes,
    );
    if (sets.length > 0) return sets;
  }
  return [[]];
}

function freshestOfEachSort(questions: readonly KitQuestion[]): KitQuestion[] {
  const sorts = new Map<string, KitQuestion>();
  for (const question of questions) {
    const sort = `${question.covers.toSorted().join()} ${question.minutes}`;
    if (!sorts.has(sort)) sorts.set(sort, question);
  }
  return [...sorts.values()];
}

function combinations(lists: readonly (readonly KitQuestion[])[]): KitQuestion[][] {
  return lists.reduce<KitQuestion[][]>(
    (sets, list) => sets.flatMap(set => list.map(question => [...set, question])),
    [[]],
  );
}
