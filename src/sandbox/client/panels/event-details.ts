import { el } from '../dom.ts';
import { icon } from '../icons.ts';
import { clockTime, dayOf, format, instantOf } from '../time.ts';
import { type CalendarEvent, instant } from './week.ts';

/** What somebody does with one event. Times are ISO instants. */
export type EventChange =
  | { answer: string; reason: string }
  | { delete: true }
  | { move: { start: string; end: string } }
  | { uninvite: string };

type Changing = (change: EventChange) => Promise<void>;

const ANSWERS: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'perhaps',
  none: 'has not answered',
};

/** One event: where and what about, who comes, the answer of whose calendar this is, and for its owner what can be done with it by hand. */
export function eventDetails(event: CalendarEvent, zone: string, change: Changing): HTMLElement {
  return el(
    'section',
    { class: 'event-details', 'aria-label': event.title },
    el('h3', { class: 'panel-subtitle' }, event.title),
    el('p', { class: 'muted' }, when(event, zone)),
    event.location !== '' && el('p', {}, 'Where: ', withLinks(event.location)),
    event.description !== '' && el('p', { class: 'event-description' }, withLinks(event.description)),
    event.attendees.length > 0 &&
      el(
        'ul',
        { class: 'attendees' },
        event.attendees.map(one => attendee(one, event.canEdit, change)),
      ),
    event.canAnswer && answerRow(change),
    event.canEdit && editRow(event, zone, change),
  );
}

/** Addresses in a text open beside the sandbox: they lead to pages of others. */
function withLinks(text: string): (HTMLElement | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .filter(piece => piece !== '')
    .map(piece =>
      /^https?:\/\//.test(piece)
        ? el('a', { href: piece, target: '_blank', rel: 'noreferrer' }, piece)
        : piece,
    );
}

function attendee(
  { name, address, answer, reason }: CalendarEvent['attendees'][number],
  canEdit: boolean,
  change: Changing,
): HTMLElement {
  const remove = el(
    'button',
    {
      type: 'button',
      class: 'bar-button',
      'aria-label': `Take ${name} off the event`,
      on: { click: () => void change({ uninvite: address }) },
    },
    icon('close', 12),
  );
  return el(
    'li',
    {},
    el('span', { class: 'attendee-name' }, name),
    el(
      'span',
      { class: `attendee attendee-${answer}` },
      ANSWERS[answer] ?? answer,
      reason !== '' && ` (“${reason}”)`,
    ),
    canEdit && remove,
  );
}

function answerRow(change: Changing): HTMLElement {
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
    'div',
    { class: 'busy-row' },
    reason,
    answer('accepted', 'Accept', 'button-primary'),
    answer('declined', 'Decline', 'button-danger'),
  );
}

/** Moved as a whole: it stays as long as it was. */
function editRow(event: CalendarEvent, zone: string, change: Changing): HTMLElement {
  const start = instant(event.start);
  const day = el('input', {
    class: 'field',
    type: 'date',
    value: dayOf(start, zone),
    'aria-label': 'New day',
    required: true,
  });
  const from = el('input', {
    class: 'field',
    type: 'time',
    value: clockTime(start, zone),
    'aria-label': 'New start',
    required: true,
  });
  const move = () => {
    const to = instantOf(`${day.value}T${from.value}`, zone);
    const iso = (ms: number) => new Date(ms).toISOString();
    void change({ move: { start: iso(to), end: iso(to + instant(event.end) - start) } });
  };
  return el(
    'form',
    {
      class: 'busy-row',
      on: {
        submit: submitted => {
          submitted.preventDefault();
          move();
        },
      },
    },
    !event.allDay && [day, from, el('button', { type: 'submit', class: 'button' }, 'Move')],
    el(
      'button',
      { type: 'button', class: 'button', on: { click: () => void change({ delete: true }) } },
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
