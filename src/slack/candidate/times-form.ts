import type { ModalView } from '@slack/types';
import type { Situation } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { HORIZON_DAYS, writeWindows } from '../../core/loop/windows/text.ts';
import { offerTimes } from '../../operations/offer-times.ts';
import { actions, context, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { INPUT_TEXT, searchInput, textInput } from '../blocks/inputs.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineModal, modal } from '../kernel/kinds.ts';
import { zoneChoice, zoneSearch } from '../pick/zones.ts';
import { needsBooking } from '../schedule/needs-booking.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { offeredWords } from './offered-words.ts';

export const WINDOWS_HINT = `In their time zone, one day a line, up to ${HORIZON_DAYS} days ahead: "Thu 3 Dec 9-12, 14-17", "Mon-Fri 9-17", "tomorrow all day".`;

export const timesForm = defineModal(
  ref('candidate.times', 'application'),
  async (call, { application }, form) => {
    const situation = await offerTimes(call.world, call.actor, {
      application,
      zone: form.text('zone'),
      windows: form.text('windows'),
    });
    return { kind: 'show', view: timesKeptView(situation) };
  },
);

export function timesKeptView(situation: Situation): ModalView {
  const { candidate, windows, application } = situation;
  const offers =
    windows.length > 0
      ? `offers ${plural(windows.length, 'stretch', 'stretches')} of time:`
      : 'has no times now: ask them, and write down what they offer.';
  const book = button(scheduleRef, 'Schedule', { application: application.id }, { style: 'primary' });
  return modalView('candidate.times-kept', '', {
    title: 'Times saved',
    close: 'Done',
    blocks: [
      section(
        lines(
          mrkdwn`:white_check_mark: *${short(candidate.name)}* ${offers}`,
          offeredWords(windows, candidate.zone),
        ),
      ),
      ...(windows.length > 0 && needsBooking(situation) ? [actions(book)] : []),
    ],
  });
}

export function timesFormView({ application, candidate, role, windows }: Situation): ModalView {
  const { text, left } = writeSome(windows, candidate.zone);
  return modal(
    timesForm,
    { application: application.id },
    {
      title: 'Times they offer',
      submit: 'Save',
      close: 'Cancel',
      blocks: [
        section(mrkdwn`*${short(candidate.name)}* · ${short(role.title)}`),
        context(mrkdwn`${candidate.email}`),
        ...(left > 0
          ? [
              context(
                mrkdwn`:warning: ${left} later stretches do not fit here and are lost when you save this form.`,
              ),
            ]
          : []),
        searchInput('zone', zoneSearch.id, { label: 'Their time zone', initial: zoneChoice(candidate.zone) }),
        textInput('windows', {
          label: 'Times they offer',
          multiline: true,
          optional: true,
          hint: WINDOWS_HINT,
          initial: text,
        }),
      ],
    },
  );
}

/** As many stretches, earliest first, as one field holds. */
function writeSome(windows: Situation['windows'], zone: string): { text: string; left: number } {
  const written = writeWindows(windows, zone).split('\n');
  let length = 0;
  const shown = written.filter(line => (length += line.length + 1) <= INPUT_TEXT);
  return { text: shown.join('\n'), left: written.length - shown.length };
}
