import { chosenFrom, type ProposedItinerary, storedProposal } from '../core/loop/proposal.ts';
import type { Id } from '../core/loop/glossary.ts';
import { openEntry, type Situation } from '../core/loop/situation.ts';
import { earlier } from '../core/time/instants.ts';
import type { Interval } from '../core/time/interval.ts';
import { UserError } from '../core/user-error.ts';
import type { Holder } from '../store/bookings.ts';
import { deleteHolds, insertHold } from '../store/holds.ts';
import { findProposal } from '../store/proposals.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { mailQuestion, postNotice } from './outbox.ts';
import { requireSituation } from './require.ts';
import { roomHolder } from './room-calendars.ts';
import type { Actor, World } from './world.ts';

/** How long people's time is kept for an answer. */
const HELD = { hours: 48 };

/** Keeps those free whom the answer would be booked with, and the room, instead of those of an earlier question. */
async function keepFree(
  step: Step,
  application: Id,
  { itinerary, asked }: { itinerary: ProposedItinerary | undefined; asked: Interval },
): Promise<void> {
  await deleteHolds(step.tx, step.team, application);
  const longest = step.now.add(HELD);
  const until = earlier(asked.end, longest);
  for (const { start, end, seats, room } of itinerary?.interviews ?? []) {
    const holders = seats.map((s): Holder => `person:${s.person}`);
    if (room) holders.push(roomHolder(room.id));
    for (const holder of new Set(holders))
      await insertHold(step.tx, step.team, { application, holder, time: { start, end }, until });
  }
}

/** Asks a candidate for time that they have not offered; whoever asked gets the answer's two buttons. */
export async function askCandidate(
  world: World,
  actor: Actor,
  choice: { proposal: Id; change: number },
): Promise<{ situation: Situation; asked: Interval }> {
  return operate(world, actor, 'ask-candidate', async step => {
    const stored = await findProposal(step.tx, step.team, choice.proposal);
    const chosen = stored && chosenFrom(storedProposal.parse(stored.body), choice);
    const ask = chosen?.changes.find(change => change.kind === 'ask-candidate');
    if (!stored || !ask) throw new UserError('This is not there any more.', 'Ask again with /hire schedule.');
    const situation = await requireSituation(step, stored.application);
    await authorise(step, 'schedule interviews', { situation });
    const { candidate, application } = situation;
    if (!openEntry(situation))
      throw new UserError(`The application of ${candidate.name} is closed: no interviews are left to book.`);
    const asked = { start: ask.start, end: ask.end };
    if (Temporal.Instant.compare(asked.end, step.now) <= 0)
      throw new UserError('That day has passed.', `Ask again with /hire schedule ${candidate.name}.`);
    const ids = {
      application: application.id,
      start: String(asked.start.epochMilliseconds),
      end: String(asked.end.epochMilliseconds),
    };
    await keepFree(step, application.id, { itinerary: chosen?.itinerary, asked });
    await mailQuestion(step, application.id, asked);
    await postNotice(step, {
      key: `asked:${application.id}:${ids.start}`,
      ref: { notice: 'asked', ids },
      to: step.by,
      subject: application.id,
      notAfter: asked.end,
    });
    await step.audit(`application:${application.id}`, { after: { asked } });
    return { situation, asked };
  });
}
