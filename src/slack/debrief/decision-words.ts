import type { DecisionKind } from '../../core/loop/glossary.ts';

/** What each decision is called on a button, as a title, when it is done, and what is true of the candidate then. */
type Words = { button: string; title: string; submit: string; done: string; now: string };

export const WORDS: Record<DecisionKind, Words> = {
  advance: { button: 'Move on', title: 'Move on', submit: 'Move on', done: 'moved on', now: 'moves on' },
  reject: { button: 'Reject', title: 'Reject', submit: 'Reject', done: 'rejected', now: 'is rejected' },
  hire: { button: 'Hire', title: 'Hire', submit: 'Hire', done: 'hired', now: 'is hired' },
  withdraw: {
    button: 'They withdrew',
    title: 'They withdrew',
    submit: 'Record',
    done: 'recorded as withdrawn',
    now: 'has withdrawn',
  },
};

export const doneWords = (kind: DecisionKind): string => WORDS[kind].done;
