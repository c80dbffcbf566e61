import type { Id } from '../core/loop/glossary.ts';
import { type ProposedItinerary, storedProposal } from '../core/loop/proposal.ts';
import type { Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { listProposalsMade, type StoredProposal } from '../store/proposals.ts';
import { bookItinerary } from './book-itinerary.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

/** What became of one of a plan's itineraries. */
export type BookedOfAll =
  | { kind: 'booked'; situation: Situation; itinerary: ProposedItinerary }
  /** Somebody's time went to something else since the plan was made. */
  | { kind: 'taken'; situation: Situation }
  | { kind: 'refused'; situation: Situation; because: string };

/**
 * Books every itinerary of a plan, each as a whole and checked anew like any booking: what cannot be booked any more
 * does not keep the others from it.
 * @param onProgress Told after each, with how many are done.
 */
export async function bookAll(
  world: World,
  actor: Actor,
  plan: { id: Id; madeAt: Temporal.Instant },
  onProgress: (done: number, of: number) => void = () => {},
): Promise<BookedOfAll[]> {
  const proposals = await partsOf(world, actor, plan);
  const results: BookedOfAll[] = [];
  for (const proposal of proposals) {
    results.push(await bookOne(world, actor, proposal));
    onProgress(results.length, proposals.length);
  }
  return results;
}

async function partsOf(
  world: World,
  { team, person }: Actor,
  plan: { id: Id; madeAt: Temporal.Instant },
): Promise<StoredProposal[]> {
  const made = await listProposalsMade(world.db, team, { by: person, at: plan.madeAt });
  const parts = made.filter(one => storedProposal.parse(one.body).plan === plan.id);
  if (parts.length > 0) return parts.sort((a, b) => startOf(a) - startOf(b));
  throw new UserError('This plan is not there any more.', 'Make a new one with /hire schedule all.');
}

function startOf({ body }: StoredProposal): number {
  return storedProposal.parse(body).options[0]?.interviews[0]?.start.epochMilliseconds ?? 0;
}

async function bookOne(
  world: World,
  actor: Actor,
  { id, application }: StoredProposal,
): Promise<BookedOfAll> {
  try {
    return await bookItinerary(world, actor, { proposal: id, option: 0 });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const situation = await requireSituation({ tx: world.db, team: actor.team }, application);
    return { kind: 'refused', situation, because: error.message };
  }
}
