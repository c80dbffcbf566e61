import { BUNDLE_SIZE } from '../../../src/core/clock/bundles.ts';
import type { Debrief } from '../../../src/core/loop/debrief.ts';
import { LAYERS } from '../../../src/core/loop/glossary.ts';
import { nudgeRules } from '../../../src/core/clock/nudge-rules.ts';
import { formOfFields } from '../../../src/slack/blocks/form.ts';
import { debriefView } from '../../../src/slack/debrief/debrief-view.ts';
import { decidedMessage } from '../../../src/slack/debrief/decided-notice.ts';
import { decidedView } from '../../../src/slack/debrief/decided-view.ts';
import { decisionView } from '../../../src/slack/debrief/decision-form.ts';
import { discussMessage } from '../../../src/slack/debrief/discuss-notice.ts';
import { evaluationMessage } from '../../../src/slack/debrief/evaluation-notice.ts';
import { newsMessage } from '../../../src/slack/debrief/meeting-news-notice.ts';
import { meetingMessage } from '../../../src/slack/debrief/meeting-notice.ts';
import { metView, timesView } from '../../../src/slack/debrief/meeting-times.ts';
import { exposureView, metByView } from '../../../src/slack/kit/exposure-view.ts';
import { kitMessage } from '../../../src/slack/kit/kit-notice.ts';
import { kitsMessage } from '../../../src/slack/kit/kit-verb.ts';
import { kitView } from '../../../src/slack/kit/kit-view.ts';
import { soonMessage } from '../../../src/slack/kit/soon-notice.ts';
import { habitView } from '../../../src/slack/nudge/habit-form.ts';
import { handOverView } from '../../../src/slack/nudge/nudge-buttons.ts';
import { type NudgeItem, nudgeMessage } from '../../../src/slack/nudge/nudge-view.ts';
import { troubleMessage } from '../../../src/slack/nudge/trouble-notice.ts';
import { askedView } from '../../../src/slack/schedule/asked-notice.ts';
import { bookedAllMessage, bookedAllView } from '../../../src/slack/schedule/book-all-button.ts';
import {
  bookedMessage,
  bookedView,
  replacedMessage,
  replacedView,
  takenMessage,
} from '../../../src/slack/schedule/booked-view.ts';
import { bookingView } from '../../../src/slack/schedule/booking-notice.ts';
import { cancelView } from '../../../src/slack/schedule/cancel-verb.ts';
import { cancelledView } from '../../../src/slack/schedule/cancelled-notice.ts';
import { declinedView } from '../../../src/slack/schedule/declined-notice.ts';
import { eventsMissingView } from '../../../src/slack/schedule/events-missing-notice.ts';
import { calendarTroubleView } from '../../../src/slack/schedule/calendar-trouble-notice.ts';
import { calendarEditView } from '../../../src/slack/schedule/calendar-edit-notice.ts';
import { restoredView } from '../../../src/slack/schedule/restored-notice.ts';
import { roomLostView } from '../../../src/slack/schedule/room-lost-notice.ts';
import { swapView } from '../../../src/slack/schedule/swap-notice.ts';
import { declineView, explainView } from '../../../src/slack/schedule/decline-form.ts';
import { invitationView } from '../../../src/slack/schedule/invitation.ts';
import { peopleOfAllView, peopleView } from '../../../src/slack/schedule/people-form.ts';
import { planMessage, planView, progressView } from '../../../src/slack/schedule/plan-all-view.ts';
import { proposalView } from '../../../src/slack/schedule/proposal-view.ts';
import { rescheduleView } from '../../../src/slack/schedule/reschedule-verb.ts';
import { reviewerFormView } from '../../../src/slack/schedule/reviewer-form.ts';
import { noTimesMessage } from '../../../src/slack/schedule/schedule-verb.ts';
import { scorecardMessage } from '../../../src/slack/scorecard/scorecard-notice.ts';
import { fieldsOfCard } from '../../../src/slack/scorecard/filled.ts';
import { reviewView, rowPages, scorecardView } from '../../../src/slack/scorecard/scorecard-view.ts';
import { submittedView } from '../../../src/slack/scorecard/submitted-view.ts';
import { practiceResult } from '../../../src/core/scoring/practice.ts';
import { drillResultView, drillView } from '../../../src/slack/practice/drill-view.ts';
import { practiceView } from '../../../src/slack/practice/practice-view.ts';
import { worstAnswers, worstCard, worstEvaluation, worstForm, worstKit } from './cards.ts';
import type { QuestionUse } from '../../../src/core/kits/exposure.ts';
import type { Worst } from './models.ts';
import { NOW, textOf, times, user, uuid, ZONE } from './numbers.ts';
import { worstRoom } from './situations.ts';
import type { Case } from './case.ts';

const ids = { seat: uuid(1), version: '99' };
const DAY = Temporal.PlainDate.from('2026-12-31');
const NOON = Temporal.PlainTime.from('12:00');
const worstNudge = (w: Worst, at: number): NudgeItem => {
  const rule = nudgeRules[at % nudgeRules.length]!;
  const situation = rule.about === 'application' ? w.situation() : undefined;
  const seat = w.situation().interviews[0]!.seats[0]!.id;
  const subject = `${uuid(1)}:9999999999999`;
  return {
    title: `${w.name} (${w.name})`,
    matter: {
      key: `${rule.id}:${subject}`,
      turn: `turn:${uuid(1)}:book the interviews`,
      rule,
      subject,
      to: user(1),
      at: NOW,
      notAfter: NOW.add({ hours: 9100 }),
      seat,
      say: w.text(400),
      sayDiscreetly: w.text(400),
      about: uuid(2),
      role: w.role(),
      situation,
    },
    person: user(1),
    owner: w.name,
    mayDo: true,
    rung: 1,
    state: 'open',
  };
};
const lastEntry = (w: Worst) => w.situation().entries.at(-1)!;
const scorecard = (w: Worst) => {
  const form = worstForm(w);
  const filled = formOfFields(fieldsOfCard(form, worstCard(w, form, 1)));
  const situation = w.situation();
  const [interview] = situation.interviews;
  const seat = interview!.seats[0]!;
  return { situation, interview: interview!, seat, form, filled, base: 99, isDraft: true, zone: ZONE };
};
const worstDebrief = (w: Worst): Debrief => ({
  id: uuid(3),
  applicationId: uuid(1),
  stageEntryId: lastEntry(w).id,
  booking: {
    version: 99,
    time: { start: NOW, end: NOW.add({ minutes: 30 }) },
    zone: ZONE,
    bookedAt: NOW,
    bookedBy: user(1),
  },
  ended: undefined,
  lastVersion: 99,
  guests: times(33, at => ({ person: user(at), answer: 'declined' as const, reason: w.text(300) })),
  join: `https://video.example.com/${'a'.repeat(900)}`,
});
const calledOff = (w: Worst): Debrief => ({
  ...worstDebrief(w),
  booking: undefined,
  ended: { why: 'cancelled', reason: w.text(300), at: NOW, by: user(1) },
});
const evaluationOf = (w: Worst) => ({
  situation: w.situation(),
  entry: lastEntry(w),
  evaluation: worstEvaluation(w),
  reader: user(1),
  showsReasons: true,
  may: () => true,
  meeting: { debrief: worstDebrief(w), zone: ZONE, now: NOW },
});

/** What is shown while interviews are booked, held, scored and decided on. */
export const LOOP_CASES: Readonly<Record<string, Case>> = {
  'debrief/debrief-view.ts#debriefView': w => [
    debriefView({
      ...evaluationOf(w),
      differs: true,
      planned: Object.fromEntries(LAYERS.map(layer => [layer, times(8, () => w.text(60))])),
      given: 32,
      owed: 32,
      owesCard: uuid(1),
      may: () => true,
      page: `https://hire.example.com/e/${'a'.repeat(400)}`,
    }),
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
  'debrief/discuss-notice.ts#discussMessage': w => {
    const model = { situation: w.situation(), decider: w.name, discreet: false };
    const [decided] = w.situation().entries;
    return [
      discussMessage({ ...model, entry: lastEntry(w) }),
      discussMessage({ ...model, entry: decided! }),
      discussMessage({ ...model, entry: lastEntry(w), discreet: true }),
    ];
  },
  'debrief/meeting-times.ts#timesView': w => {
    const time = { start: NOW, end: NOW.add({ minutes: 30 }) };
    const found = { situation: w.situation(), entry: lastEntry(w), people: times(33, user) };
    return [
      timesView({ ...found, times: [time, time, time], debrief: worstDebrief(w) }, ZONE, 'taken'),
      timesView({ ...found, times: [time], debrief: undefined }, ZONE),
    ];
  },
  'debrief/meeting-times.ts#metView': w => {
    const time = { start: NOW, end: NOW.add({ minutes: 30 }) };
    return [metView({ kind: 'booked', situation: w.situation(), debrief: worstDebrief(w), time }, ZONE)];
  },
  'debrief/meeting-notice.ts#meetingMessage': w => {
    const names = new Map(times(34, at => [user(at), w.name]));
    const model = { situation: w.situation(), version: 99, names, zone: ZONE, now: NOW };
    return [
      meetingMessage({ ...model, debrief: worstDebrief(w), isNews: false, decides: true }),
      meetingMessage({ ...model, debrief: calledOff(w), isNews: true, decides: true }),
      meetingMessage({ ...model, debrief: worstDebrief(w), version: 98, isNews: false, decides: false }),
    ];
  },
  'debrief/meeting-news-notice.ts#newsMessage': w => {
    const who = { person: user(1), name: w.name };
    const model = { situation: w.situation(), version: 99, who, zone: ZONE, now: NOW };
    return [
      newsMessage({ ...model, debrief: worstDebrief(w), news: 'declined' }),
      newsMessage({ ...model, debrief: worstDebrief(w), news: 'kept' }),
      newsMessage({ ...model, debrief: calledOff(w), news: 'deleted' }),
      newsMessage({ ...model, debrief: worstDebrief(w), version: 98, news: 'declined' }),
    ];
  },
  'debrief/evaluation-notice.ts#evaluationMessage': w => [
    evaluationMessage(evaluationOf(w)),
    evaluationMessage({ ...evaluationOf(w), entry: w.situation().entries[0]! }),
  ],
  'kit/exposure-view.ts#exposureView': w => [
    exposureView(
      times(400, at => worstUse(w.name, at)),
      ZONE,
    ),
    exposureView([], ZONE),
  ],
  'kit/exposure-view.ts#metByView': w => [
    metByView(worstUse(w.name, 0), ZONE),
    metByView(worstUse(w.name, 399), ZONE),
  ],
  'kit/kit-notice.ts#kitMessage': w => [
    kitMessage(w.seatState(), worstKit(w), ZONE),
    kitMessage({ ...w.seatState(), seat: { ...w.seatState().seat!, answer: undefined } }, worstKit(w), ZONE),
  ],
  'kit/kit-verb.ts#kitsMessage': w => [kitsMessage(w.situation(), w.situation().interviews)],
  'kit/kit-view.ts#kitView': w => {
    const situation = w.situation();
    const interview = situation.interviews[0]!;
    const model = { situation, interview, kit: worstKit(w), zone: ZONE, maySwap: true };
    return [user(10), user(11), user(99)].map(reader => kitView({ ...model, reader }));
  },
  'kit/soon-notice.ts#soonMessage': w => {
    const open = { ...w.seatState(), seat: { ...w.seatState().seat!, answer: undefined } };
    return [
      soonMessage(open, worstKit(w), ZONE),
      soonMessage(open, undefined, ZONE),
      soonMessage({ ...open, ended: 'given to somebody else' }, worstKit(w), ZONE),
    ];
  },
  'nudge/habit-form.ts#habitView': () => [
    habitView(undefined, Temporal.PlainTime.from('09:00')),
    habitView({ time: Temporal.PlainTime.from('23:59'), muted: nudgeRules.map(r => r.id) }, NOON),
  ],
  'nudge/nudge-buttons.ts#handOverView': () => [
    handOverView({ matter: `unscored:${uuid(1)}:99`, about: uuid(1) }),
  ],
  'nudge/nudge-view.ts#nudgeMessage': w => {
    const model = {
      reader: user(1),
      isPerson: true,
      discreet: false,
      now: NOW.add({ hours: 9000 }),
      late: [],
      day: DAY,
    };
    const items = times(BUNDLE_SIZE, at => worstNudge(w, at));
    const late = times(50, () => w.text(4000));
    return [
      nudgeMessage({ ...model, items }),
      nudgeMessage({ ...model, items, late, reader: user(2) }),
      nudgeMessage({ ...model, items, discreet: true, isPerson: false, reader: 'C0000000001' }),
      nudgeMessage({ ...model, items: items.map(i => ({ ...i, state: 'settled' })) }),
      nudgeMessage({
        ...model,
        items: items.map((i, at) => ({ ...i, state: at % 2 === 0 ? 'put off' : 'open' })),
      }),
      nudgeMessage({ ...model, items: [], late }),
      ...nudgeRules.map((_, at) => nudgeMessage({ ...model, items: [worstNudge(w, at)] })),
      ...nudgeRules.map((_, at) =>
        nudgeMessage({ ...model, items: [{ ...worstNudge(w, at), mayDo: at % 2 === 0, person: user(2) }] }),
      ),
    ];
  },
  'nudge/trouble-notice.ts#troubleMessage': w =>
    ['sync-event', 'answer-event', 'mail-candidate', 'post-notice', 'something else'].flatMap(kind =>
      ['not_in_channel', 'is_archived', 'channel_not_found', w.text(2000)].flatMap(because =>
        ['', 'C0000000001', user(1)].map(to =>
          troubleMessage({ kind, because, to, about: `${w.name} (${w.name})` }),
        ),
      ),
    ),
  'practice/practice-view.ts#practiceView': w => {
    const estimate = { kind: 'estimate', cards: 999, by: -1.2, low: -2, high: -0.4 } as const;
    const few = { kind: 'too-few', cards: 7, needed: 8 } as const;
    const path = [
      { stage: 'technical', step: { kind: 'shadow', done: 1, of: 2 } },
      { stage: 'final', step: { kind: 'reverse-shadow', done: 1, of: 2 } },
      { stage: 'final', step: { kind: 'ready', done: 2, of: 2 } },
    ] as const;
    const packs = times(100, at => ({
      pack: worstAnswers(w, at),
      given: {},
      result: practiceResult(worstAnswers(w, at), {}),
    }));
    return [
      practiceView({ severity: estimate, drift: { ...estimate, by: 1 }, packs, path: [...path] }),
      practiceView({ severity: few, drift: few, packs: [], path: [] }),
    ];
  },
  'practice/drill-view.ts#drillView': w => {
    const pack = worstAnswers(w, 0);
    return [drillView(pack, w.catalogue.rubrics, practiceResult(pack, {}), pack.answers[0]!)];
  },
  'practice/drill-view.ts#drillResultView': w => {
    const pack = worstAnswers(w, 0);
    const given = Object.fromEntries(
      pack.answers.map((a, at) => [a.id, at % 2 === 0 ? (1 as const) : (3 as const)]),
    );
    return [drillResultView(pack, practiceResult(pack, given))];
  },
  'schedule/booked-view.ts#bookedView': w => [bookedView(w.situation(), w.itinerary, ZONE)],
  'schedule/booked-view.ts#bookedMessage': w => [bookedMessage(w.situation(), w.itinerary, ZONE)],
  'schedule/booked-view.ts#replacedView': w => [replacedView(w.situation(), user(1))],
  'schedule/booked-view.ts#takenMessage': w => [takenMessage(w.situation())],
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
    ...([undefined, 'given to somebody else', 'called off'] as const).map(ended =>
      declinedView(w.seatState(ended), { zone: ZONE, asked: [], inVain: false }),
    ),
    ...[0, 3, 12].flatMap(count =>
      [true, false].map(inVain => {
        const asked = Array.from({ length: count }, (_, i) => ({
          person: user(i),
          wave: i % 3,
          refused: i % 2 > 0,
        }));
        return declinedView(w.seatState(), { zone: ZONE, asked, inVain });
      }),
    ),
  ],
  'schedule/events-missing-notice.ts#eventsMissingView': () => [eventsMissingView(uuid(1), 12_345)],
  'schedule/calendar-trouble-notice.ts#calendarTroubleView': w => {
    const none = { all: false, own: false, emptied: undefined, lost: [], zone: ZONE };
    const emptied = { had: 12_345, since: NOW };
    const lost = times(60, () => w.seatState());
    return [
      calendarTroubleView({ ...none, all: true, emptied }),
      calendarTroubleView({ ...none, own: true, emptied, lost }),
      calendarTroubleView({ ...none, lost }),
      calendarTroubleView(none),
    ];
  },
  'schedule/calendar-edit-notice.ts#calendarEditView': w =>
    ['deleted', 'moved', 'kept', 'guest-removed', 'guest-declined', ''].flatMap(edit =>
      [true, false].map(stands =>
        calendarEditView({
          situation: w.situation(),
          interview: w.situation().interviews[0]!,
          edit,
          from: NOW,
          reason: w.situation().candidate.name,
          stands,
          zone: ZONE,
        }),
      ),
    ),
  'schedule/restored-notice.ts#restoredView': w => {
    const { name } = w.situation().candidate;
    const row = { what: 'Search for somebody in place of an interviewer who declined', due: NOW };
    const rows = Array.from({ length: 12 }, (_, i) => ({ ...row, to: user(i), name }));
    return [
      restoredView({ backup: NOW, held: 5000, rows, zone: ZONE }),
      restoredView({ backup: undefined, held: 1, rows: [row], zone: ZONE }),
      restoredView({ backup: NOW, held: 0, rows: [], zone: ZONE }),
    ];
  },
  'schedule/room-lost-notice.ts#roomLostView': w => {
    const situation = w.situation();
    const interview = situation.interviews[0]!;
    const model = { situation, interview, lost: worstRoom(w.name), seats: 500, why: 'declined', zone: ZONE };
    return [
      roomLostView({ ...model, version: 99 }),
      roomLostView({ ...model, version: 98 }),
      roomLostView({ ...model, version: 99, lost: { ...worstRoom(w.name), id: uuid(6001) } }),
    ];
  },
  'schedule/swap-notice.ts#swapView': w =>
    [true, false].flatMap(passed =>
      ([undefined, 'given to somebody else'] as const).map(ended =>
        swapView(w.seatState(ended), {
          seat: ids.seat,
          version: '1',
          reader: 'UREADER',
          zone: ZONE,
          passed,
        }),
      ),
    ),
  'schedule/decline-form.ts#declineView': () => [declineView(ids), declineView(ids, true)],
  'schedule/decline-form.ts#explainView': () => [explainView(ids)],
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
      w.seatState('given to somebody else'),
    ];
    return states.map(state => invitationView(state, { ...ids, reader: user(10), zone: ZONE }));
  },
  'schedule/proposal-view.ts#proposalView': w =>
    [5, 0].map(options =>
      proposalView({
        situation: w.situation(),
        proposal: w.proposal(options),
        moving: w.situation().interviews,
        named: { must: w.named, never: w.named },
        names: w.names,
        zone: 'Asia/Tokyo',
        justTaken: true,
      }),
    ),
  'schedule/people-form.ts#peopleView': w => [peopleView(w.situation(), w.named, '')],
  'schedule/people-form.ts#peopleOfAllView': w => [peopleOfAllView(w.situation(), w.named)],
  'schedule/asked-notice.ts#askedView': w => {
    const asked = { start: NOW, end: NOW.add({ hours: 9 }) };
    const holds = Array.from({ length: 12 }, (_, i) => {
      const holder = `person:${user(i)}` as const;
      return { application: ids.seat, holder, time: asked, until: NOW.add({ hours: 48 }) };
    });
    const held = { holds, zone: ZONE };
    return [
      askedView({ ...w.situation(), interviews: [], windows: [] }, asked, held),
      askedView({ ...w.situation(), windows: [] }, asked, { ...held, holds: [] }),
      askedView({ ...w.situation(), windows: [asked] }, { start: NOW, end: NOW.add({ hours: 1 }) }, held),
    ];
  },
  'schedule/book-all-button.ts#bookedAllView': w => [bookedAllView(w.results(w.situation), ZONE)],
  'schedule/book-all-button.ts#bookedAllMessage': w => [bookedAllMessage(w.results(w.situation), ZONE)],
  'schedule/plan-all-view.ts#progressView': () => [
    progressView({ waiting: 999, unplaced: 99, cost: 999_999, bound: 99_999, done: 1 }),
  ],
  'schedule/plan-all-view.ts#planView': w =>
    [w.plan(w.situation), { ...w.plan(w.situation), placed: [], unplaced: [], withoutTimes: [] }].map(plan =>
      planView({ plan, names: w.names, named: w.namedInAll, zone: ZONE }),
    ),
  'schedule/plan-all-view.ts#planMessage': w => [
    planMessage({ plan: w.plan(w.situation), names: w.names, named: w.namedInAll, zone: ZONE }),
  ],
  'schedule/reschedule-verb.ts#rescheduleView': w => [
    rescheduleView(w.situation(), w.situation().interviews, ZONE),
  ],
  'schedule/reviewer-form.ts#reviewerFormView': w => [
    reviewerFormView({
      ruledOut: times(50, user),
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
    const missing = times(50, () => w.text(300));
    const every = [whole, { ...whole, interview: alone }, { ...whole, form: few, isDraft: false }];
    return every.flatMap(model => rowPages(model).map((_, page) => scorecardView(model, { page, missing })));
  },
  'scorecard/scorecard-view.ts#reviewView': w => [
    reviewView(
      scorecard(w),
      times(20, () => w.text(300)),
    ),
  ],
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
};

/** The first hundred are worn in many wordings, the next ones met by one, the last ones by nobody. */
function worstUse(name: string, at: number): QuestionUse {
  const since = Temporal.Instant.from('2026-11-30T08:00:00Z');
  const met = times(at < 100 ? 300 : 1, n => ({ candidate: `c-${n}`, name, at: since }));
  const wording = { prompt: textOf(name, 600), isCurrent: at % 2 === 0, met };
  return {
    id: `question-${'x'.repeat(48)}-${at}`,
    title: textOf(name, 60),
    subject: 'infrastructure',
    state: (['in use', 'retired', 'gone'] as const)[at < 100 || at >= 300 ? 0 : at % 3]!,
    wordings: at < 300 ? times(at < 100 ? 40 : 1, () => wording) : [],
    candidates: at < 300 ? met.length : 0,
    last: at < 300 ? since : undefined,
    retire: at < 100 ? '300 candidates have met these words, the first 999 days ago' : undefined,
    others: at % 5,
  };
}
