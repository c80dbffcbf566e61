import type { Id, PersonId } from './glossary.ts';

/** Somebody who has to (`must`), or may not (`never`), interview an application. */
export type NamedPerson = {
  person: PersonId;
  name: string;
  part: 'must' | 'never';
  /** The stage that the application was in: whoever has to take part has to in it alone, whoever may not, in none. */
  entry: Id;
  by: PersonId;
  byName: string;
  at: Temporal.Instant;
};

/** Who of those named counts while the application is in a stage. */
export function namedFor(
  named: readonly NamedPerson[],
  entry: Id | undefined,
): { must: NamedPerson[]; never: NamedPerson[] } {
  return {
    must: named.filter(one => one.part === 'must' && one.entry === entry),
    never: named.filter(one => one.part === 'never'),
  };
}
