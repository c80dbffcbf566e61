import type { InputBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../core/loop/glossary.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import { interviewsOf } from '../../core/loop/pipeline.ts';
import { mayFill } from '../../core/loop/qualify.ts';
import { openStage, type Situation } from '../../core/loop/situation.ts';
import { InputError, UserError } from '../../core/user-error.ts';
import { assignReviewer } from '../../operations/assign-reviewer.ts';
import { keptOut } from '../../operations/guests.ts';
import { namePeople } from '../../operations/name-people.ts';
import { listClaims } from '../../store/bookings.ts';
import { listInterviewers } from '../../store/interviewers.ts';
import { section } from '../blocks/blocks.ts';
import { type Choice, selectInput } from '../blocks/inputs.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { neverInput } from './people-inputs.ts';

export const reviewerForm = defineModal(
  ref('schedule.reviewer', 'application'),
  async (call, { application }, form) => {
    const reviewer = form.text('reviewer');
    const never = form.list('never');
    if (never.includes(reviewer))
      throw new InputError({ never: 'Whoever reads the answers cannot be ruled out as well.' });
    if (form.has('never')) {
      const named = await namePeople(call.world, call.actor, { application, must: [], never });
      if (!form.has('reviewer'))
        return { kind: 'show', view: reviewerFormView(await readReviewers(call, named)) };
    }
    const { situation, seat } = await assignReviewer(call.world, call.actor, { application, reviewer });
    const text = `The questions for ${situation.candidate.name} and the scorecard went to the reviewer.`;
    return { kind: 'show', view: noteView(seat.scoredAt ? 'Reviewed' : 'Handed out', text) };
  },
);

const WEEKS = { hours: 4 * 7 * 24 };

/** Written work needs no time in a calendar, just somebody to read it. */
export async function openReviewerForm(call: Call, situation: Situation): Promise<void> {
  await call.open(reviewerFormView(await readReviewers(call, situation)));
}

type Model = {
  situation: Situation;
  /** The least busy first; nobody where all were ruled out. */
  people: readonly { member: Interviewer; load: number }[];
  ruledOut: readonly PersonId[];
};

async function readReviewers(call: Call, situation: Situation): Promise<Model> {
  const { db, clock } = call.world;
  const stage = openStage(situation);
  const [plan] = stage ? interviewsOf(stage) : [];
  const [wanted] = plan?.seats ?? [];
  const members = await listInterviewers(db, call.team);
  const pool = stage && wanted ? members.filter(m => mayFill(wanted, stage, situation.role, m)) : [];
  if (pool.length === 0)
    throw new UserError(
      'Nobody on the team knows the layers of this role at its level.',
      'Add people or skills with /hire team.',
    );
  const out = await keptOut(db, situation);
  const ruledOut = out.ruledOut.map(one => one.person);
  const left = pool.filter(m => ![...ruledOut, ...out.know].includes(m.person));
  const now = clock.now();
  const within = { start: now.subtract(WEEKS), end: now.add(WEEKS) };
  const claims = await listClaims(db, call.team, within, 'interview');
  const load = (m: Interviewer) => claims.filter(c => c.holder === `person:${m.person}`).length;
  const people = left.map(m => ({ member: m, load: load(m) }));
  people.sort((a, b) => a.load - b.load || (a.member.person < b.member.person ? -1 : 1));
  return { situation, people, ruledOut };
}

/** Slack takes 100 options. */
const PEOPLE = 100;

export function reviewerFormView({ situation, people, ruledOut }: Model): ModalView {
  const choices = people.slice(0, PEOPLE).map(({ member, load }) => ({
    value: member.person,
    text: member.name,
    description: `${member.level}, ${load === 0 ? 'no interviews' : `${load} interviews`} in these eight weeks`,
  }));
  const stage = openStage(situation)?.name ?? '';
  return modal(
    reviewerForm,
    { application: situation.application.id },
    {
      title: 'Choose a reviewer',
      submit: choices.length > 0 ? 'Hand out' : 'Look again',
      close: 'Cancel',
      blocks: [
        section(mrkdwn`*${short(situation.candidate.name)}* · ${stage} · ${short(situation.role.title)}`),
        ...(choices.length > 0 ? [reviewerInput(choices)] : [section(mrkdwn`${NOBODY_LEFT}`)]),
        neverInput(situation.candidate.name, ruledOut),
      ],
    },
  );
}

const NOBODY_LEFT =
  'Nobody who could read the answers is left: all were ruled out, or know the candidate. Take somebody out below.';

function reviewerInput(choices: readonly Choice[]): InputBlock {
  return selectInput('reviewer', {
    label: 'Who reads the answers',
    choices,
    initial: choices[0]?.value ?? '',
    hint: 'The least busy first. They get the questions and the scorecard at once.',
  });
}
