import type { Id, PersonId } from '../../loop/glossary.ts';

/** What somebody opened, as it is remembered. */
export const kitSubject = (interview: Id): string => `kit:${interview}`;
export const evaluationSubject = (entry: Id): string => `evaluation:${entry}`;

export const kitReading = (person: PersonId, interview: Id): string => `${person} ${kitSubject(interview)}`;
export const evaluationReading = (person: PersonId, entry: Id): string =>
  `${person} ${evaluationSubject(entry)}`;
