import { aheadOf, type Debrief } from '../../core/loop/debrief.ts';
import { stageOf } from '../../core/loop/pipeline.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { findDebrief } from '../../store/debriefs.ts';
import { namesOf } from '../../store/people.ts';
import { findSituationOfAppointment } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { readerOf } from '../pick/reader.ts';
import { debriefRef } from './debrief-refs.ts';
import { meetingButtons, meetingLines } from './meeting-words.ts';

/** Tells everybody who is to come when a stage is talked about, and that it is off after all (`news`: `off`). */
export const meetingNotice: NoticeKind = {
  id: 'debrief',
  async render({ world, team, to, zone }, { debrief: id = '', version = '', news = '' }) {
    const situation = await findSituationOfAppointment(world.db, team, id);
    const debrief = await findDebrief(world.db, team, id);
    if (!situation || !debrief) return undefined;
    const names = await namesOf(world.db, team, [
      ...debrief.guests.map(g => g.person),
      ...(debrief.ended ? [debrief.ended.by] : []),
    ]);
    const may = await readerOf({ world, team, person: to });
    return meetingMessage({
      situation,
      debrief,
      version: Number(version),
      isNews: news === 'off',
      names,
      decides: may('decide', situation),
      zone,
      now: world.clock.now(),
    });
  },
};

export type MeetingModel = {
  situation: Situation;
  debrief: Debrief;
  /** The booking that the message is about. */
  version: number;
  /** The message was sent to say that it is off. */
  isNews: boolean;
  names: ReadonlyMap<string, string>;
  /** Whether the reader decides on the candidate. */
  decides: boolean;
  zone: string;
  now: Temporal.Instant;
};

export function meetingMessage(model: MeetingModel): MessageView {
  const { situation, debrief, version, isNews, names, zone, now } = model;
  const { candidate, role, entries } = situation;
  const name = short(candidate.name);
  const what = `Debrief on ${name} (${short(role.title)})`;
  const entry = entries.find(e => e.id === debrief.stageEntryId);
  const stage = entry ? ` · ${stageOf(role.pipeline, entry.stageId).name}` : '';
  const head = section(mrkdwn`*Debrief on ${name}* · ${short(role.title)}${stage}`);
  const over = overWords(debrief, version, now);
  if (over) {
    const why = oneLine(debrief.ended?.reason ?? '', 200);
    const by = debrief.ended && names.get(debrief.ended.by);
    const who = by && debrief.ended ? mrkdwn` by ${mention(debrief.ended.by)}` : mrkdwn``;
    const off = over === OFF;
    const shown = off ? mrkdwn`:no_entry_sign: It was called off${who}. ${why}` : mrkdwn`${over}`;
    const text = off ? `${what} was called off${by ? ` by ${short(by)}` : ''}. ${why}` : `${what}. ${over}`;
    return (isNews && off ? message : settled)(text.trim(), [head, context(shown)]);
  }
  const { booking } = debrief;
  if (!booking || !entry) return settled(what, [head]);
  const people = debrief.guests.map(g => short(names.get(g.person) ?? 'somebody')).join(', ');
  const buttons = model.decides ? meetingButtons(situation, entry, { debrief, now }) : [];
  return message(
    `${what}: ${spanIn(booking.time, zone)}, with ${people}. Read the evaluation before: /hire debrief.`,
    [
      head,
      section(lines(meetingLines(debrief, booking, zone))),
      context(
        mrkdwn`Your cards differ. Read the evaluation before; whoever cannot come declines in their calendar.`,
      ),
      actions(
        button(debriefRef, 'Read the evaluation', { application: situation.application.id }),
        ...buttons,
      ),
    ],
  );
}

const OFF = 'It was called off.';

/** What became of this booking; undefined while it stands. */
function overWords(debrief: Debrief, version: number, now: Temporal.Instant): string | undefined {
  if (debrief.lastVersion !== version) return 'It was moved since.';
  if (!debrief.booking) return OFF;
  return aheadOf(debrief, now) ? undefined : 'It is over.';
}
