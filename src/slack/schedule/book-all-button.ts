import type { KnownBlock, ModalView } from '@slack/types';
import { plural } from '../../core/loop/text.ts';
import { bookAll, type BookedOfAll } from '../../operations/book-all.ts';
import { message, type MessageView, modalView, section } from '../blocks/blocks.ts';
import { fit, short } from '../blocks/fit.ts';
import { lines, mentions, mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, IN_VIEW, type Room, sections, withRows } from '../blocks/room.ts';
import { when } from '../blocks/time.ts';
import { button, defineButton } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { latestOnly } from './schedule-all.ts';
import { bookAllRef, scheduleRef } from './schedule-refs.ts';

const TITLE = 'Booking everybody';

/** Books every part of a plan; says of each what became of it. */
export const bookAllButton = defineButton(bookAllRef, async (call, { plan, at }) => {
  const loading = loadingView(TITLE, 'Checking calendars once more…');
  const on = call.inside ?? (await call.open(loading));
  if (call.inside) await on.show(loading);
  const shown = latestOnly<string>(text => on.show(loadingView(TITLE, text)));
  const made = { id: plan, madeAt: Temporal.Instant.fromEpochMilliseconds(Number(at)) };
  const results = await bookAll(call.world, call.actor, made, (done, of) =>
    shown.next(`${done} of ${of} are done…`),
  );
  await shown.finish();
  if (!(await on.show(bookedAllView(results, call.zone))))
    await call.tell(bookedAllMessage(results, call.zone));
});

export function bookedAllView(results: readonly BookedOfAll[], zone: string): ModalView {
  return modalView('schedule.booked-all', '', {
    title: 'Booked',
    close: 'Done',
    blocks: bookedBlocks(results, zone, IN_VIEW),
  });
}

export function bookedAllMessage(results: readonly BookedOfAll[], zone: string): MessageView {
  return message(headline(results), bookedBlocks(results, zone, IN_MESSAGE));
}

function headline(results: readonly BookedOfAll[]): string {
  const booked = results.filter(one => one.kind === 'booked').length;
  if (booked === results.length) return `${plural(booked, 'candidate is', 'candidates are')} booked.`;
  return `${booked} of ${plural(results.length, 'candidate')} are booked.`;
}

/** First what still needs somebody. */
function bookedBlocks(results: readonly BookedOfAll[], zone: string, room: Room): KnownBlock[] {
  const open = results.filter(one => one.kind !== 'booked');
  const done = results.filter(one => one.kind === 'booked');
  const mark = open.length === 0 ? ':white_check_mark:' : ':warning:';
  return withRows({
    room,
    head: [section(mrkdwn`${mark} *${headline(results)}*`)],
    rows: [...open.map(openRow), ...done.map(one => doneRow(one, zone))],
  });
}

function openRow(result: Exclude<BookedOfAll, { kind: 'booked' }>): KnownBlock[] {
  const { candidate, application } = result.situation;
  const why =
    result.kind === 'taken'
      ? 'the time was taken by something else meanwhile; nothing was booked.'
      : fit(result.because, 300);
  const again = button(
    scheduleRef,
    'Find times',
    { application: application.id },
    {
      label: `Find times for ${candidate.name}`,
    },
  );
  return [section(mrkdwn`:x: *${short(candidate.name)}*: ${why}`, again)];
}

function doneRow(
  { situation, itinerary }: Extract<BookedOfAll, { kind: 'booked' }>,
  zone: string,
): KnownBlock[] {
  const rows = itinerary.interviews.map(
    i => mrkdwn`${when(i.start, zone)} · ${i.name} with ${mentions(i.seats.map(s => s.person))}`,
  );
  return sections([lines(mrkdwn`:white_check_mark: *${short(situation.candidate.name)}*`, ...rows)]);
}
