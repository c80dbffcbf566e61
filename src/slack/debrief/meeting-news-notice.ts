import { aheadOf, type Debrief } from '../../core/loop/debrief.ts';
import type { PersonId } from '../../core/loop/glossary.ts';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import { findDebrief } from '../../store/debriefs.ts';
import { namesOf } from '../../store/people.ts';
import { findSituationOfAppointment } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { meetingButtons } from './meeting-words.ts';

/** Tells whoever arranges a debrief what became of it in the calendar: somebody cannot come, or it was moved or deleted. */
export const meetingNewsNotice: NoticeKind = {
  id: 'debrief-news',
  async render({ world, team, zone }, { debrief: id = '', version = '', news = '', by = '' }) {
    const situation = await findSituationOfAppointment(world.db, team, id);
    const debrief = await findDebrief(world.db, team, id);
    if (!situation || !debrief) return undefined;
    const name = (await namesOf(world.db, team, [by])).get(by) ?? 'Somebody';
    const who = { person: by, name };
    const now = world.clock.now();
    return newsMessage({ situation, debrief, version: Number(version), news, who, zone, now });
  },
};

export type NewsModel = {
  situation: Situation;
  debrief: Debrief;
  /** The booking that the message is about. */
  version: number;
  news: string;
  /** Who declined. */
  who: { person: PersonId; name: string };
  zone: string;
  now: Temporal.Instant;
};

export function newsMessage(model: NewsModel): MessageView {
  const { situation, debrief, news, who, zone } = model;
  const what = `the debrief on ${short(situation.candidate.name)}`;
  const { booking } = debrief;
  const then = booking ? ` (${spanIn(booking.time, zone)})` : '';
  const reason = oneLine(debrief.guests.find(g => g.person === who.person)?.reason ?? '', 300);
  const declined = news === 'declined';
  const words = WORDS[news] ?? 'changed in the calendar.';
  const text = declined
    ? `${short(who.name)} cannot come to ${what}${then}. ${reason}`
    : `In the calendar ${what}${then} ${words}`;
  const head = section(
    lines(
      declined
        ? mrkdwn`:x: ${mention(who.person)} cannot come to *${what}*`
        : mrkdwn`:calendar: In the calendar *${what}* ${words}`,
      booking && when(booking.time.start, zone),
      declined && reason ? mrkdwn`> ${reason}` : undefined,
    ),
  );
  const over = overWords(model);
  if (over) return settled(`${text.trim()} ${over}`, [head, context(mrkdwn`:white_check_mark: ${over}`)]);
  return message(text.trim(), [
    head,
    ...(declined ? [context(mrkdwn`The others keep the time until you find another, or call it off.`)] : []),
    actions(...meetingButtons(situation, { id: debrief.stageEntryId }, model)),
  ]);
}

const WORDS: Readonly<Record<string, string>> = {
  deleted: 'was deleted. It is called off.',
  kept: 'was moved to a time at which somebody in it is booked, or that is over. It is put back to its time.',
};

/** What has become of it since; undefined while the message says how it stands. */
function overWords({ situation, debrief, version, news, who, now }: NewsModel): string | undefined {
  if (openEntry(situation)?.id !== debrief.stageEntryId) return 'The stage was decided.';
  if (debrief.lastVersion !== version) return 'It was moved since.';
  if (news === 'deleted') return undefined;
  if (!debrief.booking) return 'It was called off since.';
  if (!aheadOf(debrief, now)) return 'It is over.';
  const said = debrief.guests.find(g => g.person === who.person)?.answer;
  return news === 'declined' && said !== 'declined' ? 'They come after all.' : undefined;
}
