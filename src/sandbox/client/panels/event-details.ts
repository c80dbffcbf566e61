import { el } from '../dom.ts';
import { icon } from '../icons.ts';
import { clockTime, format } from '../time.ts';
import type { CalendarEvent } from './calendars.ts';
import { instant } from './week-grid.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'perhaps',
  none: 'has not answered',
};

/** One event: who comes, and the answer of whose calendar this is. */
export function eventDetails(
  event: CalendarEvent,
  zone: string,
  change: (change: { answer: string; reason: string } | 'delete') => Promise<void>,
): HTMLElement {
  const reason = el('input', {
    class: 'field',
    type: 'text',
    placeholder: 'Reason (for a decline)',
    'aria-label': 'Reason',
  });
  const answer = (value: string, words: string, name: string) =>
    el(
      'button',
      {
        type: 'button',
        class: `button ${name}`,
        on: { click: () => void change({ answer: value, reason: reason.value }) },
      },
      words,
    );
  return el(
    'section',
    { class: 'event-details', 'aria-label': event.title },
    el('h3', { class: 'panel-subtitle' }, event.title),
    el('p', { class: 'muted' }, when(event, zone)),
    event.attendees.length > 0 &&
      el(
        'ul',
        { class: 'attendees' },
        event.attendees.map(one =>
          el(
            'li',
            {},
            one.name,
            el('span', { class: `attendee attendee-${one.answer}` }, ANSWERS[one.answer] ?? one.answer),
          ),
        ),
      ),
    event.canAnswer
      ? el(
          'div',
          { class: 'busy-row' },
          reason,
          answer('accepted', 'Accept', 'button-primary'),
          answer('declined', 'Decline', 'button-danger'),
        )
      : el(
          'button',
          { type: 'button', class: 'button', on: { click: () => void change('delete') } },
          icon('trash', 14),
          'Delete',
        ),
  );
}

function when({ start, end, allDay }: CalendarEvent, zone: string): string {
  const day = format(instant(start), zone, { weekday: 'long', day: 'numeric', month: 'long' });
  return allDay
    ? `${day}, all day`
    : `${day}, ${clockTime(instant(start), zone)}–${clockTime(instant(end), zone)}`;
}
