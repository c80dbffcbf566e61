import type { ModalView } from '@slack/types';
import { InputError } from '../../core/user-error.ts';
import { cancelDebrief } from '../../operations/cancel-debrief.ts';
import {
  type DebriefTimes,
  findDebriefTimes,
  meetForDebrief,
  type Met,
} from '../../operations/meet-for-debrief.ts';
import { context, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { radioInput } from '../blocks/inputs.ts';
import { lines, mentions, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { loadingView, note } from '../kernel/screens.ts';
import { callOffRef, meetRef } from './debrief-refs.ts';

/** Only offered where cards differ: what agrees is decided without a meeting. */
export const meetButton = defineButton(meetRef, async (call, stage) => {
  const on = await call.open(loadingView('Debrief', 'Looking for times at which everybody is free…'));
  await on.show(timesView(await findDebriefTimes(call.world, call.actor, stage), call.zone));
});

/** Books the time that was chosen; where it went to something else meanwhile, shows fresh ones at once. */
export const meetForm = defineModal(
  ref('debrief.times', 'application', 'entry', 'version'),
  async (call, { version, ...stage }, form) => {
    const start = Number(form.text('when'));
    if (!Number.isSafeInteger(start) || start <= 0)
      throw new InputError({ when: 'Choose one of the times.' });
    const choice = {
      ...stage,
      start: Temporal.Instant.fromEpochMilliseconds(start),
      version: Number(version),
    };
    return {
      kind: 'work',
      view: loadingView('Debrief', 'Checking calendars once more…'),
      work: async () => {
        const met = await meetForDebrief(call.world, call.actor, choice);
        if (met.kind === 'booked') return metView(met, call.zone);
        const fresh = await findDebriefTimes(call.world, call.actor, stage);
        return timesView(fresh, call.zone, 'taken');
      },
    };
  },
);

export const callOffButton = defineButton(callOffRef, async (call, { debrief, version }) => {
  const choice = { debrief, version: Number(version) };
  const { situation, changed } = await cancelDebrief(call.world, call.actor, choice);
  const what = `The debrief on ${short(situation.candidate.name)}`;
  await call.tell(
    note(
      changed
        ? `${what} is called off: it leaves everybody’s calendar, and they are told.`
        : `${what} was called off already.`,
    ),
  );
});

/** @param taken Set where the time that was chosen went to something else. */
export function timesView(
  { situation, entry, people, times, debrief }: DebriefTimes,
  zone: string,
  taken?: 'taken',
): ModalView {
  const { candidate, role, application } = situation;
  const choices = times.map(time => ({
    value: String(time.start.epochMilliseconds),
    text: spanIn(time, zone),
  }));
  const standing = debrief?.booking;
  const [first] = choices;
  return modal(
    meetForm,
    { application: application.id, entry: entry.id, version: String(debrief?.lastVersion ?? 0) },
    {
      title: standing ? 'Move the debrief' : 'Debrief',
      submit: standing ? 'Move it' : 'Book it',
      close: 'Cancel',
      blocks: [
        section(
          lines(
            taken && mrkdwn`:warning: That time was just taken by something else. These are free now.`,
            mrkdwn`*${short(candidate.name)}* · ${short(role.title)}`,
            mrkdwn`Everybody can come at these times: ${mentions(people)}.`,
            standing && mrkdwn`Booked now: ${when(standing.time.start, zone)}`,
          ),
        ),
        radioInput('when', {
          label: 'When?',
          choices,
          ...(first ? { initial: first.value } : {}),
        }),
        context(mrkdwn`Half an hour, in everybody’s calendar. The candidate does not see it.`),
      ],
    },
  );
}

export function metView(met: Extract<Met, { kind: 'booked' }>, zone: string): ModalView {
  const { situation, debrief, time } = met;
  const people = debrief.guests.map(g => g.person);
  return modalView('debrief.met', '', {
    title: 'Booked',
    close: 'Done',
    blocks: [
      section(
        lines(
          mrkdwn`:white_check_mark: *Debrief on ${short(situation.candidate.name)}:* ${when(time.start, zone)}, half an hour`,
          mrkdwn`with ${mentions(people)}`,
        ),
      ),
      context(
        mrkdwn`It is in everybody’s calendar, and they are told here; whoever cannot come declines it in their calendar.`,
      ),
    ],
  });
}
