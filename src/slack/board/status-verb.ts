import { matchByName } from '../../core/loop/match.ts';
import { openStage, type Role, type Situation } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import { listOpenSituations, listSituationsNamed } from '../../store/situations.ts';
import { context, header, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, short } from '../blocks/text.ts';
import { readWaits } from '../digest/read-digest.ts';
import type { Call } from '../kernel/call.ts';
import { button, defineButton, type Verb } from '../kernel/kinds.ts';
import { listAllowed } from '../pick/applications.ts';
import { listRolesSeen } from '../pick/roles.ts';
import { candidateCard } from './candidate-card.ts';
import { waitRows } from './wait-rows.ts';

export const boardButton = defineButton<'role'>('board.role', async (call, { role: id }) => {
  const role = (await listRolesSeen(call, 'all')).find(r => r.id === id);
  if (!role) throw new UserError('This role is not yours to see.');
  await tellBoard(call, role);
});

export const statusVerb: Verb = {
  name: 'status',
  usage: '[role | candidate]',
  summary: 'Where everybody stands, by role or for one candidate',
  async run(call, typed) {
    const roles = await listRolesSeen(call);
    const mine = await listAllowed(call, 'see the application');
    if (typed === '') return tellRoles(call, roles, mine);
    const person = matchByName(typed, mine, s => s.candidate.name);
    if (person.kind === 'one') return tellCandidate(call, person.found);
    const role = matchByName(typed, roles, r => r.title);
    if (role.kind === 'one') return tellBoard(call, role.found);
    if (person.kind === 'many')
      return call.tell(await listView(call, `Several are called "${typed}".`, person.found));
    const closed = await findClosed(call, typed);
    if (closed) return tellCandidate(call, closed);
    const near = [
      ...(role.kind === 'many' ? role.found : role.near).map(r => r.title),
      ...(person.kind === 'none' ? person.near : []).map(s => s.candidate.name),
    ];
    const hint =
      near.length > 0
        ? `Did you mean ${near.slice(0, 5).join(', ')}?`
        : 'Ask for one of the roles under /hire status.';
    throw new UserError(`No role or candidate of yours is called "${typed}".`, hint);
  },
};

/** Somebody who was rejected, hired or withdrew is still found by name. */
async function findClosed(call: Call, typed: string): Promise<Situation | undefined> {
  const seen = new Set((await listRolesSeen(call, 'all')).map(r => r.id));
  const all = await listSituationsNamed(call.world.db, call.team, typed);
  return all.find(s => seen.has(s.role.id));
}

async function tellRoles(call: Call, roles: readonly Role[], mine: readonly Situation[]): Promise<void> {
  if (roles.length === 0 && mine.length > 0) return call.tell(await listView(call, 'Your candidates', mine));
  if (roles.length === 0)
    throw new UserError('No open role is yours to see.', 'Recruiters open roles with /hire role.');
  await call.tell(await rolesView(call, roles));
}

const ROLES = 20;

async function rolesView(call: Call, roles: readonly Role[]): Promise<MessageView> {
  const rows = [];
  for (const role of roles.slice(0, ROLES)) {
    const waits = await readWaits(
      call.world,
      call.team,
      await listOpenSituations(call.world.db, call.team, role.id),
    );
    rows.push({ role, inside: waits.length, overdue: waits.filter(w => w.overdue).length });
  }
  return {
    text: rows
      .map(r => `${short(r.role.title)}: ${plural(r.inside, 'candidate')}, ${r.overdue} overdue`)
      .join('; '),
    blocks: [
      header('Open roles'),
      ...rows.map(({ role, inside, overdue }) =>
        section(
          lines(
            mrkdwn`*${short(role.title)}* · ${role.level} · filled by ${role.targetDay.toString()}`,
            mrkdwn`${plural(inside, 'candidate')} inside · ${overdue > 0 ? `:red_circle: ${overdue} overdue` : 'nothing overdue'}`,
          ),
          button(boardButton, 'Board', { role: role.id }),
        ),
      ),
      ...(roles.length > ROLES ? [context(mrkdwn`${roles.length - ROLES} more: name one.`)] : []),
    ],
  };
}

async function tellBoard(call: Call, role: Role): Promise<void> {
  const situations = await listOpenSituations(call.world.db, call.team, role.id);
  const waits = await readWaits(call.world, call.team, situations);
  const byStage = role.pipeline.stages.map(stage => ({
    stage,
    waits: waits.filter(w => openStage(w.situation)?.id === stage.id),
  }));
  const filled = byStage.filter(s => s.waits.length > 0);
  await call.tell({
    text: `${role.title}: ${filled.map(s => `${s.stage.name}: ${s.waits.map(w => w.situation.candidate.name).join(', ')}`).join('; ') || 'nobody is inside'}`,
    blocks: [
      header(short(role.title)),
      context(
        mrkdwn`${role.closed ? `closed (${role.closed.why})` : `open, filled by ${role.targetDay.toString()}`}`,
      ),
      ...filled.flatMap(({ stage, waits: own }) => [
        section(mrkdwn`*${stage.name}* · ${own.length}`),
        ...waitRows(own, STAGE_ROWS),
      ]),
      ...(filled.length === 0
        ? [section(mrkdwn`Nobody is in the pipeline. Add people with \`/hire candidate\`.`)]
        : []),
    ],
  });
}

/** Slack shows 50 blocks in a message: a few of each stage, the longest overdue first. */
const STAGE_ROWS = 7;

async function listView(call: Call, title: string, situations: readonly Situation[]): Promise<MessageView> {
  const waits = await readWaits(call.world, call.team, situations);
  return {
    text: `${title}: ${situations.map(s => `${s.candidate.name} (${s.role.title})`).join(', ')}`,
    blocks: [section(mrkdwn`*${title}*`), ...waitRows(waits, 20)],
  };
}

async function tellCandidate(call: Call, situation: Situation): Promise<void> {
  const [wait] = await readWaits(call.world, call.team, [situation]);
  await call.tell(candidateCard({ situation, wait, person: call.person }));
}
