import type { KnownBlock } from '@slack/types';
import { openStage, type Role, type Situation } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { context, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { dateWords } from '../blocks/time.ts';
import type { DigestWait } from '../digest/read-waits.ts';
import { waitWords } from '../digest/wait-line.ts';
import { button } from '../kernel/kinds.ts';
import type { May } from '../pick/reader.ts';
import { boardRef } from './board-refs.ts';
import { waitRows } from './wait-rows.ts';

export type RoleRow = { role: Role; waits: readonly DigestWait[] };

/** The open roles, each with where its candidates are. */
export function rolesView(rows: readonly RoleRow[]): MessageView {
  const each = rows.map(r => `${short(r.role.title)}: ${countWords(r)}`);
  return message(
    `${plural(rows.length, 'open role')}. ${each.join('; ')}`,
    withRows({
      room: IN_MESSAGE,
      head: [header('Open roles')],
      rows: rows.map(r => [roleRow(r)]),
      more: left => mrkdwn`${left} more: name one, \`/hire status Platform\`.`,
    }),
  );
}

/** One open role: how many are inside, how many of them overdue, and the way to its board. */
export function roleRow(row: RoleRow): KnownBlock {
  return section(roleLines(row), button(boardRef, 'Board', { role: row.role.id }));
}

function roleLines(row: RoleRow): Mrkdwn {
  const { role, waits } = row;
  const stages = byStage(row).map(({ name, own }) => `${name} ${own.length}`);
  const late = waits.some(w => w.overdue) ? ':red_circle: ' : '';
  return lines(
    mrkdwn`*${short(role.title)}* · ${role.level} · to be filled by ${dateWords(role.targetDay)}`,
    mrkdwn`${late}${countWords(row)}`,
    stages.length > 0 ? mrkdwn`_${stages.join(' → ')}_` : undefined,
  );
}

function countWords({ waits }: RoleRow): string {
  const overdue = waits.filter(w => w.overdue).length;
  if (waits.length === 0) return 'nobody inside';
  return `${plural(waits.length, 'candidate')} inside, ${overdue > 0 ? `${overdue} overdue` : 'nobody overdue'}`;
}

/** Stages that somebody is in, in the order of the pipeline. */
function byStage({ role, waits }: RoleRow): { name: string; own: DigestWait[] }[] {
  return role.pipeline.stages
    .map(({ id, name }) => ({ name, own: waits.filter(w => openStage(w.situation)?.id === id) }))
    .filter(({ own }) => own.length > 0);
}

/** One role: who is at which stage, and what each waits for. */
export function boardView(row: RoleRow, may: May): MessageView {
  const { role } = row;
  const stages = byStage(row);
  const spoken = stages.map(
    ({ name, own }) =>
      `${name}: ${own.map(w => `${short(w.situation.candidate.name)} ${waitWords(w)}`).join(', ')}`,
  );
  const state = role.closed
    ? `closed (${role.closed.why})`
    : `open, to be filled by ${dateWords(role.targetDay)}`;
  const people = mrkdwn`${mention(role.hiringManager)} decides, ${mention(role.recruiter)} recruits`;
  const rows = stages.flatMap(({ name, own }) => withHeading(name, waitRows(own, { may, stageKnown: true })));
  return message(
    `${short(role.title)}: ${spoken.join('; ') || 'nobody is inside'}.`,
    withRows({
      room: IN_MESSAGE,
      head: [header(short(role.title)), context(mrkdwn`${state} · ${people}`)],
      rows: rows.length > 0 ? rows : [[section(NOBODY)]],
      more: left => mrkdwn`${left} more: name a candidate, \`/hire status Mia\`.`,
    }),
  );
}

const NOBODY = mrkdwn`Nobody is in the pipeline. Add people with \`/hire candidate\`.`;

/** The first row of a stage brings its name along. */
function withHeading(name: string, rows: KnownBlock[][]): KnownBlock[][] {
  const heading = section(mrkdwn`*${name}* · ${rows.length}`);
  return rows.map((row, at) => (at === 0 ? [heading, ...row] : row));
}

/** Candidates of somebody who has no role to look at, or of one name. */
export function listView(title: string, waits: readonly DigestWait[], may: May): MessageView {
  const names = waits.map(({ situation }) => nameOf(situation)).join(', ');
  return message(
    `${title}: ${names}`,
    withRows({ room: IN_MESSAGE, head: [section(mrkdwn`*${title}*`)], rows: waitRows(waits, { may }) }),
  );
}

const nameOf = ({ candidate, role }: Situation) => `${short(candidate.name)} (${short(role.title)})`;
