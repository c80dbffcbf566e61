import { describe, expect, test } from 'vitest';
import { occurrences } from '../../src/calendars/ics/expand.ts';
import { readEvents } from '../../src/calendars/ics/read-events.ts';
import { ianaZone } from '../../src/calendars/ics/zones.ts';

const OWNER = ianaZone('Europe/Berlin');

/** When the events of an object take place between two days, as instants in UTC to the minute. */
function times(lines: string, from: string, to: string): string[] {
  const body = lines
    .trim()
    .split('\n')
    .map(l => l.trim())
    .join('\r\n');
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n${body}\r\nEND:VCALENDAR\r\n`;
  const within = {
    start: Temporal.Instant.from(`${from}T00:00Z`),
    end: Temporal.Instant.from(`${to}T00:00Z`),
  };
  const minute = (at: Temporal.Instant) => at.toString({ smallestUnit: 'minute' }).slice(0, 16);
  return occurrences(readEvents(text, OWNER), within, OWNER)
    .map(o => `${minute(o.time.start)}/${minute(o.time.end).slice(11)}`)
    .toSorted();
}

const event = (lines: string) => `BEGIN:VEVENT\nUID:one\n${lines.trim()}\nEND:VEVENT`;

describe('a series takes place', () => {
  test.each<[string, string, [string, string], string[]]>([
    [
      'scenario 9: at the same wall time on both sides of a clock change',
      'DTSTART;TZID=Europe/Berlin:20261023T090000\nDTEND;TZID=Europe/Berlin:20261023T100000\nRRULE:FREQ=DAILY;COUNT=4',
      ['2026-10-23', '2026-10-30'],
      [
        '2026-10-23T07:00/08:00',
        '2026-10-24T07:00/08:00',
        '2026-10-25T08:00/09:00',
        '2026-10-26T08:00/09:00',
      ],
    ],
    [
      'scenario 9: not at a time that the clock jumps over, and that one does not count',
      'DTSTART;TZID=America/New_York:20260307T023000\nDTEND;TZID=America/New_York:20260307T030000\nRRULE:FREQ=DAILY;COUNT=3',
      ['2026-03-06', '2026-03-12'],
      ['2026-03-07T07:30/08:00', '2026-03-09T06:30/07:00', '2026-03-10T06:30/07:00'],
    ],
    [
      'scenario 9: at the first of two equal wall times',
      'DTSTART;TZID=Europe/Berlin:20261024T023000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2',
      ['2026-10-23', '2026-10-27'],
      ['2026-10-24T00:30/01:00', '2026-10-25T00:30/01:00'],
    ],
    [
      'up to an UNTIL in UTC, that one included',
      'DTSTART;TZID=America/New_York:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261203T140000Z',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T14:00/15:00', '2026-12-02T14:00/15:00', '2026-12-03T14:00/15:00'],
    ],
    [
      'up to an UNTIL that is a day',
      'DTSTART;TZID=Europe/Berlin:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261202',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T08:00/09:00', '2026-12-02T08:00/09:00'],
    ],
    [
      'scenario 11: not on an EXDATE in UTC, which still counts',
      'DTSTART;TZID=Europe/Berlin:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261202T080000Z',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T08:00/09:00', '2026-12-03T08:00/09:00'],
    ],
    [
      'scenario 11: not on any of several EXDATEs in another zone',
      'DTSTART;TZID=Europe/Berlin:20261201T150000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=America/New_York:20261202T090000,20261203T090000',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T14:00/15:00', '2026-12-04T14:00/15:00'],
    ],
    [
      'scenario 11: on an RDATE too',
      'DTSTART;TZID=Europe/Berlin:20261201T090000\nDURATION:PT1H\nRDATE;TZID=Europe/Berlin:20261205T110000',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T08:00/09:00', '2026-12-05T10:00/11:00'],
    ],
    [
      'scenario 11: for as long as an RDATE period says',
      'DTSTART:20261201T090000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20261205T110000Z/PT3H,20261206T110000Z/20261206T113000Z',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T09:00/10:00', '2026-12-05T11:00/14:00', '2026-12-06T11:00/11:30'],
    ],
    [
      'on its DTSTART even where that is not what the rule says',
      'DTSTART:20261201T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=FR',
      ['2026-11-30', '2026-12-12'],
      ['2026-12-01T09:00/10:00', '2026-12-04T09:00/10:00', '2026-12-11T09:00/10:00'],
    ],
    [
      'scenario 14: every other week from its own start, not from where one looks',
      'DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
      ['2026-12-01', '2026-12-31'],
      ['2026-12-07T09:00/10:00', '2026-12-21T09:00/10:00'],
    ],
    [
      'on the last Friday of a month',
      'DTSTART:20260130T090000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=-1FR',
      ['2026-11-01', '2026-12-31'],
      ['2026-11-27T09:00/10:00', '2026-12-25T09:00/10:00'],
    ],
    [
      'only in months that have a 31st',
      'DTSTART:20260831T090000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY',
      ['2026-09-01', '2027-01-01'],
      ['2026-10-31T09:00/10:00', '2026-12-31T09:00/10:00'],
    ],
    [
      'scenario 10: on whole days of its owner',
      'DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261025\nRRULE:FREQ=DAILY;UNTIL=20261026',
      ['2026-10-20', '2026-10-30'],
      ['2026-10-23T22:00/22:00', '2026-10-24T22:00/23:00', '2026-10-25T23:00/23:00'],
    ],
    [
      'for as long as one day by the calendar',
      'DTSTART;TZID=Europe/Berlin:20261024T120000\nDURATION:P1D',
      ['2026-10-20', '2026-10-30'],
      ['2026-10-24T10:00/11:00'],
    ],
    [
      'for exactly 24 hours',
      'DTSTART;TZID=Europe/Berlin:20261024T120000\nDURATION:PT24H',
      ['2026-10-20', '2026-10-30'],
      ['2026-10-24T10:00/10:00'],
    ],
    [
      'scenario 13: in a zone by its Windows name',
      'DTSTART;TZID=Pacific Standard Time:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=1',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T17:00/18:00'],
    ],
    [
      'scenario 13: in a zone by a quoted Windows name',
      'DTSTART;TZID="W. Europe Standard Time":20261201T090000\nDURATION:PT1H',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T08:00/09:00'],
    ],
    [
      'scenario 13: in a zone with a long name',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Kolkata:20261201T090000\nDURATION:PT1H',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T03:30/04:30'],
    ],
    [
      'without a zone, in that of its owner',
      'DTSTART:20261201T090000\nDURATION:PT1H',
      ['2026-11-30', '2026-12-10'],
      ['2026-12-01T08:00/09:00'],
    ],
    [
      'scenario 14: when it began before one looks and is not over',
      'DTSTART:20261125T090000Z\nDTEND:20261205T090000Z',
      ['2026-11-30', '2026-12-01'],
      ['2026-11-25T09:00/09:00'],
    ],
  ])('%s', (_, lines, [from, to], expected) => {
    expect(times(event(lines), from, to)).toEqual(expected);
  });

  test('scenario 13: by the rules that stand in the object, where nobody knows the zone', () => {
    const zone = `BEGIN:VTIMEZONE
      TZID:Somewhere
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0530
      TZOFFSETTO:+0530
      END:STANDARD
      END:VTIMEZONE`;
    const lines =
      'DTSTART;TZID=Somewhere:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261202T033000Z';
    expect(times(`${zone}\n${event(lines)}`, '2026-11-30', '2026-12-10')).toEqual([
      '2026-12-01T03:30/04:30',
      '2026-12-02T03:30/04:30',
    ]);
  });
});

describe('an exception', () => {
  const SERIES = event(
    'DTSTART;TZID=Europe/Berlin:20261130T090000\nDTEND;TZID=Europe/Berlin:20261130T100000\nRRULE:FREQ=WEEKLY;COUNT=4',
  );
  const week = (from: string, to: string, ...more: string[]) =>
    times([SERIES, ...more.map(event)].join('\n'), from, to);

  test('scenario 12: takes the place of its instance', () => {
    const moved =
      'RECURRENCE-ID;TZID=Europe/Berlin:20261207T090000\nDTSTART:20261208T120000Z\nDURATION:PT30M';
    expect(week('2026-12-06', '2026-12-13', moved)).toEqual(['2026-12-08T12:00/12:30']);
  });

  test('scenario 12: can move out of the stretch that one looks at, and into it', () => {
    const moved = 'RECURRENCE-ID:20261207T080000Z\nDTSTART:20261229T120000Z\nDURATION:PT30M';
    expect(week('2026-12-06', '2026-12-13', moved)).toEqual([]);
    expect(week('2026-12-28', '2026-12-31', moved)).toEqual(['2026-12-29T12:00/12:30']);
  });

  test('scenario 12: stands alone where one is invited to it alone', () => {
    const orphan = event('RECURRENCE-ID:20261207T080000Z\nDTSTART:20261207T100000Z\nDURATION:PT1H');
    expect(times(orphan, '2026-12-01', '2026-12-31')).toEqual(['2026-12-07T10:00/11:00']);
  });

  test('scenario 12: for all that follow moves those too, and keeps what has an exception of its own', () => {
    const future =
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261207T090000\nDTSTART;TZID=Europe/Berlin:20261208T110000\nDURATION:PT2H';
    const own = 'RECURRENCE-ID;TZID=Europe/Berlin:20261214T090000\nDTSTART:20261216T120000Z\nDURATION:PT30M';
    expect(week('2026-11-29', '2026-12-31', future, own)).toEqual([
      '2026-11-30T08:00/09:00',
      '2026-12-08T10:00/12:00',
      '2026-12-16T12:00/12:30',
      '2026-12-22T10:00/12:00',
    ]);
  });
});

test('scenario 24: a series with an instance a second is refused rather than taken for free time', () => {
  const lines = event('DTSTART:20200101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY');
  expect(() => times(lines, '2026-12-01', '2026-12-31')).toThrow(/Maximum iterations/);
});
