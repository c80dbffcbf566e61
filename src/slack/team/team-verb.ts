import { refusalOf } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import { isoWeek } from '../../core/time/local-days.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { readTrainings } from '../../operations/read-trainings.ts';
import { listClaims } from '../../store/bookings.ts';
import { findInterviewer, listInterviewers } from '../../store/interviewers.ts';
import { findPerson } from '../../store/people.ts';
import { short } from '../blocks/fit.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton, type Verb } from '../kernel/kinds.ts';
import { showRooms } from '../rooms/room-buttons.ts';
import { interviewerFormView } from './interviewer-form.ts';
import { addInterviewerRef, changeInterviewerRef, type Loaded, teamView } from './team-view.ts';

export const addInterviewer = defineButton(addInterviewerRef, call => openForm(call, ''));
export const changeInterviewer = defineButton(changeInterviewerRef, (call, { person }) =>
  openForm(call, person),
);

export const teamVerb: Verb = {
  name: 'team',
  usage: '[interviewer or rooms]',
  summary: 'Who interviews, on what and how much, and in which rooms; add or change them',
  async run(call, typed, [named]) {
    if (named) return openForm(call, named);
    if (typed.toLowerCase() === 'rooms') return showRooms(call);
    const team = await listInterviewers(call.world.db, call.team);
    if (typed === '') return call.tell(teamView(await withLoad(call, team), await mayChange(call)));
    const match = matchByName(typed, team, i => i.name);
    if (match.kind === 'one' && (await mayChange(call))) return openForm(call, match.found.person);
    const found = match.kind === 'one' ? [match.found] : match.kind === 'many' ? match.found : match.near;
    if (found.length === 0)
      throw new UserError(
        `No interviewer is called "${typed}".`,
        (await mayChange(call))
          ? 'Add them: /hire team, then "Add an interviewer".'
          : 'Everybody who interviews is under /hire team.',
      );
    const asked = {
      one: '',
      many: `Several are called "${short(typed)}":`,
      none: `No interviewer is called "${short(typed)}". Did you mean one of these?`,
    }[match.kind];
    await call.tell(teamView(await withLoad(call, found), await mayChange(call), asked));
  },
};

const mayChange = (call: Call) => isAllowed(call.world.db, call.team, call.person, 'change the team');

async function openForm(call: Call, person: string): Promise<void> {
  if (!(await mayChange(call)))
    throw new UserError(refusalOf('change the team'), 'Your own hours are under /hire me.');
  const known = person === '' ? undefined : await findInterviewer(call.world.db, call.team, person);
  const zone = person === '' ? undefined : (await findPerson(call.world.db, call.team, person))?.zone;
  await call.open(
    interviewerFormView({ catalogue: call.world.catalogue, person, known, zone: zone ?? call.zone }),
  );
}

/** Enough on both sides for the week of any zone. */
const WEEK = { hours: 8 * 24 };

async function withLoad(call: Call, team: readonly Interviewer[]): Promise<Loaded[]> {
  const now = call.world.clock.now();
  const within = { start: now.subtract(WEEK), end: now.add(WEEK) };
  const claims = await listClaims(call.world.db, call.team, within, 'interview');
  const people = team.map(i => i.person);
  const trainings = await readTrainings({ ...call.world, now }, call.team, people);
  return team.map(interviewer => {
    const weekOf = (at: Temporal.Instant) => isoWeek(at.toZonedDateTimeISO(interviewer.zone).toPlainDate());
    const own = claims.filter(c => c.holder === `person:${interviewer.person}`);
    return {
      interviewer,
      thisWeek: own.filter(c => weekOf(c.time.start) === weekOf(now)).length,
      trainings: trainings.filter(t => t.training.person === interviewer.person),
    };
  });
}
