import type { Situation } from '../../core/loop/situation.ts';
import { proposeTimes, type Wish } from '../../operations/propose-times.ts';
import { namesOf } from '../../store/people.ts';
import type { Call, Opened } from '../kernel/call.ts';
import { proposalView } from './proposal-view.ts';

/** Searches and shows what was found in a modal that is open already. */
export async function propose(
  call: Call,
  on: Opened,
  situation: Situation,
  wish: Wish,
  justTaken = false,
): Promise<void> {
  const proposal = await proposeTimes(call.world, call.actor, situation.application.id, wish);
  const names = await namesOf(call.world.db, call.team, proposal.unreadable);
  await on.show(proposalView({ situation, proposal, names, justTaken }));
}
