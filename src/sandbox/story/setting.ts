import { changeSettings } from '../../operations/change-settings.ts';
import { setInterviewer } from '../../operations/set-interviewer.ts';
import { setRoom } from '../../operations/set-room.ts';
import { saveCalendarEvent } from '../../store/calendar-events.ts';
import { COMPANY, EMPLOYEES, ROOMS, usualHours } from '../company.ts';
import { FIRST_MORNING } from '../clock.ts';
import { act, inBerlin, type Stage } from './actors.ts';

/** Who recruits, who interviews on what, and what is in everybody's calendar before the story begins. */
export async function setTheScene(stage: Stage): Promise<void> {
  await changeSettings(stage.world, act(stage, 'rae'), {
    zone: COMPANY.zone,
    quietFrom: '18:00',
    quietTo: '09:00',
    digestTime: '09:00',
    daysOff: '2026-12-24 Christmas Eve\n2026-12-25 Christmas\n2027-01-01 New Year',
    admins: [],
    recruiters: [stage.person('rae')],
  });
  for (const { name, zone, interviews } of EMPLOYEES) {
    if (!interviews) continue;
    const { level, skills, hours, perDay = '2', perWeek = '4' } = interviews;
    await setInterviewer(stage.world, act(stage, 'rae'), {
      person: stage.person(name),
      level,
      skills,
      zone,
      perDay,
      perWeek,
      hours: usualHours(hours),
      buffer: '0',
    });
  }
  for (const room of ROOMS) await setRoom(stage.world, act(stage, 'rae'), { room: '', ...room });
  await fillCalendars(stage);
}

type Habit = { name: string; title: string; weekdays: readonly number[]; from: string; to: string };

/** What people's weeks are made of: enough to make times scarce. Weekdays count from Monday, times are Berlin's. */
const HABITS: readonly Habit[] = [
  ...['ana', 'bo', 'dee', 'hana'].map(name => ({
    name,
    title: 'Payments stand-up',
    weekdays: [1, 2, 3, 4, 5],
    from: '09:30',
    to: '09:45',
  })),
  ...['eli', 'fay', 'cy', 'tomas'].map(name => ({
    name,
    title: 'Platform stand-up',
    weekdays: [1, 2, 3, 4, 5],
    from: '10:00',
    to: '10:15',
  })),
  { name: 'ana', title: 'Focus: ledger migration', weekdays: [2, 4], from: '13:00', to: '15:00' },
  { name: 'bo', title: 'Focus: API review', weekdays: [1, 3], from: '10:00', to: '12:00' },
  { name: 'cy', title: 'Architecture forum', weekdays: [3], from: '15:00', to: '16:30' },
  { name: 'fay', title: 'Incident review', weekdays: [4], from: '11:00', to: '12:00' },
  { name: 'eli', title: 'Pairing', weekdays: [1, 5], from: '14:00', to: '16:00' },
  { name: 'lee', title: 'Leadership round', weekdays: [1, 3, 5], from: '10:00', to: '11:30' },
  { name: 'booth', title: 'Phone calls', weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '10:30' },
  { name: 'havel', title: 'All hands', weekdays: [5], from: '14:00', to: '15:00' },
  { name: 'ivy', title: 'Design review', weekdays: [2], from: '16:00', to: '17:30' },
];

const WEEKS = 5;

async function fillCalendars(stage: Stage): Promise<void> {
  const first = FIRST_MORNING.toZonedDateTimeISO(COMPANY.zone).toPlainDate();
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  for (const habit of HABITS) {
    for (let week = 0; week < WEEKS; week += 1) {
      for (const weekday of habit.weekdays) {
        const day = monday.add({ days: week * 7 + weekday - 1 }).toString();
        await keepBusy(stage, habit.name, habit.title, {
          start: inBerlin(`${day}T${habit.from}`),
          end: inBerlin(`${day}T${habit.to}`),
        });
      }
    }
  }
  const away = { start: utcMidnight('2026-12-07'), end: utcMidnight('2026-12-10') };
  await keepBusy(stage, 'eli', 'Holiday', away, true);
}

const utcMidnight = (day: string) => Temporal.Instant.from(`${day}T00:00:00Z`);

async function keepBusy(
  { world, team }: Stage,
  name: string,
  title: string,
  time: { start: Temporal.Instant; end: Temporal.Instant },
  allDay = false,
): Promise<void> {
  const calendar = `${name}@brightwater.test`;
  const event = {
    id: world.ids.next(),
    calendar,
    version: 1,
    title,
    description: '',
    time,
    zone: COMPANY.zone,
    allDay,
    transparency: 'busy' as const,
    status: 'confirmed' as const,
    attendees: [],
  };
  await world.db.transaction().execute(tx => saveCalendarEvent(tx, team, event, 0));
}
