import type { TeamId } from '../core/loop/glossary.ts';
import type { CalendarChange } from '../core/ports.ts';
import { type EventLink, findLinkOfEvent } from '../store/event-links.ts';
import { readCursor, saveCursor } from '../store/cursors.ts';
import { missingAtOnce, tellMissing } from './missing-events.ts';
import { operate, type Step } from './operate.ts';
import { takeAnswers } from './outbox.ts';
import { itself, type World } from './world.ts';

const CURSOR = 'calendar-changes';
/** Pages of changes taken at a time; what is left waits for the next look. */
const PAGES = 20;
const A_WEEK = { hours: 7 * 24 };

/** Notices which of our events changed in people's calendars since the last look, and has answers and edits taken over. */
export async function followCalendar(world: World, team: TeamId): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    const cursor = await readCursor(world.db, team, CURSOR);
    const changes = await world.calendar.changes(team, cursor || undefined);
    // Too old to go on from: the next look starts anew, and finds nothing new in what is known already.
    if (changes.kind === 'gone') return saveCursor(world.db, team, CURSOR, '');
    if (changes.kind !== 'ok' || changes.value.cursor === cursor) return;
    await operate(world, itself(team), 'follow-calendar', async step => {
      const { events } = changes.value;
      const missing = await missingAtOnce(step, await goneOf(step, events));
      const doubted = new Set(missing.map(link => link.eventId));
      for (const event of events) if (!doubted.has(event.eventId)) await notice(step, event);
      await tellMissing(step, missing);
      await saveCursor(step.tx, team, CURSOR, changes.value.cursor);
    });
    if (changes.value.events.length === 0) return;
  }
}

/** What we cancelled ourselves has no link any more. */
async function goneOf(step: Step, events: readonly CalendarChange[]): Promise<EventLink[]> {
  const gone = events.filter(e => e.cancelled);
  const links = await Promise.all(gone.map(e => findLinkOfEvent(step.tx, step.team, e.eventId)));
  return links.flatMap(link => (link?.etag ? [link] : []));
}

async function notice(step: Step, event: CalendarChange): Promise<void> {
  const link = await findLinkOfEvent(step.tx, step.team, event.eventId);
  if (event.cancelled || !('time' in event)) {
    // What we cancelled ourselves has no link any more.
    if (link?.etag)
      await takeAnswers(step, link.appointment, `gone after ${link.etag}`, step.now.add(A_WEEK));
    return;
  }
  if (Temporal.Instant.compare(event.time.end, step.now) <= 0) return;
  // As we wrote it ourselves: no news.
  if (!link || link.etag === event.etag) return;
  await takeAnswers(step, link.appointment, event.etag, event.time.end);
}
