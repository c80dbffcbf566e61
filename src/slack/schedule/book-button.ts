import { type Choice, storedProposal } from '../../core/loop/proposal.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { askCandidate } from '../../operations/ask-candidate.ts';
import { bookItinerary } from '../../operations/book-itinerary.ts';
import type { Wish } from '../../operations/propose-times.ts';
import { replaceInterviewer } from '../../operations/replace-interviewer.ts';
import { findProposal } from '../../store/proposals.ts';
import type { Call, Opened } from '../kernel/call.ts';
import { defineButton } from '../kernel/kinds.ts';
import { loadingView, note, noteView } from '../kernel/screens.ts';
import { askedWords } from './asked-words.ts';
import { bookedMessage, bookedView, replacedMessage, replacedView, takenMessage } from './booked-view.ts';
import { propose } from './propose.ts';
import { bookRef, changeRef } from './schedule-refs.ts';

type Stored = ReturnType<typeof storedProposal.parse>;

/** Books the option that was pressed; where it went to something else meanwhile, shows fresh ones at once. */
export const bookButton = defineButton(bookRef, (call, { proposal, option }) =>
  take(call, { proposal, option: Number(option) }),
);

/** Bends a rule once so that something fits, and books it; or asks the candidate for other time. */
export const changeButton = defineButton(changeRef, async (call, { proposal, change }) => {
  const choice = { proposal, change: Number(change) };
  const body = await read(call, proposal);
  const asks = body?.changes[choice.change]?.changes.some(one => one.kind === 'ask-candidate');
  if (!asks) return take(call, choice);
  const { situation, asked } = await askCandidate(call.world, call.actor, choice);
  const view = noteView('Asked', askedWords(situation, asked));
  if (!(await call.inside?.show(view))) await call.tell(note(askedWords(situation, asked)));
});

async function take(call: Call, choice: Choice): Promise<void> {
  const loading = loadingView('Booking', 'Checking calendars once more…');
  const on = call.inside ?? (await call.open(loading));
  if (call.inside) await on.show(loading);
  const body = await read(call, choice.proposal);
  await (body?.purpose === 'replace' ? replace(call, on, choice, body) : book(call, on, choice, body));
}

async function read(call: Call, proposal: string): Promise<Stored | undefined> {
  const stored = await findProposal(call.world.db, call.team, proposal);
  return stored && storedProposal.parse(stored.body);
}

async function book(call: Call, on: Opened, choice: Choice, body: Stored | undefined): Promise<void> {
  const { kind, situation, ...booked } = await bookItinerary(call.world, call.actor, choice);
  if ('itinerary' in booked) {
    const shown = await on.show(bookedView(situation, booked.itinerary, call.zone));
    if (!shown) await call.tell(bookedMessage(situation, booked.itinerary, call.zone));
    return;
  }
  const wish: Wish =
    body?.purpose === 'move' ? { purpose: 'move', interviews: body.moving } : { purpose: 'book' };
  if (!(await on.show(await propose(call, situation, wish, kind === 'taken'))))
    await call.tell(takenMessage(situation));
}

async function replace(call: Call, on: Opened, choice: Choice, body: Stored): Promise<void> {
  const done = await replaceInterviewer(call.world, call.actor, choice);
  if (done.kind === 'replaced') {
    const { situation, seat } = done;
    if (!(await on.show(replacedView(situation, seat.person))))
      await call.tell(replacedMessage(situation, seat.person));
    return;
  }
  const wish = { purpose: 'replace', seat: body.seat ?? '' } as const;
  if (!(await on.show(await propose(call, done.situation, wish, true))))
    await call.tell(takenMessage(done.situation));
}

/** What a call needs for replacing from a message: the modal opens first, then the search runs. */
export async function openReplacement(call: Call, situation: Situation, seat: string): Promise<void> {
  const on = await call.open(loadingView('Replace', 'Looking for somebody who is free at that time…'));
  await on.show(await propose(call, situation, { purpose: 'replace', seat }));
}
