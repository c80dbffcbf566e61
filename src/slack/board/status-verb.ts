import { matchByName } from '../../core/loop/match.ts';
import type { Role, Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { listOpenSituations, listSituationsNamed } from '../../store/situations.ts';
import { mayReadReasons } from '../debrief/reasons.ts';
import { readWaits } from '../digest/read-waits.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, type Verb } from '../kernel/kinds.ts';
import { listAllowed, pickList, requireAllowed } from '../pick/applications.ts';
import { listRolesSeen, pickRole, requireRoleSeen } from '../pick/roles.ts';
import { readerOf } from '../pick/reader.ts';
import { boardRef } from './board-refs.ts';
import { boardView, listView, rolesView } from './board-view.ts';
import { candidateCard } from './candidate-card.ts';

export const boardButton = defineButton(boardRef, async (call, { role }) => {
  await tellBoard(call, await requireRoleSeen(call, role));
});

export const candidateButton = defineButton(
  ref('status.candidate', 'application'),
  async (call, { application }) => {
    await tellCandidate(call, await requireAllowed(call, application, 'see the application'));
  },
);

export const statusVerb: Verb = {
  name: 'status',
  usage: '[role | candidate]',
  summary: 'Where everybody stands, by role or for one candidate',
  async run(call, typed) {
    const roles = await listRolesSeen(call);
    const mine = await listAllowed(call, 'see the application');
    if (typed === '') return tellAll(call, roles, mine);
    const person = matchByName(typed, mine, s => s.candidate.name);
    if (person.kind === 'one') return tellCandidate(call, person.found);
    const role = matchByName(typed, roles, r => r.title);
    if (role.kind === 'one') return tellBoard(call, role.found);
    if (person.kind === 'many')
      return call.tell(pickCandidate(`Several are called "${typed}". Which one?`, person.found));
    if (role.kind === 'many')
      return call.tell(pickBoard(`Several roles match "${typed}". Which one?`, role.found));
    const closed = await findClosed(call, typed);
    if (closed) return tellCandidate(call, closed);
    await tellNear(call, typed, person.near, role.near);
  },
};

const pickCandidate = (ask: string, found: readonly Situation[]) =>
  pickList({ ask, label: 'Status', kind: candidateButton, found, nobody: '' });
const pickBoard = (ask: string, roles: readonly Role[]) =>
  pickRole({ ask, label: 'Board', kind: boardRef, roles });

async function tellNear(
  call: Call,
  typed: string,
  people: readonly Situation[],
  roles: readonly Role[],
): Promise<void> {
  const unknown = `No role or candidate of yours is called "${typed}".`;
  const ask = `${unknown} Did you mean one of these?`;
  if (people.length > 0) return call.tell(pickCandidate(ask, people));
  if (roles.length > 0) return call.tell(pickBoard(ask, roles));
  throw new UserError(unknown, 'Yours are under /hire status.');
}

/** Somebody who was rejected, hired or withdrew is still found by name. */
async function findClosed(call: Call, typed: string): Promise<Situation | undefined> {
  const seen = new Set((await listRolesSeen(call, 'all')).map(r => r.id));
  const all = await listSituationsNamed(call.world.db, call.team, typed);
  return all.find(s => seen.has(s.role.id));
}

async function tellAll(call: Call, roles: readonly Role[], mine: readonly Situation[]): Promise<void> {
  if (roles.length > 0) {
    const ids = new Set(roles.map(r => r.id));
    const inside = (await listOpenSituations(call.world.db, call.team)).filter(s => ids.has(s.role.id));
    const waits = await readWaits(call.world, call.team, inside);
    const rows = roles.map(role => ({ role, waits: waits.filter(w => w.situation.role.id === role.id) }));
    return call.tell(rolesView(rows));
  }
  if (mine.length === 0)
    throw new UserError(
      'No open role or candidate is yours to see.',
      'Recruiters open roles with /hire role; what you can do is under /hire help.',
    );
  const waits = await readWaits(call.world, call.team, mine);
  await call.tell(listView('Your candidates', waits, await readerOf(call)));
}

async function tellBoard(call: Call, role: Role): Promise<void> {
  const situations = await listOpenSituations(call.world.db, call.team, role.id);
  const waits = await readWaits(call.world, call.team, situations);
  await call.tell(boardView({ role, waits }, await readerOf(call)));
}

async function tellCandidate(call: Call, situation: Situation): Promise<void> {
  const [wait] = await readWaits(call.world, call.team, [situation]);
  const showsReasons = await mayReadReasons(call.world.db, call.team, call.person, situation);
  const may = await readerOf(call);
  await call.tell(candidateCard({ situation, wait, zone: call.zone, showsReasons, may }));
}
