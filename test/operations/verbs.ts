import type { DecisionKind } from '../../src/core/loop/glossary.ts';
import { EMPTY_SCORECARD } from '../../src/core/scoring/scorecard.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { assignReviewer } from '../../src/operations/assign-reviewer.ts';
import { blockTime } from '../../src/operations/block-time.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { changeSettings } from '../../src/operations/change-settings.ts';
import { closeRole } from '../../src/operations/close-role.ts';
import { decide } from '../../src/operations/decide.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { openHome } from '../../src/operations/open-home.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { retireRoom } from '../../src/operations/retire-room.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { setRoleSite } from '../../src/operations/set-role-site.ts';
import { setRoom } from '../../src/operations/set-room.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import type { Actor, World } from '../../src/operations/world.ts';
import type { Engine } from '../../src/store/database.ts';
import { card } from '../cards.ts';
import { Loop, miaToBook } from '../loop-steps.ts';
import { acmeWithMia, BO, CY, DEE, HANA, MIA, RAE, ROLE, SAM, TEAM } from '../world.ts';

/** Who somebody is to the matter at hand. `seated`: has the seat that it is about. */
export type Tie = 'admin' | 'recruiter' | 'manager' | 'seated' | 'interviewer' | 'guest' | 'stranger';
export const TIES: readonly Tie[] = [
  'admin',
  'recruiter',
  'manager',
  'seated',
  'interviewer',
  'guest',
  'stranger',
];

/** `card` is not what is acted on, but where a scorecard is written from. */
export type Scene = { loop: Loop; ids: Record<string, string>; seated: string };

/** One thing that people do, with all that it needs, whom it is open to, and what the audit calls it. */
export type Verb = {
  name: string;
  may: readonly Tie[];
  audit: string;
  /** Kind of the subject that the audit names. */
  subject: string;
  prepare(engine: Engine): Promise<Scene>;
  run(world: World, actor: Actor, ids: Readonly<Record<string, string>>): Promise<unknown>;
};

const ELBE = {
  room: '',
  name: 'Elbe',
  address: 'elbe@acme.test',
  seats: '4',
  zone: 'Europe/Berlin',
  site: 'Berlin',
};

const RUNNERS: readonly Tie[] = ['admin', 'recruiter', 'manager'];
const HOURS = 'Mon-Fri 10:00-12:00';
const PROFILE = { zone: 'Europe/Berlin', hours: HOURS, perDay: '1', perWeek: '3', buffer: '10' };

async function atResume(engine: Engine): Promise<Scene> {
  const { world, application, role } = await acmeWithMia(engine);
  const loop = new Loop(world, application);
  return { loop, ids: { application, role: role.id, entry: await loop.entry() }, seated: DEE };
}

async function atAsync(engine: Engine): Promise<Scene> {
  const { loop, ids } = await atResume(engine);
  await loop.decide();
  return { loop, ids: { ...ids, entry: await loop.entry() }, seated: DEE };
}

async function underReview(engine: Engine): Promise<Scene> {
  const { loop, ids } = await atAsync(engine);
  const actor = { team: (await loop.situation()).role.team, person: RAE };
  const { seat } = await assignReviewer(loop.world, actor, { application: loop.application, reviewer: BO });
  return { loop, ids: { ...ids, seat: seat.id, card: loop.application }, seated: BO };
}

async function reviewed(engine: Engine): Promise<Scene> {
  const scene = await underReview(engine);
  const { interviews } = await scene.loop.situation();
  await scene.loop.score(interviews[0]!.seats[0]!);
  return scene;
}

async function toBook(engine: Engine): Promise<Scene> {
  const loop = await miaToBook(engine);
  const proposal = await loop.propose();
  const ids = { application: loop.application, proposal: proposal.id, entry: await loop.entry() };
  return { loop, ids, seated: DEE };
}

async function booked(engine: Engine): Promise<Scene> {
  const { loop, ids } = await toBook(engine);
  const { interview, seat } = await loop.book();
  const proposal = await loop.propose({ purpose: 'replace', seat: seat.id });
  return {
    loop,
    ids: {
      ...ids,
      interview: interview.id,
      seat: seat.id,
      proposal: proposal.id,
      card: loop.application,
    },
    seated: seat.person,
  };
}

async function over(engine: Engine): Promise<Scene> {
  const scene = await booked(engine);
  scene.loop.world.clock.set((await scene.loop.booked()).interview.booking.time.end);
  return scene;
}

const decision =
  (kind: DecisionKind): Verb['run'] =>
  (world, actor, { application = '', entry = '' }) =>
    decide(world, actor, { application, entry, kind, reason: 'They said why.' });

/** Everything that somebody can do to the world. */
export const VERBS: readonly Verb[] = [
  {
    name: 'change the settings',
    may: ['admin'],
    audit: 'change-settings',
    subject: 'workspace',
    prepare: atResume,
    run: (world, actor) =>
      changeSettings(world, actor, {
        zone: 'Europe/Vienna',
        quietFrom: '19:00',
        quietTo: '08:00',
        digestTime: '08:30',
        daysOff: '',
        admins: [SAM],
        recruiters: [RAE],
      }),
  },
  {
    name: 'make somebody an interviewer',
    may: ['admin', 'recruiter'],
    audit: 'set-interviewer',
    subject: 'interviewer',
    prepare: atResume,
    run: (world, actor) =>
      setInterviewer(world, actor, { ...PROFILE, person: HANA, level: 'senior', skills: ['data:2'] }),
  },
  {
    name: 'change somebody’s hours',
    may: ['admin', 'recruiter', 'seated'],
    audit: 'set-interviewer',
    subject: 'interviewer',
    prepare: async engine => ({ ...(await atResume(engine)), seated: CY }),
    run: (world, actor) => {
      const skills = ['go:3', 'data:2', 'distributed:3'];
      return setInterviewer(world, actor, { ...PROFILE, person: CY, level: 'staff', skills });
    },
  },
  {
    name: 'take somebody out of the pool',
    may: ['admin', 'recruiter', 'seated'],
    audit: 'pause-interviewer',
    subject: 'interviewer',
    prepare: async engine => ({ ...(await atResume(engine)), seated: CY }),
    run: (world, actor) => pauseInterviewer(world, actor, { person: CY, paused: true }),
  },
  {
    name: 'add a meeting room',
    may: ['admin', 'recruiter'],
    audit: 'set-room',
    subject: 'room',
    prepare: atResume,
    run: (world, actor) => setRoom(world, actor, ELBE),
  },
  {
    name: 'retire a meeting room',
    may: ['admin', 'recruiter'],
    audit: 'retire-room',
    subject: 'room',
    prepare: async engine => {
      const scene = await atResume(engine);
      const { world } = scene.loop;
      const { id: room } = await setRoom(world, { team: TEAM, person: RAE }, ELBE);
      return { ...scene, ids: { ...scene.ids, room } };
    },
    run: (world, actor, { room = '' }) => retireRoom(world, actor, { room, retired: true }),
  },
  {
    name: 'open a role',
    may: ['admin', 'recruiter'],
    audit: 'open-role',
    subject: 'role',
    prepare: atResume,
    run: (world, actor) => openRole(world, actor, { ...ROLE, title: 'Platform Engineer' }),
  },
  {
    name: 'say where a role meets',
    may: RUNNERS,
    audit: 'set-role-site',
    subject: 'role',
    prepare: async engine => {
      const scene = await atResume(engine);
      await setRoom(scene.loop.world, { team: TEAM, person: RAE }, ELBE);
      return scene;
    },
    run: (world, actor, { role = '' }) => setRoleSite(world, actor, { role, site: 'Berlin' }),
  },
  {
    name: 'close a role',
    may: RUNNERS,
    audit: 'close-role',
    subject: 'role',
    prepare: atResume,
    run: (world, actor, { role = '' }) => closeRole(world, actor, role),
  },
  {
    name: 'add a candidate',
    may: RUNNERS,
    audit: 'add-candidate',
    subject: 'application',
    prepare: atResume,
    run: (world, actor, { role = '' }) =>
      addCandidate(world, actor, { role, ...MIA, name: 'Noor Aziz', email: 'noor@example.com' }),
  },
  {
    name: 'change the times that a candidate offers',
    may: RUNNERS,
    audit: 'offer-times',
    subject: 'application',
    prepare: atResume,
    run: (world, actor, { application = '' }) =>
      offerTimes(world, actor, { application, zone: 'Europe/Paris', windows: '2026-12-08 09:00-12:00' }),
  },
  {
    name: 'screen a résumé',
    may: RUNNERS,
    audit: 'decide',
    subject: 'application',
    prepare: atResume,
    run: decision('advance'),
  },
  {
    name: 'hand out a review',
    may: RUNNERS,
    audit: 'assign-reviewer',
    subject: 'interview',
    prepare: atAsync,
    run: (world, actor, { application = '' }) => assignReviewer(world, actor, { application, reviewer: BO }),
  },
  {
    name: 'score a review',
    may: ['seated'],
    audit: 'submit-scorecard',
    subject: 'seat',
    prepare: underReview,
    run: submit,
  },
  {
    name: 'decide on the evidence',
    may: ['admin', 'manager'],
    audit: 'decide',
    subject: 'application',
    prepare: reviewed,
    run: decision('advance'),
  },
  {
    name: 'reject',
    may: ['admin', 'manager'],
    audit: 'decide',
    subject: 'application',
    prepare: underReview,
    run: decision('reject'),
  },
  {
    name: 'record a withdrawal',
    may: RUNNERS,
    audit: 'decide',
    subject: 'application',
    prepare: booked,
    run: decision('withdraw'),
  },
  {
    name: 'find times',
    may: RUNNERS,
    audit: 'propose-times',
    subject: 'application',
    prepare: toBook,
    run: (world, actor, { application = '' }) => proposeTimes(world, actor, application, { purpose: 'book' }),
  },
  {
    name: 'book',
    may: RUNNERS,
    audit: 'book-itinerary',
    subject: 'interview',
    prepare: toBook,
    run: (world, actor, { proposal = '' }) => bookItinerary(world, actor, { proposal, option: 0 }),
  },
  {
    name: 'call off',
    may: RUNNERS,
    audit: 'cancel-interviews',
    subject: 'interview',
    prepare: booked,
    run: (world, actor, { application = '', interview = '' }) =>
      cancelInterviews(world, actor, { application, interviews: [interview], reason: 'Ill' }),
  },
  {
    name: 'replace',
    may: RUNNERS,
    audit: 'replace-interviewer',
    subject: 'seat',
    prepare: booked,
    run: (world, actor, { proposal = '' }) => replaceInterviewer(world, actor, { proposal, option: 0 }),
  },
  {
    name: 'answer an invitation',
    may: ['seated'],
    audit: 'answer-invitation',
    subject: 'seat',
    prepare: booked,
    run: (world, actor, { seat = '' }) =>
      answerInvitation(world, actor, { seat, version: 1, answer: 'accepted', reason: '', via: 'slack' }),
  },
  {
    name: 'score an interview',
    may: ['seated'],
    audit: 'submit-scorecard',
    subject: 'seat',
    prepare: over,
    run: submit,
  },
  {
    name: 'block one’s own time',
    may: TIES,
    audit: 'block-time',
    subject: 'event',
    prepare: atResume,
    run: (world, actor) =>
      blockTime(world, actor, { title: 'Dentist', times: '2026-12-08 09:00-12:00', zone: 'Europe/Berlin' }),
  },
  {
    name: 'look at one’s Home',
    may: TIES,
    audit: 'open-home',
    subject: 'person',
    prepare: atResume,
    run: (world, actor) => openHome(world, actor),
  },
];

async function submit(
  world: World,
  actor: Actor,
  { card: application = '', seat = '' }: Readonly<Record<string, string>>,
): Promise<unknown> {
  const loop = new Loop(world as Loop['world'], application);
  const situation = await loop.situation();
  const known = situation.interviews.some(i => i.seats.some(s => s.id === seat));
  const filled = known ? await card(loop.world, situation, seat, 'yes') : EMPTY_SCORECARD;
  return submitScorecard(world, actor, { seat, card: filled });
}
