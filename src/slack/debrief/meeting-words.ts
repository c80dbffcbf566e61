import type { Button, KnownBlock } from '@slack/types';
import { aheadOf, type Debrief } from '../../core/loop/debrief.ts';
import type { Booking, Situation, StageEntry } from '../../core/loop/situation.ts';
import { confirm, section } from '../blocks/blocks.ts';
import { joined, lines, link, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { when } from '../blocks/time.ts';
import { button } from '../kernel/kinds.ts';
import { answerWords } from '../schedule/answer-words.ts';
import { callOffRef, meetRef } from './debrief-refs.ts';

/** When the talk is, who comes, and where. */
export function meetingLines({ guests, join }: Debrief, { time }: Booking, zone: string): Mrkdwn {
  return lines(
    mrkdwn`:calendar: *Debrief:* ${when(time.start, zone)}, half an hour`,
    joined(
      guests.map(g => answerWords(g.person, g.answer, g.reason)),
      '   ',
    ),
    join ? link(join, 'Join the call') : undefined,
  );
}

/** The talk about a stage, where there is one, as a reader sees it now. */
export type Meeting = { debrief: Debrief | undefined; zone: string; now: Temporal.Instant };

export function meetingBlocks({ debrief, zone, now }: Meeting): KnownBlock[] {
  const booking = aheadOf(debrief, now);
  return debrief && booking ? [section(meetingLines(debrief, booking, zone))] : [];
}

/** For whoever decides: a time for the talk, another one, or none after all. */
export function meetingButtons(
  { application }: Pick<Situation, 'application'>,
  entry: Pick<StageEntry, 'id'>,
  { debrief, now }: Pick<Meeting, 'debrief' | 'now'>,
): Button[] {
  const stage = { application: application.id, entry: entry.id };
  const booking = aheadOf(debrief, now);
  if (!debrief || !booking) return [button(meetRef, 'Find a time to talk', stage)];
  const off = { debrief: debrief.id, version: String(booking.version) };
  const sure = confirm(
    'Call the debrief off?',
    'It leaves everybody’s calendar, and they are told.',
    'Call it off',
  );
  return [
    button(meetRef, 'Find another time', stage),
    button(callOffRef, 'Call the debrief off', off, { confirm: sure }),
  ];
}
