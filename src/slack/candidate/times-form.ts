import type { ModalView } from '@slack/types';
import type { Situation } from '../../core/loop/situation.ts';
import { HORIZON_DAYS, writeWindows } from '../../core/loop/windows/text.ts';
import { offerTimes } from '../../operations/offer-times.ts';
import { plural } from '../../core/loop/text.ts';
import { context, section } from '../blocks/blocks.ts';
import { searchInput, textInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/text.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { zoneChoice, zoneSearch } from '../pick/zones.ts';

export const WINDOWS_HINT = `In their time zone, one day a line, up to ${HORIZON_DAYS} days ahead: "Thu 3 Dec 9-12, 14-17", "Mon-Fri 9-17", "tomorrow all day".`;

export const timesForm = defineModal<'application'>(
  'candidate.times',
  async (call, { application }, form) => {
    const situation = await offerTimes(call.world, call.actor, {
      application,
      zone: form.text('zone'),
      windows: form.text('windows'),
    });
    const { candidate, windows } = situation;
    const next =
      windows.length > 0
        ? `Book with /hire schedule ${candidate.name}.`
        : 'They have no times now: ask them.';
    return {
      kind: 'show',
      view: noteView(
        'Times kept',
        `${candidate.name} offers ${plural(windows.length, 'stretch', 'stretches')} of time. ${next}`,
      ),
    };
  },
);

export function timesFormView({ application, candidate, role, windows }: Situation): ModalView {
  return modal(
    timesForm,
    { application: application.id },
    {
      title: 'Times they offer',
      submit: 'Keep',
      close: 'Cancel',
      blocks: [
        section(mrkdwn`*${candidate.name}* · ${role.title}`),
        context(mrkdwn`${candidate.email}`),
        searchInput('zone', zoneSearch.id, { label: 'Their time zone', initial: zoneChoice(candidate.zone) }),
        textInput('windows', {
          label: 'Times they offer',
          multiline: true,
          optional: true,
          hint: WINDOWS_HINT,
          initial: writeWindows(windows, candidate.zone),
        }),
      ],
    },
  );
}
