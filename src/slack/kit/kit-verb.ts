import { type Interview, interviewsOfEntry, openEntry, type Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { context, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Call } from '../kernel/call.ts';
import { button } from '../kernel/kinds.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { showExposure } from './exposure.ts';
import { kitButton, openKit } from './open-kit.ts';

const one = verbAboutCandidate({
  name: 'kit',
  summary: 'The questions for an interview, with what to listen for',
  label: 'Questions',
  action: 'see the kit',
  fits: situation => withSeats(situation).length > 0,
  ask: 'Whose questions?',
  nobody: 'You have no interview ahead.',
  run: showKits,
});

/** `/hire kit all` is about all questions: who met which, and which are worn. */
export const kit = {
  ...one,
  verb: {
    ...one.verb,
    usage: '[candidate or all]',
    run: (call: Call, typed: string) =>
      typed.toLowerCase() === 'all' ? showExposure(call) : one.verb.run(call, typed, []),
  },
};

/** Interviews of the open stage that somebody holds a seat of: a kit is made when people are chosen. */
function withSeats(situation: Situation): Interview[] {
  const entry = openEntry(situation);
  return entry ? interviewsOfEntry(situation, entry).filter(i => i.seats.length > 0) : [];
}

async function showKits(call: Call, situation: Situation): Promise<void> {
  const all = withSeats(situation);
  const mine = all.filter(i => i.seats.some(s => s.person === call.person));
  const shown = mine.length > 0 ? mine : all;
  const [only] = shown;
  const name = short(situation.candidate.name);
  if (!only)
    throw new UserError(
      `${name} has no interview yet: questions are chosen when people are.`,
      `Book with /hire schedule ${name}.`,
    );
  if (shown.length === 1) return openKit(call, situation, only);
  await call.tell(kitsMessage(situation, shown));
}

export function kitsMessage({ candidate }: Situation, interviews: readonly Interview[]): MessageView {
  const name = short(candidate.name);
  return message(`Interviews of ${name}: ${interviews.map(i => i.name).join(', ')}`, [
    section(mrkdwn`Which interview with *${name}*?`),
    ...interviews.map(i => section(mrkdwn`${i.name}`, button(kitButton, 'Questions', { interview: i.id }))),
    context(mrkdwn`Each interview has its own questions; nothing is asked twice.`),
  ]);
}
