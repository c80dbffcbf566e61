import type { Id } from '../core/loop/glossary.ts';
import { UserError } from '../core/user-error.ts';
import { type DraftFields, saveDraft } from '../store/scorecard-drafts.ts';
import { findSeatRecord } from '../store/seats.ts';
import type { Actor, World } from './world.ts';

/** `base`: the version of the card that the form was opened on, 0 for none. */
export type Typed = { seat: Id; base: number; fields: DraftFields };

/**
 * Keeps what somebody has typed into their scorecard so far, at every key they press: it leaves no audit and tells
 * nobody. A seat that was called off or given away meanwhile keeps nothing.
 * @param typedAt When, by Slack's clock, in seconds; undefined for a page that was sent as a whole.
 */
export async function keepDraft(world: World, actor: Actor, typed: Typed, typedAt?: number): Promise<void> {
  const { team, person } = actor;
  const record = await findSeatRecord(world.db, team, typed.seat);
  if (!record || record.release) return;
  if (record.person !== person) throw new UserError('Only the person it was meant for can do this.');
  const key = { seat: typed.seat, author: person, base: typed.base };
  const at = { typedAt: typedAt && Math.round(typedAt * 1e6), now: world.clock.now() };
  await saveDraft(world.db, team, key, typed.fields, at);
}
