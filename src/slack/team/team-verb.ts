import { refusalOf } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { listClaims } from '../../store/bookings.ts';
import { findInterviewer, listInterviewers } from '../../store/interviewers.ts';
import { actions, context, header, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, mention, short } from '../blocks/text.ts';
import type { Call } from '../kernel/call.ts';
import { button, defineButton, type Verb } from '../kernel/kinds.ts';
import { interviewerFormView } from './interviewer-form.ts';

export const addInterviewer = defineButton('team.add', call => openForm(call, ''));
export const changeInterviewer = defineButton<'person'>('team.change', (call, { person }) =>
  openForm(call, person),
);

export const teamVerb: Verb = {
  name: 'team',
  usage: '[interviewer]',
  summary: 'Who interviews, on what and how much; add or change somebody',
  async run(call, typed) {
    const team = await listInterviewers(call.world.db, call.team);
    if (typed === '') return call.tell(teamView(await withLoad(call, team), await mayChange(call)));
    const named = /^<@(\w+)/.exec(typed)?.[1];
    if (named) return openForm(call, named);
    const match = matchByName(typed, team, i => i.name);
    if (match.kind === 'one') return openForm(call, match.found.person);
    const near = match.kind === 'many' ? match.found : match.near;
    const hint =
      near.length > 0
        ? `Did you mean ${near.map(n => n.name).join(', ')}?`
        : 'Add them: /hire team, then "Add an interviewer".';
    throw new UserError(`No one interviewer is called "${typed}".`, hint);
  },
};

const mayChange = (call: Call) => isAllowed(call.world.db, call.team, call.person, 'change the team');

async function openForm(call: Call, person: string): Promise<void> {
  if (!(await mayChange(call)))
    throw new UserError(refusalOf('change the team'), 'Your own hours are under /hire me.');
  const known = person === '' ? undefined : await findInterviewer(call.world.db, call.team, person);
  await call.open(interviewerFormView({ catalogue: call.world.catalogue, person, known, zone: call.zone }));
}

type Loaded = { interviewer: Interviewer; thisWeek: number };

async function withLoad(call: Call, team: readonly Interviewer[]): Promise<Loaded[]> {
  const now = call.world.clock.now();
  return Promise.all(
    team.map(async interviewer => {
      const today = now.toZonedDateTimeISO(interviewer.zone).startOfDay();
      const monday = today.subtract({ days: today.dayOfWeek - 1 });
      const week = { start: monday.toInstant(), end: monday.add({ days: 7 }).toInstant() };
      const claims = await listClaims(call.world.db, call.team, week);
      return {
        interviewer,
        thisWeek: claims.filter(c => c.holder === `person:${interviewer.person}`).length,
      };
    }),
  );
}

const LISTED = 30;

export function teamView(team: readonly Loaded[], mayAdd: boolean): MessageView {
  const shown = team.slice(0, LISTED);
  const add = mayAdd ? [actions(button(addInterviewer, 'Add an interviewer', {}, { style: 'primary' }))] : [];
  if (team.length === 0) {
    return {
      text: 'Nobody interviews yet.',
      blocks: [
        section(
          mrkdwn`Nobody interviews yet. Add the first: a pool of five or more finds times at the first try.`,
        ),
        ...add,
      ],
    };
  }
  return {
    text: `Interviewers: ${shown.map(t => `${t.interviewer.name} (${t.interviewer.level})`).join(', ')}`,
    blocks: [
      header('Interviewers'),
      ...shown.map(t =>
        section(
          rowOf(t),
          mayAdd ? button(changeInterviewer, 'Change', { person: t.interviewer.person }) : undefined,
        ),
      ),
      ...(team.length > LISTED
        ? [context(mrkdwn`${team.length - LISTED} more: name one, \`/hire team Ana\`.`)]
        : []),
      ...add,
    ],
  };
}

function rowOf({ interviewer, thisWeek }: Loaded) {
  const { level, skills, perWeek, paused, isOutside, zone } = interviewer;
  const known = Object.entries(skills).map(([skill, quality]) => `${skill} ${quality}`);
  const state = isOutside ? ' · _left the workspace_' : paused ? ' · _on a pause_' : '';
  return lines(
    mrkdwn`*${mention(interviewer.person)}* · ${level} · ${zone}${state === '' ? mrkdwn`` : mrkdwn`${state}`}`,
    mrkdwn`${short(known.join(', '))} · ${thisWeek}${perWeek === undefined ? '' : ` of ${perWeek}`} this week`,
  );
}
