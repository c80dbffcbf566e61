import type { Situation } from '../../core/loop/situation.ts';
import { proposeTimes, type Wish } from '../../operations/propose-times.ts';
import { namesOf } from '../../store/people.ts';
import type { Call } from '../kernel/call.ts';
import { proposalView } from './proposal-view.ts';

/** Searches, and words what was found. */
export async function propose(call: Call, situation: Situation, wish: Wish, justTaken = false) {
  const proposal = await proposeTimes(call.world, call.actor, situation.application.id, wish);
  const names = await namesOf(call.world.db, call.team, proposal.unreadable);
  const ids = wish.purpose === 'move' ? wish.interviews : [];
  const moving = situation.interviews.filter(one => ids.includes(one.id) && one.booking);
  return proposalView({ situation, proposal, moving, names, zone: call.zone, justTaken });
}
