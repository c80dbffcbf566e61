import { type MeetingRoom, roomWords } from '../../core/loop/meeting-rooms.ts';
import { openEntry, type Interview, type Situation } from '../../core/loop/situation.ts';
import { holdOnVideo } from '../../operations/hold-on-video.ts';
import { needOf } from '../../operations/replace-room.ts';
import { findRoom } from '../../store/meeting-rooms.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { actions, confirm, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';
import { reschedule } from './reschedule-verb.ts';

const onVideoRef = ref('room.video', 'interview', 'version');

export const onVideoButton = defineButton(onVideoRef, async (call, { interview, version }) => {
  const situation = await holdOnVideo(call.world, call.actor, { interview, version: Number(version) });
  const name = short(situation.candidate.name);
  await call.tell(note(`It takes place on video now. ${name} and the interviewers are told.`));
});

/** Tells whoever runs the role that an interview has no room, and no other one is free, with the two ways to mend it. */
export const roomLostNotice: NoticeKind = {
  id: 'room-lost',
  async render({ world, team, zone }, { interview: id = '', version = '', room = '', why = '' }) {
    const situation = await findSituationOfInterview(world.db, team, id);
    const interview = situation?.interviews.find(i => i.id === id);
    const lost = await findRoom(world.db, team, room);
    if (!situation || !interview || !lost) return undefined;
    const { booking } = interview;
    const seats = booking?.room ? needOf(situation, { ...interview, booking }).seats : 0;
    return roomLostView({ situation, interview, lost, seats, version: Number(version), why, zone });
  },
};

export type RoomLostModel = {
  situation: Situation;
  interview: Interview;
  lost: MeetingRoom;
  /** How many another room would have to have. */
  seats: number;
  version: number;
  why: string;
  zone: string;
};

export function roomLostView(model: RoomLostModel): MessageView {
  const { situation, interview, lost, seats, version, why, zone } = model;
  const { booking } = interview;
  const name = short(situation.candidate.name);
  const room = short(roomWords(lost));
  const what = `${interview.name} with ${name}`;
  const said = why === 'retired' ? 'is not used any more' : 'declined it in its calendar';
  const at = booking ? ` (${spanIn(booking.time, zone)})` : '';
  const text = `${what}${at} has no room: ${room} ${said}.`;
  const head = section(
    lines(
      mrkdwn`:warning: *${interview.name}* with *${name}* has no room: ${room} ${said}.`,
      booking && mrkdwn`*${when(booking.time.start, zone)}*`,
    ),
  );
  const over = settledWords(model);
  if (over || !booking)
    return settled(`${text} ${over}`, [head, context(mrkdwn`:white_check_mark: ${over}`)]);
  const next = `No other room of ${seats} seats in ${short(lost.site)} is free then. Hold it on video, find another time, or free a room and answer for it in its calendar.`;
  return message(`${text} ${next}`, [
    head,
    context(mrkdwn`${next}`),
    actions(
      button(
        onVideoRef,
        'Hold it on video',
        { interview: interview.id, version: String(version) },
        {
          style: 'primary',
          confirm: confirm(
            'Hold it on video?',
            `${name} and the interviewers are told that it takes place on video, at the same time.`,
            'On video',
            'Not now',
          ),
        },
      ),
      button(reschedule.button, 'Find another time', { application: situation.application.id }),
    ),
  ]);
}

function settledWords({ situation, interview, lost, version }: RoomLostModel): string {
  const { booking } = interview;
  if (!openEntry(situation)) return 'The application was decided.';
  if (!booking) return 'The interview was called off.';
  if (booking.version !== version) return 'The interview was moved since.';
  if (!booking.room) return 'It takes place on video now.';
  return booking.room.id === lost.id ? '' : `It takes place in ${short(roomWords(booking.room))} now.`;
}
