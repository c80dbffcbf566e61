import type { DecisionKind } from '../../core/loop/glossary.ts';

/** What each decision is called on a button, as a title, and when it is done. */
export const WORDS: Record<DecisionKind, { button: string; title: string; submit: string; done: string }> = {
  advance: { button: 'Move on', title: 'Move on', submit: 'Move on', done: 'moved on' },
  reject: { button: 'Reject', title: 'Reject', submit: 'Reject', done: 'rejected' },
  hire: { button: 'Hire', title: 'Hire', submit: 'Hire', done: 'hired' },
  withdraw: {
    button: 'They withdrew',
    title: 'They withdrew',
    submit: 'Record',
    done: 'recorded as withdrawn',
  },
};

export const doneWords = (kind: DecisionKind): string => WORDS[kind].done;
