import type { KnownBlock, ModalView } from '@slack/types';
import type { QuestionUse, Wording } from '../../core/kits/exposure.ts';
import { plural } from '../../core/loop/text.ts';
import { context, header, modalView, section } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, sections, withRows } from '../blocks/room.ts';
import { dateWords } from '../blocks/time.ts';
import { button } from '../kernel/kinds.ts';
import { metByRef } from './kit-refs.ts';

/** Every question with how many met it: what is worn first, then the most used, then what nobody has met. */
export function exposureView(uses: readonly QuestionUse[], zone: string): ModalView {
  const worn = uses.filter(u => u.retire !== undefined);
  const met = uses.filter(u => u.retire === undefined && u.candidates > 0);
  const fresh = uses.filter(u => u.candidates === 0 && u.state === 'in use');
  return modalView('kit.exposure', '', {
    title: 'Questions in use',
    blocks: withRows({
      room: IN_VIEW,
      head: [
        section(
          mrkdwn`${plural(uses.length, 'question')}: ${worn.length} to retire, ${met.length} met by somebody, ${fresh.length} by nobody yet. A kit takes those that the fewest have met in the last 90 days.`,
        ),
      ],
      rows: [...titled('To retire', worn, zone), ...titled('Met so far', met, zone), ...freshRows(fresh)],
      more: left => mrkdwn`${left} more do not fit on this screen.`,
      foot: worn.length > 0 ? [context(HOW)] : [],
    }),
  });
}

const HOW = mrkdwn`To retire a question, name its id under \`retire\` in a pack of your own folder. Kits that have it keep it.`;

function titled(title: string, uses: readonly QuestionUse[], zone: string): KnownBlock[][] {
  return uses.map((use, at) => [...(at === 0 ? [header(title)] : []), useRow(use, zone)]);
}

function useRow(use: QuestionUse, zone: string): KnownBlock {
  const state =
    use.state === 'in use' ? '' : use.state === 'retired' ? ' · retired' : ' · not in a pack any more';
  const last = use.last ? `, last on ${dayOf(use.last, zone)}` : '';
  const changed = use.wordings.length > 1 ? `, in ${plural(use.wordings.length, 'wording')}` : '';
  return section(
    lines(
      mrkdwn`*${use.title}* · ${use.subject}${state}`,
      mrkdwn`met by ${plural(use.candidates, 'candidate')}${changed}${last}`,
      use.retire === undefined ? undefined : mrkdwn`:hourglass: ${use.retire}; ${replacementWords(use)}`,
    ),
    button(metByRef, 'Who met it', { question: use.id }),
  );
}

function replacementWords({ others, id }: QuestionUse): string {
  if (others === 0)
    return `nothing could take its place at one of its levels: write another before you retire ${id}`;
  return `${plural(others, 'other')} could take its place; its id is ${id}`;
}

function freshRows(fresh: readonly QuestionUse[]): KnownBlock[][] {
  if (fresh.length === 0) return [];
  const bySubject = [...Map.groupBy(fresh, u => u.subject)];
  const rows = bySubject.map(([subject, own]) => mrkdwn`*${subject}:* ${own.map(u => u.title).join(', ')}`);
  return [[header('Met by nobody yet')], ...sections(rows).map(block => [block])];
}

/** Who met a question, wording by wording. */
export function metByView(use: QuestionUse, zone: string): ModalView {
  return modalView('kit.met-by', '', {
    title: 'Who met it',
    blocks: withRows({
      room: IN_VIEW,
      head: [section(mrkdwn`*${use.title}* · ${use.subject}`)],
      rows: use.wordings
        .toReversed()
        .map(wording => [
          header(wording.isCurrent ? 'As it is now' : 'As it was worded before'),
          ...sections([mrkdwn`> ${oneLine(wording.prompt, 600)}`, ...peopleIn(wording, zone)]),
        ]),
    }),
  });
}

/** What one wording shows at most: whoever asks wants the latest. */
const PEOPLE = 100;

function peopleIn({ met }: Wording, zone: string): Mrkdwn[] {
  const shown = met.toReversed().slice(0, PEOPLE);
  const left = met.length - shown.length;
  return [
    ...shown.map(m => mrkdwn`${short(m.name)}, ${dayOf(m.at, zone)}`),
    ...(left > 0 ? [mrkdwn`and ${left} before them`] : []),
  ];
}

const dayOf = (at: Temporal.Instant, zone: string): string =>
  dateWords(at.toZonedDateTimeISO(zone).toPlainDate());
