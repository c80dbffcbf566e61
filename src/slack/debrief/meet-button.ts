import { meetForDebrief } from '../../operations/meet-for-debrief.ts';
import { message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mentions, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { defineButton } from '../kernel/kinds.ts';
import type { DebriefMeeting } from '../../operations/meet-for-debrief.ts';
import { meetRef } from './debrief-refs.ts';

/** Only offered where cards differ: what agrees is decided without a meeting. */
export const meetButton = defineButton(meetRef, async (call, ids) => {
  await call.tell(meetingMessage(await meetForDebrief(call.world, call.actor, ids), call.zone));
});

export function meetingMessage({ situation, time, people }: DebriefMeeting, zone: string): MessageView {
  const name = short(situation.candidate.name);
  return message(`The debrief on ${name} is ${spanIn(time, zone)}. It is in everybody’s calendar.`, [
    section(
      mrkdwn`:calendar: *Debrief on ${name}:* ${when(time.start, zone)}, half an hour, with ${mentions(people)}. It is in everybody’s calendar.`,
    ),
  ]);
}
