import { el } from '../dom.ts';
import { clockTime, dayOf, offsetMinutes } from '../time.ts';
import { type CalendarEvent, instant, type Week } from './week.ts';

/** A week in columns; hours outside the usual ones are there only when something is in them. */

const USUAL = { from: 8, to: 19 };
const HOUR_PX = 34;

type Placed = { event: CalendarEvent; from: number; to: number; lane: number; lanes: number };

export function weekGrid(week: Week, now: number, chosen: string, choose: (id: string) => void): HTMLElement {
  const days = week.days.map(day => ({ day, placed: placedOn(day, week), whole: wholeDay(day, week) }));
  const all = days.flatMap(({ placed }) => placed);
  const first = Math.min(USUAL.from, ...all.map(({ from }) => Math.floor(from)));
  const last = Math.max(USUAL.to, ...all.map(({ to }) => Math.ceil(to)));
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const today = dayOf(now, week.zone);
  const columns = days.map(({ day, placed }) =>
    el(
      'div',
      {
        class: day === today ? 'week-day week-today' : 'week-day',
        style: { '--hours': String(hours.length) },
      },
      placed.map(one => eventButton(one, week.zone, first, one.event.id === chosen, choose)),
      day === today && nowLine(now, week.zone, first, last),
    ),
  );
  return el(
    'div',
    { class: 'week', style: { '--days': String(days.length), '--hour': `${HOUR_PX}px` } },
    el('div', { class: 'week-corner' }),
    days.map(({ day, whole }) => dayHead(day, day === today, whole, chosen, choose)),
    el(
      'div',
      { class: 'week-hours' },
      hours.map(hour => el('div', { class: 'week-hour' }, `${hour}:00`)),
    ),
    columns,
  );
}

function dayHead(
  day: string,
  isToday: boolean,
  whole: CalendarEvent[],
  chosen: string,
  choose: (id: string) => void,
): HTMLElement {
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(day));
  return el(
    'div',
    { class: isToday ? 'week-head week-head-today' : 'week-head' },
    words,
    whole.map(({ id, title }) =>
      el(
        'button',
        {
          type: 'button',
          class: id === chosen ? 'event event-whole event-chosen' : 'event event-whole',
          title,
          on: { click: () => choose(id) },
        },
        title,
      ),
    ),
  );
}

function eventButton(
  { event, from, to, lane, lanes }: Placed,
  zone: string,
  first: number,
  isChosen: boolean,
  choose: (id: string) => void,
): HTMLElement {
  const [start, end] = [clockTime(instant(event.start), zone), clockTime(instant(event.end), zone)];
  const answer = event.answer ?? '';
  return el(
    'button',
    {
      type: 'button',
      class: `event event-${answer || 'own'}${isChosen ? ' event-chosen' : ''}`,
      style: {
        top: `${(from - first) * HOUR_PX}px`,
        height: `${Math.max(15, (to - from) * HOUR_PX - 2)}px`,
        left: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      },
      title: `${event.title}\n${start}–${end}`,
      'aria-label': `${event.title}, ${start} to ${end}${answer === '' ? '' : `, ${answer}`}`,
      'aria-pressed': isChosen ? 'true' : 'false',
      on: { click: () => choose(event.id) },
    },
    el('span', { class: 'event-title' }, event.title),
    to - from >= 0.75 && el('span', { class: 'event-time' }, `${start}–${end}`),
  );
}

function nowLine(now: number, zone: string, first: number, last: number) {
  const hour = hourOf(now, zone);
  if (hour < first || hour > last) return undefined;
  return el('div', { class: 'week-now', style: { top: `${(hour - first) * HOUR_PX}px` } });
}

/** Those that overlap share the width. */
function placedOn(day: string, { events, zone }: Week): Placed[] {
  const spans = events
    .filter(({ allDay }) => !allDay)
    .flatMap(event => {
      const [start, end] = [instant(event.start), instant(event.end)];
      const [first, last] = [dayOf(start, zone), dayOf(end - 1, zone)];
      if (day < first || day > last) return [];
      return [
        {
          event,
          from: first === day ? hourOf(start, zone) : 0,
          to: last === day ? hourOf(end, zone) || 24 : 24,
        },
      ];
    })
    .toSorted((a, b) => a.from - b.from);
  const lanes: number[] = [];
  const placed = spans.map(span => {
    const free = lanes.findIndex(end => end <= span.from);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = span.to;
    return Object.assign(span, { lane });
  });
  return placed.map(span => Object.assign(span, { lanes: lanesBeside(span, placed) }));
}

function lanesBeside(
  span: { from: number; to: number },
  all: { from: number; to: number; lane: number }[],
): number {
  const beside = all.filter(({ from, to }) => from < span.to && span.from < to);
  return Math.max(...beside.map(({ lane }) => lane)) + 1;
}

function wholeDay(day: string, { events, zone }: Week): CalendarEvent[] {
  return events.filter(
    ({ allDay, start, end }) =>
      allDay && dayOf(instant(start), zone) <= day && day <= dayOf(instant(end) - 1, zone),
  );
}

function hourOf(at: number, zone: string): number {
  const local = new Date(at + offsetMinutes(at, zone) * 60_000);
  return local.getUTCHours() + local.getUTCMinutes() / 60;
}
