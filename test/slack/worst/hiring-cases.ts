import type { Coverage } from '../../../src/core/kits/coverage.ts';
import { LAYERS } from '../../../src/core/loop/glossary.ts';
import { boardView, listView, rolesView } from '../../../src/slack/board/board-view.ts';
import { candidateCard } from '../../../src/slack/board/candidate-card.ts';
import { stalledView } from '../../../src/slack/board/stalled-verb.ts';
import { arrivedMessage } from '../../../src/slack/candidate/arrived-notice.ts';
import { addedView, candidateFormView } from '../../../src/slack/candidate/candidate-form.ts';
import { timesFormView, timesKeptView } from '../../../src/slack/candidate/times-form.ts';
import { companyView } from '../../../src/slack/digest/company-view.ts';
import type { DigestWait } from '../../../src/slack/digest/read-waits.ts';
import { digestView } from '../../../src/slack/digest/digest-view.ts';
import { helpView } from '../../../src/slack/help/help-verb.ts';
import { homeView } from '../../../src/slack/home/home-view.ts';
import { loadingView, modalOfMessage, note, noteView, refusal } from '../../../src/slack/kernel/screens.ts';
import { button } from '../../../src/slack/kernel/kinds.ts';
import { pickList } from '../../../src/slack/pick/applications.ts';
import { schedule } from '../../../src/slack/schedule/schedule-verb.ts';
import { pickRole } from '../../../src/slack/pick/roles.ts';
import { roleCard, roleOpenedMessage, roleOpenedView } from '../../../src/slack/role/role-card.ts';
import { roleFormView } from '../../../src/slack/role/role-form.ts';
import { scheduleRef } from '../../../src/slack/schedule/schedule-refs.ts';
import { boardRef } from '../../../src/slack/board/board-refs.ts';
import { hoursFormView, interviewerFormView } from '../../../src/slack/team/interviewer-form.ts';
import { blockView } from '../../../src/slack/team/me-verb.ts';
import { meView } from '../../../src/slack/team/me-view.ts';
import { settingsView } from '../../../src/slack/team/settings-verb.ts';
import { graduatedMessage } from '../../../src/slack/team/graduated-notice.ts';
import { vouchMessage } from '../../../src/slack/team/vouch-notice.ts';
import { placeFormView } from '../../../src/slack/role/place-form.ts';
import { roomUnreadableView } from '../../../src/slack/rooms/room-unreadable-notice.ts';
import { roomFormView } from '../../../src/slack/rooms/room-form.ts';
import { roomsView } from '../../../src/slack/rooms/rooms-view.ts';
import { teamView } from '../../../src/slack/team/team-view.ts';
import { verbs } from '../../../src/slack/verbs.ts';
import type { Worst } from './models.ts';
import { NOW, times, user, uuid, ZONE } from './numbers.ts';
import { worstRoom } from './situations.ts';
import type { Case } from './case.ts';

const toAnswer = (row: DigestWait): DigestWait => ({
  ...row,
  wait: { ...row.wait, expected: 'answer the invitation' },
});
const lastEntry = (w: Worst) => w.situation().entries.at(-1)!;
const mine = (w: Worst) => {
  const situation = w.situation();
  return times(100, () => ({
    situation,
    interview: situation.interviews[0]!,
    seat: situation.interviews[0]!.seats[0]!,
  }));
};
const worstCoverage = (w: Worst): Coverage => ({
  covered: LAYERS.map((layer, at) => ({
    layer,
    stageId: `stage-${at}`,
    interviewId: 'part-0',
    questionId: w.text(60),
  })),
  gaps: times(10, () => ({ subject: 'distributed', level: 'senior', because: w.text(300) })),
});

/** What is shown of roles, candidates, people and reports. */
export const HIRING_CASES: Readonly<Record<string, Case>> = {
  'board/board-view.ts#rolesView': w => [rolesView(times(50, at => ({ role: w.role(at), waits: w.waits })))],
  'board/board-view.ts#boardView': w => [
    boardView({ role: w.role(), waits: w.waits }, () => true),
    boardView({ role: w.role(), waits: [] }, () => true),
  ],
  'board/board-view.ts#listView': w => [listView(w.text(300), w.waits, () => true)],
  'board/candidate-card.ts#candidateCard': w => [
    candidateCard({
      situation: w.situation(),
      wait: w.wait(0),
      zone: ZONE,
      showsReasons: true,
      may: () => true,
    }),
  ],
  'board/stalled-verb.ts#stalledView': w => [
    stalledView(w.waits, () => true),
    stalledView(
      times(100, at => ({ ...w.wait(at), overdue: false })),
      () => true,
    ),
    stalledView([], () => true),
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
      near: times(5, () => w.name),
    }),
  ],
  'candidate/candidate-form.ts#addedView': w => [
    addedView({
      application: uuid(2),
      candidate: w.candidate,
      role: w.role(),
      windows: w.situation().windows,
      known: true,
    }),
  ],
  'candidate/times-form.ts#timesFormView': w => [timesFormView(w.situation())],
  'candidate/times-form.ts#timesKeptView': w => [
    timesKeptView({ ...w.situation(), interviews: [] }),
    timesKeptView({ ...w.situation(), windows: [] }),
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
      roles: times(50, at => ({ role: w.role(at), waits: w.waits })),
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
  'pick/applications.ts#pickList': w => [
    pickList({
      ask: w.text(400),
      label: w.text(80),
      kind: scheduleRef,
      found: times(100, at => w.situation(at)),
      nobody: '',
      also: button(schedule.all, 'Schedule all of them together', {}),
    }),
    pickList({ ask: '', label: 'Go', kind: scheduleRef, found: [], nobody: w.text(400) }),
  ],
  'pick/roles.ts#pickRole': w => [
    pickRole({ ask: w.text(400), label: w.text(80), kind: boardRef, roles: times(50, at => w.role(at)) }),
  ],
  'role/role-card.ts#roleCard': w => [
    roleCard(w.role(), worstCoverage(w)),
    roleCard(w.role(), { ...worstCoverage(w), gaps: [] }),
    roleCard(w.role(0, { why: 'filled', at: NOW, by: user(1) }), worstCoverage(w)),
  ],
  'role/role-card.ts#roleOpenedView': w => [roleOpenedView(w.role(), worstCoverage(w))],
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
      sites: times(120, n => `${n} ${w.name}`.slice(0, 60)),
    }),
  ],
  'team/interviewer-form.ts#interviewerFormView': w => [
    interviewerFormView({ catalogue: w.catalogue, person: user(1), known: w.interviewer(1), zone: ZONE }),
    interviewerFormView({ catalogue: w.catalogue, person: '', known: undefined, zone: ZONE }),
  ],
  'team/interviewer-form.ts#hoursFormView': w => [hoursFormView(w.interviewer(1), ZONE)],
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
  'team/vouch-notice.ts#vouchMessage': w =>
    [undefined, 'graduated' as const, 'stopped' as const].map(why =>
      vouchMessage({
        training: { ...trainingOf(1), end: why && { why, by: user(2) } },
        asked: 99,
        name: w.name,
        voucher: w.name,
      }),
    ),
  'team/graduated-notice.ts#graduatedMessage': w => [
    graduatedMessage({ ...trainingOf(1), end: { why: 'graduated', by: user(2) } }, w.name),
  ],
  'rooms/rooms-view.ts#roomsView': w => [
    roomsView([], true),
    roomsView(
      times(100, at => ({ ...worstRoom(w.name), id: uuid(6000 + at), retired: at % 9 === 0 })),
      true,
    ),
    roomsView([worstRoom(w.name)], false),
  ],
  'role/place-form.ts#placeFormView': w => [
    placeFormView(
      w.role(),
      times(120, n => `${n} ${w.name}`.slice(0, 60)),
    ),
  ],
  'rooms/room-unreadable-notice.ts#roomUnreadableView': w => [
    roomUnreadableView(worstRoom(w.name), 99),
    roomUnreadableView({ ...worstRoom(w.name), retired: true }, 0),
  ],
  'rooms/room-form.ts#roomFormView': w => [
    roomFormView({ known: worstRoom(w.name), zone: ZONE, sites: [] }),
    roomFormView({ known: undefined, zone: ZONE, sites: [worstRoom(w.name).site] }),
  ],
  'team/team-view.ts#teamView': w => [
    teamView(
      times(100, at => ({
        interviewer: w.interviewer(at),
        thisWeek: 99,
        trainings: times(3, n => ({
          training: trainingOf(n),
          step: { kind: 'ready' as const, done: 99, of: 99 },
          next: undefined,
        })),
      })),
      true,
    ),
    teamView([], true),
  ],
};

function trainingOf(at: number) {
  const since = Temporal.Instant.from('2026-11-30T08:00:00Z');
  return { id: `training-${at}`, person: user(at), stage: 'technical' as const, since };
}
