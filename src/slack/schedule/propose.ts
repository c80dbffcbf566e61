import { namedFor } from '../../core/loop/named-people.ts';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import { proposeTimes, type Wish } from '../../operations/propose-times.ts';
import { listNamedPeople } from '../../store/named-people.ts';
import { namesOf } from '../../store/people.ts';
import type { Call } from '../kernel/call.ts';
import { proposalView } from './proposal-view.ts';

/** Searches, and words what was found. */
export async function propose(call: Call, situation: Situation, wish: Wish, justTaken = false) {
  const proposal = await proposeTimes(call.world, call.actor, situation.application.id, wish);
  const names = await namesOf(call.world.db, call.team, proposal.unreadable);
  const moving = situation.interviews.filter(one => proposal.moving?.includes(one.id));
  const all = await listNamedPeople(call.world.db, call.team, situation.application.id);
  const named = namedFor(all, openEntry(situation)?.id);
  return proposalView({ situation, proposal, moving, named, names, zone: call.zone, justTaken });
}
