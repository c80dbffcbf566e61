import type { Id, PersonId } from './glossary.ts';

/** Somebody who has to (`must`), or may not (`never`), interview an application. */
export type NamedPerson = {
  person: PersonId;
  name: string;
  part: 'must' | 'never';
  /** The stage that the application was in: whoever has to take part has to in it alone, whoever may not, in none. */
  entry: Id;
  /** Of those who have to take part: the interview of the stage that they have to sit in; undefined where any will do. */
  interview: string | undefined;
  by: PersonId;
  byName: string;
  at: Temporal.Instant;
};

export type Named = { must: NamedPerson[]; never: NamedPerson[] };

/** Who of those named counts while the application is in a stage. */
export function namedFor(named: readonly NamedPerson[], entry: Id | undefined): Named {
  return {
    must: named.filter(one => one.part === 'must' && one.entry === entry),
    never: named.filter(one => one.part === 'never'),
  };
}

/** The field of a form, and of what is wrong with it, in which people are named for an interview or for any. */
export function mustField(interview: string | undefined): string {
  return interview === undefined ? 'must' : `must.${interview}`;
}
