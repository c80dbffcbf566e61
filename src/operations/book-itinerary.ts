import {
  type Choice,
  chosenFrom,
  type Proposal,
  type ProposedItinerary,
  storedProposal,
} from '../core/loop/proposal.ts';
import { type Interview, openEntry, type Situation, type StageEntry } from '../core/loop/situation.ts';
import type { Change } from '../core/scheduling/changes.ts';
import { contains } from '../core/time/interval.ts';
import { UserError } from '../core/user-error.ts';
import { isOverlap } from '../store/conflicts.ts';
import { deleteHolds } from '../store/holds.ts';
import { findProposal } from '../store/proposals.ts';
import { authorise } from './authorise.ts';
import { guestsOf } from './guests.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication } from './outbox.ts';
import { endBookings, placeBooking } from './place-booking.ts';
import { refuseClosedRole, requireSituation } from './require.ts';
import { settleRooms } from './settle-rooms.ts';
import { type BusyNow, changedAfter, readCalendars, whatFits } from './still-fits.ts';
import type { Actor, World } from './world.ts';

export type Booked =
  | { kind: 'booked'; situation: Situation; itinerary: ProposedItinerary }
  /** Somebody's time went to something else since it was proposed; nothing was booked. */
  | { kind: 'taken'; situation: Situation };

/** Times found longer ago than this are found anew: calendars have moved on. */
const FRESH = { hours: 24 };

/** Books one of the proposed itineraries as a whole: all its interviews and people, or nothing. */
export async function bookItinerary(world: World, actor: Actor, choice: Choice): Promise<Booked> {
  const { purpose, itinerary, granted, situation } = await chosen(world, actor, choice);
  const interviews = await settleRooms(world, situation, itinerary.interviews);
  if (!interviews) return { kind: 'taken', situation };
  const busy = await readCalendars(world, situation, interviews);
  try {
    return await operate(world, actor, 'book-itinerary', async step => {
      const fresh = await requireSituation(step, situation.application.id);
      await authorise(step, 'schedule interviews', { situation: fresh });
      const settled = { ...itinerary, interviews };
      return bookIn(world, step, { purpose, itinerary: settled, granted, situation: fresh, busy });
    });
  } catch (error) {
    // The database has the last word on what is free.
    if (isOverlap(error)) return { kind: 'taken', situation };
    throw error;
  }
}

async function chosen(world: World, { team, person }: Actor, choice: Choice) {
  const stored = await findProposal(world.db, team, choice.proposal);
  const proposal = stored && storedProposal.parse(stored.body);
  const found = proposal && chosenFrom(proposal, choice);
  if (!stored || !proposal || !found || proposal.purpose === 'replace')
    throw new UserError('These times are not there any more.', 'Ask again with /hire schedule.');
  const now = world.clock.now();
  const on = { tx: world.db, team, by: person };
  const situation = await requireSituation(on, stored.application);
  await authorise(on, 'schedule interviews', { situation });
  const { itinerary, changes: granted } = found;
  const [first] = itinerary.interviews;
  const old = Temporal.Instant.compare(stored.madeAt.add(FRESH), now) < 0;
  if (old || !first || Temporal.Instant.compare(first.start, now) <= 0) {
    throw new UserError(
      'These times are out of date.',
      `Find new ones with /hire schedule ${situation.candidate.name}.`,
    );
  }
  return { purpose: proposal.purpose, itinerary, granted, situation };
}

type Booking = {
  purpose: Proposal['purpose'];
  itinerary: ProposedItinerary;
  /** What was agreed to so that it fits. */
  granted: readonly Change[];
  situation: Situation;
  busy: BusyNow;
};

async function bookIn(world: World, step: Step, choice: Booking): Promise<Booked> {
  const { itinerary, situation, granted, busy } = choice;
  const entry = openEntry(situation);
  if (!entry)
    throw new UserError(
      `The application of ${situation.candidate.name} was decided meanwhile: nothing was booked.`,
    );
  refuseClosedRole(situation.role);
  refuseWithdrawnTimes(situation, itinerary);
  const moved = bookedBefore(choice, entry);
  const guests = await guestsOf(step.tx, situation, moved);
  const wanted = { situation, planned: itinerary.interviews, freed: moved, granted, guests, busy };
  const planned = await whatFits(step, wanted);
  if (!planned) return { kind: 'taken', situation };
  if (granted.length > 0)
    await step.audit(`application:${situation.application.id}`, { after: changedAfter(granted) });
  await deleteHolds(step.tx, step.team, situation.application.id);
  await endBookings(step, moved);
  for (const interview of planned) await placeBooking(world, step, { situation, entry, planned: interview });
  await tell(step, situation, entry);
  return {
    kind: 'booked',
    situation: await requireSituation(step, situation.application.id),
    itinerary: { ...itinerary, interviews: planned },
  };
}

function refuseWithdrawnTimes({ windows, candidate }: Situation, itinerary: ProposedItinerary): void {
  const gone = itinerary.interviews.find(i => !windows.some(window => contains(window, i)));
  if (!gone) return;
  throw new UserError(
    `${candidate.name} does not offer the time of the ${gone.name} any more.`,
    `Find new times with /hire schedule ${candidate.name}.`,
  );
}

/** The interviews that give up the time they have: none where they are booked anew. */
function bookedBefore({ purpose, itinerary, situation }: Booking, entry: StageEntry): Interview[] {
  const { candidate, interviews } = situation;
  return itinerary.interviews.flatMap(planned => {
    const before = interviews.find(i => i.stageEntryId === entry.id && i.part === planned.part);
    const what = `The ${planned.name} with ${candidate.name}`;
    if (purpose === 'book') {
      if (!before?.booking) return [];
      throw new UserError(`${what} was booked meanwhile.`, 'See it with /hire status.');
    }
    if (!before?.booking)
      throw new UserError(`${what} was called off meanwhile.`, 'Book it anew with /hire schedule.');
    if (before.booking.version !== planned.replaces)
      throw new UserError(`${what} was moved meanwhile.`, 'See it with /hire status.');
    if (before.seats.some(s => s.scoredAt))
      throw new UserError(`${what} took place: a scorecard is in.`, 'See it with /hire debrief.');
    return before;
  });
}

/** One message for all that is booked in a stage, changed in place by whatever follows. */
async function tell(step: Step, { application, role }: Situation, entry: StageEntry): Promise<void> {
  await postNotice(step, {
    key: `booking:${entry.id}:${role.recruiter}`,
    ref: { notice: 'booking', ids: { application: application.id, entry: entry.id } },
    to: role.recruiter,
    subject: application.id,
  });
  await refreshApplication(step, await requireSituation(step, application.id));
}
