import { nudgeRules } from '../../../src/core/clock/nudge-rules.ts';
import { boardView, listView, rolesView } from '../../../src/slack/board/board-view.ts';
import { candidateCard } from '../../../src/slack/board/candidate-card.ts';
import { stalledView } from '../../../src/slack/board/stalled-verb.ts';
import { arrivedMessage } from '../../../src/slack/candidate/arrived-notice.ts';
import { addedView, candidateFormView } from '../../../src/slack/candidate/candidate-form.ts';
import { timesFormView, timesKeptView } from '../../../src/slack/candidate/times-form.ts';
import { debriefView } from '../../../src/slack/debrief/debrief-view.ts';
import { decidedMessage } from '../../../src/slack/debrief/decided-notice.ts';
import { decidedView } from '../../../src/slack/debrief/decided-view.ts';
import { decisionView } from '../../../src/slack/debrief/decision-form.ts';
import { evaluationMessage } from '../../../src/slack/debrief/evaluation-notice.ts';
import { companyView } from '../../../src/slack/digest/company-view.ts';
import type { DigestWait } from '../../../src/slack/digest/read-digest.ts';
import { digestView } from '../../../src/slack/digest/digest-view.ts';
import { helpView } from '../../../src/slack/help/help-verb.ts';
import { homeView } from '../../../src/slack/home/home-view.ts';
import { loadingView, modalOfMessage, note, noteView, refusal } from '../../../src/slack/kernel/screens.ts';
import { kitMessage } from '../../../src/slack/kit/kit-notice.ts';
import { kitsMessage } from '../../../src/slack/kit/kit-verb.ts';
import { kitView } from '../../../src/slack/kit/kit-view.ts';
import { nudgeMessage } from '../../../src/slack/nudge/nudge-notice.ts';
import { troubleMessage } from '../../../src/slack/nudge/trouble-notice.ts';
import { pickList } from '../../../src/slack/pick/applications.ts';
import { pickRole } from '../../../src/slack/pick/roles.ts';
import { roleCard, roleOpenedMessage, roleOpenedView } from '../../../src/slack/role/role-card.ts';
import { roleFormView } from '../../../src/slack/role/role-form.ts';
import {
  bookedMessage,
  bookedView,
  replacedMessage,
  replacedView,
} from '../../../src/slack/schedule/booked-view.ts';
import { bookingView } from '../../../src/slack/schedule/booking-notice.ts';
import { cancelView } from '../../../src/slack/schedule/cancel-verb.ts';
import { cancelledView } from '../../../src/slack/schedule/cancelled-notice.ts';
import { declinedView } from '../../../src/slack/schedule/declined-notice.ts';
import { declineView, invitationView } from '../../../src/slack/schedule/invitation.ts';
import { proposalView } from '../../../src/slack/schedule/proposal-view.ts';
import { rescheduleView } from '../../../src/slack/schedule/reschedule-verb.ts';
import { reviewerFormView } from '../../../src/slack/schedule/reviewer-form.ts';
import { noTimesMessage } from '../../../src/slack/schedule/schedule-verb.ts';
import { scheduleRef } from '../../../src/slack/schedule/schedule-refs.ts';
import { boardRef } from '../../../src/slack/board/board-refs.ts';
import { scorecardMessage } from '../../../src/slack/scorecard/scorecard-notice.ts';
import { scorecardView } from '../../../src/slack/scorecard/scorecard-view.ts';
import { submittedView } from '../../../src/slack/scorecard/submitted-view.ts';
import { hoursFormView, interviewerFormView } from '../../../src/slack/team/interviewer-form.ts';
import { blockView } from '../../../src/slack/team/me-verb.ts';
import { meView } from '../../../src/slack/team/me-view.ts';
import { settingsView } from '../../../src/slack/team/settings-verb.ts';
import { teamView } from '../../../src/slack/team/team-view.ts';
import { verbs } from '../../../src/slack/verbs.ts';
import { worstCard, worstEvaluation, worstForm, worstKit } from './cards.ts';
import { NOW, times, user, uuid, type Worst, ZONE } from './models.ts';

/** What is shown for the largest models: each builder in as many ways as it has. */
type Case = (worst: Worst) => unknown[];

const ids = { seat: uuid(1), version: '99' };
const toAnswer = (row: DigestWait): DigestWait => ({
  ...row,
  wait: { ...row.wait, expected: 'answer the invitation' },
});
const lastEntry = (w: Worst) => w.situation().entries.at(-1)!;
const scorecard = (w: Worst) => {
  const form = worstForm(w);
  const before = worstCard(w, form, 1);
  const situation = w.situation();
  const [interview] = situation.interviews;
  const ticked = form.redFlags.map(f => f.id);
  return { situation, interview: interview!, seat: interview!.seats[0]!, form, before, ticked, zone: ZONE };
};
const mine = (w: Worst) => {
  const situation = w.situation();
  return times(100, () => ({
    situation,
    interview: situation.interviews[0]!,
    seat: situation.interviews[0]!.seats[0]!,
  }));
};
const evaluationOf = (w: Worst) => ({
  situation: w.situation(),
  entry: lastEntry(w),
  evaluation: worstEvaluation(w),
  reader: user(1),
  showsReasons: true,
});

export const CASES: Readonly<Record<string, Case>> = {
  'board/board-view.ts#rolesView': w => [rolesView(times(50, at => ({ role: w.role(at), waits: w.waits })))],
  'board/board-view.ts#boardView': w => [
    boardView({ role: w.role(), waits: w.waits }),
    boardView({ role: w.role(), waits: [] }),
  ],
  'board/board-view.ts#listView': w => [listView(w.text(300), w.waits)],
  'board/candidate-card.ts#candidateCard': w => [
    candidateCard({ situation: w.situation(), wait: w.wait(0), zone: ZONE, showsReasons: true }),
  ],
  'board/stalled-verb.ts#stalledView': w => [
    stalledView(w.waits),
    stalledView(times(100, at => ({ ...w.wait(at), overdue: false }))),
    stalledView([]),
  ],
  'candidate/arrived-notice.ts#arrivedMessage': w => [
    arrivedMessage(w.situation()),
    arrivedMessage({ ...w.situation(), entries: [{ ...lastEntry(w), position: 0 }] }),
  ],
  'candidate/candidate-form.ts#candidateFormView': w => [
    candidateFormView({
      roles: times(150, at => w.role(at)),
      role: uuid(1000),
      name: w.text(300),
      zone: ZONE,
      near: times(5, () => w.name),
    }),
  ],
  'candidate/candidate-form.ts#addedView': w => [
    addedView({ application: uuid(2), candidate: w.candidate, role: w.role(), known: true }),
  ],
  'candidate/times-form.ts#timesFormView': w => [timesFormView(w.situation())],
  'candidate/times-form.ts#timesKeptView': w => [
    timesKeptView({ ...w.situation(), interviews: [] }),
    timesKeptView({ ...w.situation(), windows: [] }),
  ],
  'debrief/debrief-view.ts#debriefView': w => [
    debriefView({ ...evaluationOf(w), given: 32, owed: 32, owesCard: uuid(1), mayDecide: true }),
  ],
  'debrief/decided-notice.ts#decidedMessage': w => [
    decidedMessage({
      situation: { ...w.situation(), interviews: [], entries: w.situation().entries.slice(0, 1) },
      entry: {
        ...w.situation().entries[0]!,
        decision: { kind: 'advance', reason: w.text(1000), at: NOW, by: user(1) },
      },
      decider: w.name,
      showsReason: true,
    }),
  ],
  'debrief/decided-view.ts#decidedView': w => [
    decidedView(
      { situation: { ...w.situation(), interviews: [] }, next: w.stages[0], roleFilled: false },
      'advance',
    ),
    decidedView({ situation: w.situation(), next: undefined, roleFilled: true }, 'hire'),
  ],
  'debrief/decision-form.ts#decisionView': w =>
    (['advance', 'reject', 'hire', 'withdraw'] as const).map(kind =>
      decisionView(w.situation(), lastEntry(w), kind),
    ),
  'debrief/evaluation-notice.ts#evaluationMessage': w => [
    evaluationMessage(evaluationOf(w)),
    evaluationMessage({ ...evaluationOf(w), entry: w.situation().entries[0]! }),
  ],
  'digest/company-view.ts#companyView': w => [
    companyView(
      times(50, at => w.digest(at)),
      times(50, at => w.role(at, { why: 'filled', at: NOW, by: user(1) })),
    ),
  ],
  'digest/digest-view.ts#digestView': w => [
    digestView({ ...w.digest(), discreet: true }),
    digestView({ ...w.digest(), discreet: false }),
  ],
  'help/help-verb.ts#helpView': w => [w.text(300), '', 'status'].map(typed => helpView(verbs, typed)),
  'home/home-view.ts#homeView': w => [
    homeView({
      waits: w.waits,
      interviews: mine(w),
      roles: times(50, at => w.role(at)),
      zone: ZONE,
    }),
    homeView({ waits: w.waits.map(toAnswer), interviews: [], roles: [], zone: ZONE }),
    homeView({ waits: [], interviews: [], roles: [], zone: ZONE }),
  ],
  'kernel/screens.ts#loadingView': w => [loadingView(w.text(300), w.text(10_000))],
  'kernel/screens.ts#noteView': w => [noteView(w.text(300), w.text(10_000))],
  'kernel/screens.ts#note': w => [note(w.text(10_000))],
  'kernel/screens.ts#refusal': w => [refusal(w.text(10_000), w.text(10_000)), refusal('No.', undefined)],
  'kernel/screens.ts#modalOfMessage': w => [
    modalOfMessage(digestView({ ...w.digest(), discreet: false }), w.text(300)),
    modalOfMessage(rolesView(times(50, at => ({ role: w.role(at), waits: [] })))),
  ],
  'kit/kit-notice.ts#kitMessage': w => [
    kitMessage(w.seatState(), worstKit(w), ZONE),
    kitMessage({ ...w.seatState(), seat: { ...w.seatState().seat!, answer: undefined } }, worstKit(w), ZONE),
  ],
  'kit/kit-verb.ts#kitsMessage': w => [kitsMessage(w.situation(), w.situation().interviews)],
  'kit/kit-view.ts#kitView': w => {
    const situation = w.situation();
    const interview = situation.interviews[0]!;
    const model = { situation, interview, kit: worstKit(w), zone: ZONE };
    return [user(10), user(11), user(99)].map(reader => kitView({ ...model, reader }));
  },
  'nudge/nudge-notice.ts#nudgeMessage': w =>
    [...nudgeRules.map(r => r.id), 'another'].flatMap(rule => [
      nudgeMessage({
        situation: w.situation(),
        rule,
        now: NOW.add({ hours: 900 }),
        nudge: {
          subject: `${uuid(1)}:99`,
          to: user(1),
          at: NOW,
          notAfter: NOW,
          seat: uuid(1),
          say: w.text(400),
        },
      }),
      nudgeMessage({ situation: w.situation(), rule, now: NOW, nudge: undefined }),
    ]),
  'nudge/trouble-notice.ts#troubleMessage': w =>
    ['sync-event', 'answer-event', 'mail-candidate', 'post-notice', 'something else'].flatMap(kind =>
      ['not_in_channel', 'is_archived', 'channel_not_found', w.text(2000)].flatMap(because =>
        ['', 'C0000000001', user(1)].map(to =>
          troubleMessage({ kind, because, to, about: `${w.name} (${w.name})` }),
        ),
      ),
    ),
  'pick/applications.ts#pickList': w => [
    pickList({
      ask: w.text(400),
      label: w.text(80),
      kind: scheduleRef,
      found: times(100, at => w.situation(at)),
      nobody: '',
    }),
    pickList({ ask: '', label: 'Go', kind: scheduleRef, found: [], nobody: w.text(400) }),
  ],
  'pick/roles.ts#pickRole': w => [
    pickRole({ ask: w.text(400), label: w.text(80), kind: boardRef, roles: times(50, at => w.role(at)) }),
  ],
  'role/role-card.ts#roleCard': w => [
    roleCard(w.role()),
    roleCard(w.role(0, { why: 'filled', at: NOW, by: user(1) })),
  ],
  'role/role-card.ts#roleOpenedView': w => [roleOpenedView(w.role())],
  'role/role-card.ts#roleOpenedMessage': w => [
    roleOpenedMessage(w.role(), user(1)),
    roleOpenedMessage(w.role(), user(2)),
    roleOpenedMessage(w.role(0, { why: 'cancelled', at: NOW, by: user(1) }), user(1)),
  ],
  'role/role-form.ts#roleFormView': w => [
    roleFormView({
      catalogue: w.catalogue,
      person: user(1),
      title: w.text(300),
      channel: 'C0000000001',
      target: Temporal.PlainDate.from('2027-01-16'),
      near: times(5, () => w.name),
    }),
  ],
  'schedule/booked-view.ts#bookedView': w => [bookedView(w.situation(), w.itinerary, ZONE)],
  'schedule/booked-view.ts#bookedMessage': w => [bookedMessage(w.situation(), w.itinerary, ZONE)],
  'schedule/booked-view.ts#replacedView': w => [replacedView(w.situation(), user(1))],
  'schedule/booked-view.ts#replacedMessage': w => [replacedMessage(w.situation(), user(1))],
  'schedule/booking-notice.ts#bookingView': w => {
    const model = { situation: w.situation(), entry: lastEntry(w), names: w.names, zone: ZONE, now: NOW };
    return [
      bookingView(model),
      bookingView({ ...model, now: NOW.add({ hours: 9000 }) }),
      bookingView({ ...model, situation: { ...w.situation(), interviews: [] } }),
    ];
  },
  'schedule/cancel-verb.ts#cancelView': w => [cancelView(w.situation(), w.situation().interviews, ZONE)],
  'schedule/cancelled-notice.ts#cancelledView': w => [cancelledView(w.seatState('called off'), ZONE)],
  'schedule/declined-notice.ts#declinedView': w => [
    declinedView(w.seatState(), ZONE),
    declinedView(w.seatState('given to somebody else'), ZONE),
    declinedView(w.seatState('called off'), ZONE),
  ],
  'schedule/invitation.ts#declineView': () => [declineView(ids)],
  'schedule/invitation.ts#invitationView': w => {
    const seat = w.seatState().seat!;
    const answered = (['accepted', 'declined', 'tentative'] as const).map(answer => ({
      ...w.seatState(),
      seat: { ...seat, answer: { answer, reason: '', at: NOW } },
    }));
    const states = [
      { ...w.seatState(), seat: { ...seat, answer: undefined } },
      ...answered,
      w.seatState('moved'),
    ];
    return states.map(state => invitationView(state, { ...ids, reader: user(10), zone: ZONE }));
  },
  'schedule/proposal-view.ts#proposalView': w =>
    [5, 0].map(options =>
      proposalView({
        situation: w.situation(),
        proposal: w.proposal(options),
        names: w.names,
        zone: 'Asia/Tokyo',
        justTaken: true,
      }),
    ),
  'schedule/reschedule-verb.ts#rescheduleView': w => [
    rescheduleView(w.situation(), w.situation().interviews, ZONE),
  ],
  'schedule/reviewer-form.ts#reviewerFormView': w => [
    reviewerFormView({
      situation: w.situation(),
      people: times(150, at => ({ member: w.interviewer(at), load: 99 })),
    }),
  ],
  'schedule/schedule-verb.ts#noTimesMessage': w => [noTimesMessage(w.situation())],
  'scorecard/scorecard-notice.ts#scorecardMessage': w => {
    const open = { ...w.seatState().seat!, answer: undefined };
    return [
      scorecardMessage({ ...w.seatState(), seat: open }, ZONE),
      scorecardMessage({ ...w.seatState(), seat: { ...open, scoredAt: NOW } }, ZONE),
      scorecardMessage(w.seatState('decided'), ZONE),
    ];
  },
  'scorecard/scorecard-view.ts#scorecardView': w => {
    const whole = scorecard(w);
    const alone = { ...whole.interview, seats: whole.interview.seats.slice(0, 1) };
    const few = { ...whole.form, competencies: whole.form.competencies.slice(0, 6) };
    return [
      scorecardView({ ...whole, asksForEvidence: true }),
      scorecardView({ ...whole, interview: alone }),
      scorecardView({ ...whole, form: few, ticked: [] }),
    ];
  },
  'scorecard/submitted-view.ts#submittedView': w => [
    submittedView(
      {
        situation: w.situation(),
        questions: times(50, () => ({ field: 'verdict', weight: 'ask', message: w.text(300) })),
        complete: true,
      },
      uuid(1),
    ),
  ],
  'team/interviewer-form.ts#interviewerFormView': w => [
    interviewerFormView({ catalogue: w.catalogue, person: user(1), known: w.interviewer(1), zone: ZONE }),
    interviewerFormView({ catalogue: w.catalogue, person: '', known: undefined, zone: ZONE }),
  ],
  'team/interviewer-form.ts#hoursFormView': w => [
    hoursFormView(w.interviewer(1), ZONE),
    hoursFormView(undefined, ZONE),
  ],
  'team/me-verb.ts#blockView': () => [blockView(ZONE)],
  'team/me-view.ts#meView': w => [
    meView({ known: w.interviewer(1), ahead: mine(w), local: true, zone: ZONE }),
    meView({ known: undefined, ahead: [], local: true, zone: ZONE }),
    meView({ known: undefined, ahead: [], local: false, zone: ZONE }),
  ],
  'team/settings-verb.ts#settingsView': w => [
    settingsView(
      w.workspace,
      times(200, at => ({ person: user(at), duty: at % 2 === 0 ? 'admin' : 'recruiter' })),
    ),
  ],
  'team/team-view.ts#teamView': w => [
    teamView(
      times(100, at => ({ interviewer: w.interviewer(at), thisWeek: 99 })),
      true,
    ),
    teamView([], true),
  ],
};
