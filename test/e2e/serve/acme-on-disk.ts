import { localCalendar } from '../../../src/calendars/local.ts';
import { addCandidate } from '../../../src/operations/add-candidate.ts';
import { rememberPeople, settleIn } from '../../../src/operations/settle-in.ts';
import type { World } from '../../../src/operations/world.ts';
import type { PersonSeed } from '../../../src/sandbox/slack/options.ts';
import { calendarEvents } from '../../../src/store/calendar-events.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/open.ts';
import { systemClock, systemIds } from '../../../src/system.ts';
import { MIA, PEOPLE, RAE } from '../../slack/company/cast.ts';
import { lifeIn } from '../../slack/company/life.ts';
import { actor, staff } from '../../slack/company/start.ts';
import { catalogue, TEAM } from '../../world.ts';

/** `isBooked`: the interview is, and nothing was done about it yet: no event, no message. */
export type Given = { isBooked?: boolean };

/**
 * Acme in a file, as it is today on this machine's clock: Mia waits for her technical interview, and offers the whole of
 * a Tuesday and a Wednesday soon. Nobody serves it.
 */
export async function acmeOnDisk(file: string, { isBooked = false }: Given): Promise<void> {
  const store = await openStore(`sqlite:${file}`);
  await migrate(store);
  const world: World = {
    db: store.db,
    clock: systemClock,
    ids: systemIds,
    catalogue,
    calendar: localCalendar(calendarEvents(store.db)),
    kick: () => {},
  };
  await rememberPeople(world, PEOPLE.map(known));
  await settleIn(world, TEAM, 'Acme', 'Europe/Berlin');
  await staff(world);
  const life = lifeIn(world);
  const tuesday = tuesdayAfter(systemClock.now().add({ hours: 4 * 24 }));
  const role = await life.openRole({ targetDay: tuesday.add({ days: 60 }).toString() });
  const days = [tuesday, tuesday.add({ days: 1 })];
  const windows = days.map(day => `${day.toString()} 09:00-18:00`).join('\n');
  const { application } = await addCandidate(world, actor(RAE), { ...MIA, role: role.id, windows });
  await life.decide(application);
  await life.score(application, (await life.review(application)).id);
  await life.decide(application, 'advance', 'Deep enough in data.');
  if (isBooked) await life.book(application);
  await store.close();
}

const known = ({ id = '', realName, email, zone, isAdmin = false, isRestricted = false }: PersonSeed) => ({
  team: TEAM,
  id,
  name: realName,
  email,
  zone,
  isAdmin,
  isBot: false,
  isOutside: isRestricted,
});

function tuesdayAfter(moment: Temporal.Instant): Temporal.PlainDate {
  const day = moment.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  return day.add({ days: (9 - day.dayOfWeek) % 7 });
}
