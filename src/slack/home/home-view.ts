import type { HomeView, KnownBlock } from '@slack/types';
import type { Role } from '../../core/loop/situation.ts';
import type { World } from '../../operations/world.ts';
import { context, divider, header, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, short } from '../blocks/text.ts';
import { when } from '../blocks/time.ts';
import { boardButton } from '../board/status-verb.ts';
import { waitRows } from '../board/wait-rows.ts';
import { type DigestWait, readWaits } from '../digest/read-digest.ts';
import { button } from '../kernel/kinds.ts';
import { kitButton } from '../kit/open-kit.ts';
import { listAllowed } from '../pick/applications.ts';
import { listRolesSeen } from '../pick/roles.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';
import { type Mine, myInterviews } from '../team/me-verb.ts';
import { verbButtons } from './verb-button.ts';

export type HomeModel = {
  person: string;
  waits: readonly DigestWait[];
  interviews: readonly Mine[];
  roles: readonly Role[];
};

/** Reads and words somebody's Home tab: what waits for them, their interviews, their roles, and every verb. */
export async function homeView(world: World, team: string, person: string): Promise<HomeView> {
  const call = { world, team, person };
  const situations = await listAllowed(call, 'see the application');
  const waits = await readWaits(world, team, situations);
  return homeOf({
    person,
    waits: waits.filter(w => w.wait.person === person),
    interviews: await myInterviews(call),
    roles: await listRolesSeen(call),
  });
}

const WAITS = 12;
const INTERVIEWS = 10;
const ROLES = 12;

export function homeOf({ person, waits, interviews, roles }: HomeModel): HomeView {
  const blocks: KnownBlock[] = [
    header('Waiting for you'),
    ...(waits.length > 0 ? waitBlocks(waits) : [section(mrkdwn`Nothing waits for you. :tada:`)]),
    ...(interviews.length > 0
      ? [header('Your interviews'), ...interviews.slice(0, INTERVIEWS).map(i => interviewRow(i, person))]
      : []),
    ...(roles.length > 0 ? [header('Your roles'), ...roles.slice(0, ROLES).map(roleRow)] : []),
    divider,
    ...verbButtons(),
    context(mrkdwn`The same is under \`/hire\` in any conversation.`),
  ];
  return { type: 'home', blocks };
}

function waitBlocks(waits: readonly DigestWait[]): KnownBlock[] {
  const own = waits.filter(w => w.wait.expected === 'fill the scorecard' && w.wait.seat);
  const others = waits.filter(w => !own.includes(w));
  return [
    ...own
      .slice(0, WAITS)
      .map(({ situation, wait }) =>
        section(
          mrkdwn`Scorecard for *${short(situation.candidate.name)}* · ${short(situation.role.title)}`,
          button(openScorecardRef, 'Fill it', { seat: wait.seat ?? '' }, { style: 'primary' }),
        ),
      ),
    ...waitRows(others, WAITS),
  ];
}

function interviewRow({ situation, interview }: Mine, person: string): KnownBlock {
  const { booking } = interview;
  const answer = interview.seats.find(s => s.person === person)?.answer?.answer ?? 'not answered yet';
  return section(
    lines(
      mrkdwn`*${booking ? when(booking.time.start, booking.zone) : ''}* · ${interview.name}`,
      mrkdwn`${short(situation.candidate.name)} · ${short(situation.role.title)} · ${answer}`,
    ),
    button(kitButton, 'Questions', { interview: interview.id }),
  );
}

function roleRow(role: Role): KnownBlock {
  return section(
    mrkdwn`*${short(role.title)}* · filled by ${role.targetDay.toString()}`,
    button(boardButton, 'Board', { role: role.id }),
  );
}
