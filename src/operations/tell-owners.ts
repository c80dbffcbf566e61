import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { listStaff } from '../store/people.ts';
import type { Look } from './look-at-calendar.ts';
import { operate, type Step } from './operate.ts';
import { postNotice } from './outbox.ts';
import { isRoom } from './room-calendars.ts';
import { tellLostCalendar } from './tell-lost-calendar.ts';
import { itself, type World } from './world.ts';

/**
 * Tells people, once a day, that somebody has to give access to their calendar, or to say whether it is right that it
 * is empty. Where no calendar can be read at all, the recruiters are told instead of everybody.
 */
export async function tellOwners(
  world: World,
  team: TeamId,
  looks: ReadonlyMap<PersonId, Look>,
): Promise<void> {
  // Nobody owns a room: whoever looks for times reads that its calendar cannot be read, and the doctor says why.
  const people = [...looks].filter(([holder]) => !isRoom(holder));
  const those = (fits: (look: Look) => boolean) => people.filter(([, l]) => fits(l)).map(([p]) => p);
  const refused = those(l => l.kind === 'refused');
  const wholly = those(l => l.kind === 'refused' && l.wholly === true);
  const doubted = those(l => l.kind === 'doubted');
  if (refused.length + doubted.length === 0) return;
  await operate(world, itself(team), 'mirror-calendars', async step => {
    const staff = (await listStaff(step.tx, team)).filter(s => s.duty === 'recruiter');
    const whose = wholly.length > 0 ? 'all' : 'own';
    const told = whose === 'all' ? staff.map(s => s.person) : refused;
    for (const person of told) await tell(step, person, { notice: 'calendar-access', ids: { whose } });
    if (whose === 'own') for (const person of refused) await tellLostCalendar(step, person);
    for (const person of doubted) await tell(step, person, { notice: 'calendar-emptied', ids: { person } });
  });
}

async function tell(
  step: Step,
  person: PersonId,
  ref: { notice: string; ids: Record<string, string> },
): Promise<void> {
  const day = step.now.toZonedDateTimeISO('UTC').toPlainDate();
  await postNotice(step, {
    key: `${ref.notice}:${person}:${day.toString()}`,
    ref,
    to: person,
    subject: `calendar:${person}`,
    notAfter: step.now.add({ hours: 20 }),
  });
}
