import { type Fault, type Path, jsonPath } from './json-path.ts';

type Json = Record<string, unknown>;
/** An item of a list in the file with the path that leads to it. */
type Item = { readonly value: Json; readonly path: Path };

/**
 * Faults that lie between parts of a file: an end before its beginning, ids given twice, ids that nobody has. Works
 * on unchecked JSON, so that these are named together with the faults of form.
 */
export function crossFaults(json: unknown): Fault[] {
  const file = { value: asObject(json), path: [] };
  const loops = itemsOf(file, 'loops');
  const interviews = loops.flatMap(loop => itemsOf(loop, 'interviews'));
  const listsOfIds = [
    ...['interviewers', 'loops', 'rooms'].map(key => itemsOf(file, key)),
    ...loops.map(loop => itemsOf(loop, 'interviews')),
    ...interviews.map(interview => itemsOf(interview, 'seats')),
  ];
  return [
    ...reversedHorizon(file.value),
    ...listsOfIds.flatMap(repeatedIds),
    ...strangers(file, loops, interviews),
    ...loops.flatMap(unknownOrder),
  ];
}

function reversedHorizon({ from, to }: Json): Fault[] {
  if (typeof from !== 'string' || typeof to !== 'string' || !(Date.parse(to) <= Date.parse(from))) return [];
  return [{ path: jsonPath(['to']), message: `the end ${to} is not after the start ${from}` }];
}

function repeatedIds(items: readonly Item[]): Fault[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ value: { id }, path }) => {
    if (typeof id !== 'string') return [];
    if (seen.has(id)) return [{ path: jsonPath([...path, 'id']), message: `the id "${id}" is given twice` }];
    seen.add(id);
    return [];
  });
}

/** Names of interviewers that are not in the file; people met or excluded may have left the company. */
function strangers(file: Item, loops: readonly Item[], interviews: readonly Item[]): Fault[] {
  const known = new Set(itemsOf(file, 'interviewers').map(item => item.value.id));
  const pools = asObject(file.value.pools);
  const seats = interviews.flatMap(interview => itemsOf(interview, 'seats'));
  const needs = seats.flatMap(seat => [seat, ...itemsOf(seat, 'anyOf')]);
  const named = [
    ...Object.keys(pools).flatMap(name => namesIn({ value: pools, path: ['pools'] }, name)),
    ...loops.flatMap(loop => namesIn(loop, 'must')),
    ...loops.flatMap(loop => itemsOf(loop, 'overrides')).map(item => nameAt(item, 'person')),
    ...needs.flatMap(need => namesIn(need, 'pool')),
    ...seats.flatMap(seat => itemsOf(seat, 'people')).map(item => nameAt(item, 'id')),
  ];
  return [
    ...named
      .filter(({ name }) => typeof name === 'string' && !known.has(name))
      .map(({ name, path }) => ({
        path: jsonPath(path),
        message: `there is no interviewer "${String(name)}"`,
      })),
    ...needs
      .filter(({ value: { pool } }) => typeof pool === 'string' && !Object.hasOwn(pools, pool))
      .map(({ value, path }) => ({
        path: jsonPath([...path, 'pool']),
        message: `there is no pool "${String(value.pool)}" among the pools of the file`,
      })),
  ];
}

function unknownOrder(loop: Item): Fault[] {
  const interviews = itemsOf(loop, 'interviews');
  const known = new Set(interviews.map(interview => interview.value.id));
  return interviews.flatMap(interview =>
    namesIn(interview, 'after').flatMap(({ name, path }) => {
      if (typeof name !== 'string') return [];
      if (name === interview.value.id) {
        return [{ path: jsonPath(path), message: 'an interview cannot come after itself' }];
      }
      return known.has(name)
        ? []
        : [{ path: jsonPath(path), message: `the loop has no interview "${name}"` }];
    }),
  );
}

function itemsOf({ value, path }: Item, key: string): Item[] {
  const list = value[key];
  if (!Array.isArray(list)) return [];
  return list.map((entry, i) => ({ value: asObject(entry), path: [...path, key, i] }));
}

const nameAt = ({ value, path }: Item, key: string) => ({ name: value[key], path: [...path, key] as Path });

function namesIn({ value, path }: Item, key: string): { name: unknown; path: Path }[] {
  const list = value[key];
  return Array.isArray(list) ? list.map((name: unknown, i) => ({ name, path: [...path, key, i] })) : [];
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
