import type { HomeView, KnownBlock } from '@slack/types';
import { plural } from '../../core/loop/text.ts';
import type { World } from '../../operations/world.ts';
import { findPerson } from '../../store/people.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { actions, context, divider, header, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { type RoleRow, roleRow } from '../board/board-view.ts';
import { waitRows } from '../board/wait-rows.ts';
import { type DigestWait, readWaits } from '../digest/read-waits.ts';
import { YOUR_TURN } from '../digest/wait-line.ts';
import { button } from '../kernel/kinds.ts';
import { listAllowed } from '../pick/applications.ts';
import { listRolesSeen } from '../pick/roles.ts';
import { declineButton } from '../schedule/decline-form.ts';
import { acceptButton } from '../schedule/invitation.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';
import { interviewRow } from '../team/me-view.ts';
import { type Mine, myInterviews } from '../team/my-interviews.ts';
import { verbButtons } from './verb-button.ts';

export type HomeModel = {
  waits: readonly DigestWait[];
  interviews: readonly Mine[];
  roles: readonly RoleRow[];
  /** Of the reader. */
  zone: string;
};

/** Reads and words somebody's Home tab: what waits for them, their interviews, their roles, and every verb. */
export async function readHome(world: World, team: string, person: string): Promise<HomeView> {
  const call = { world, team, person };
  const situations = await listAllowed(call, 'see the application');
  const waits = await readWaits(world, team, situations);
  const known = await findPerson(world.db, team, person);
  const workspace = await findWorkspace(world.db, team);
  return homeView({
    waits: waits.filter(w => w.wait.person === person),
    interviews: await myInterviews(call),
    roles: (await listRolesSeen(call)).map(role => ({
      role,
      waits: waits.filter(w => w.situation.role.id === role.id),
    })),
    zone: known?.zone ?? workspace?.zone ?? 'UTC',
  });
}

const WAITS = 20;
const INTERVIEWS = 10;
const ROLES = 12;

export function homeView({ waits, interviews, roles, zone }: HomeModel): HomeView {
  const rest = (all: readonly unknown[], shown: number, where: Mrkdwn) =>
    all.length > shown
      ? [context(mrkdwn`${plural(all.length - shown, 'more is', 'more are')} under ${where}.`)]
      : [];
  return {
    type: 'home',
    blocks: [
      header('Waiting for you'),
      ...(waits.length > 0 ? waitBlocks(waits.slice(0, WAITS)) : [section(NOTHING)]),
      ...rest(waits, WAITS, mrkdwn`\`/hire status\``),
      ...(interviews.length > 0 ? [header('Your interviews')] : []),
      ...interviews.slice(0, INTERVIEWS).map(i => interviewRow(i, zone)),
      ...rest(interviews, INTERVIEWS, mrkdwn`\`/hire me\``),
      ...(roles.length > 0 ? [header('Your roles')] : []),
      ...roles.slice(0, ROLES).map(roleRow),
      ...rest(roles, ROLES, mrkdwn`\`/hire status\``),
      divider,
      ...verbButtons(),
      context(mrkdwn`The same is under \`/hire\` in any conversation.`),
    ],
  };
}

const NOTHING = mrkdwn`Nothing waits for you. :tada:`;

/** Scorecards first: they are the ones that nobody else can do. */
function waitBlocks(waits: readonly DigestWait[]): KnownBlock[] {
  const own = waits.filter(w => w.wait.expected === 'fill the scorecard' && w.wait.seat);
  const others = waits.filter(w => !own.includes(w));
  return [
    ...own.map(scorecardRow),
    ...waitRows(others, { words: yourTurn }).flatMap((row, at) => [...row, ...answerRow(others[at])]),
  ];
}

function answerRow(row: DigestWait | undefined): KnownBlock[] {
  const seat = row?.wait.expected === 'answer the invitation' ? row.wait.seat : undefined;
  const interview = row?.situation.interviews.find(i => i.seats.some(s => s.id === seat));
  if (!seat || !interview?.booking) return [];
  const ids = { seat, version: String(interview.booking.version) };
  return [
    actions(button(acceptButton, 'Accept', ids, { style: 'primary' }), button(declineButton, 'Decline', ids)),
  ];
}

function scorecardRow(row: DigestWait): KnownBlock {
  const fill = button(openScorecardRef, 'Fill it', { seat: row.wait.seat ?? '' }, { style: 'primary' });
  return section(yourTurn(row), fill);
}

function yourTurn({ situation, wait, days, overdue }: DigestWait): Mrkdwn {
  const { candidate, role } = situation;
  const since = days === 0 ? 'since today' : `for ${plural(days, 'day')}`;
  const late = overdue ? mrkdwn` (*overdue*)` : mrkdwn``;
  return mrkdwn`*${YOUR_TURN[wait.expected] ?? wait.expected}:* ${short(candidate.name)} · ${short(role.title)} · ${since}${late}`;
}
