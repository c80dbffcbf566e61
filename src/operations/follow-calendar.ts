import type { TeamId } from '../core/loop/glossary.ts';
import type { CalendarEvent } from '../core/ports.ts';
import { findInterviewOfEvent } from '../store/event-links.ts';
import { readCursor, saveCursor } from '../store/cursors.ts';
import { findPerson } from '../store/people.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { addressOf } from './addresses.ts';
import { answerInvitation } from './answer-invitation.ts';
import type { World } from './world.ts';

const CURSOR = 'calendar-changes';

/** Takes over the answers that people gave in their calendars since the last look. */
export async function followCalendar(world: World, team: TeamId): Promise<void> {
  const cursor = await readCursor(world.db, team, CURSOR);
  const changes = await world.calendar.changes(team, cursor);
  if (changes.kind === 'gone') return saveCursor(world.db, team, CURSOR, '');
  if (changes.kind !== 'ok') return;
  for (const event of changes.value.events) await takeAnswers(world, team, event);
  if (changes.value.cursor !== cursor) await saveCursor(world.db, team, CURSOR, changes.value.cursor);
}

async function takeAnswers(world: World, team: TeamId, event: CalendarEvent): Promise<void> {
  const interviewId = await findInterviewOfEvent(world.db, team, event.eventId);
  const situation = interviewId && (await findSituationOfInterview(world.db, team, interviewId));
  if (!situation) return;
  const interview = situation.interviews.find(i => i.id === interviewId);
  // An answer to an earlier time says nothing about this one.
  if (!interview?.booking || event.cancelled || !event.time.start.equals(interview.booking.time.start))
    return;
  for (const seat of interview.seats) {
    const address = addressOf(seat.person, await findPerson(world.db, team, seat.person));
    const said = event.answers.find(a => a.address === address);
    if (!said || said.answer === seat.answer?.answer) continue;
    await answerInvitation(
      world,
      { team, person: seat.person },
      {
        seat: seat.id,
        version: interview.booking.version,
        answer: said.answer,
        reason: said.reason,
        via: 'calendar',
      },
    );
  }
}
