import * as fc from 'fast-check';
import type { Interview, Interviewer, Loop, Problem, Seat } from '../../../src/core/scheduling/problem.ts';

/** Zones with the oddest clocks, and days on which they change, or nothing happens. */
const MOMENTS = [
  { from: '2026-12-01', zones: ['Europe/Berlin', 'UTC', 'Asia/Kolkata'] },
  { from: '2026-03-28', zones: ['Europe/Berlin', 'Europe/Paris', 'America/New_York'] },
  { from: '2026-10-24', zones: ['Europe/Berlin', 'Europe/London', 'Asia/Kathmandu'] },
  { from: '2026-10-03', zones: ['Australia/Lord_Howe', 'Australia/Sydney', 'Asia/Tokyo'] },
  { from: '2026-04-04', zones: ['Australia/Lord_Howe', 'Pacific/Auckland', 'Asia/Tokyo'] },
  { from: '2026-04-23', zones: ['Africa/Cairo', 'Asia/Beirut', 'Europe/Athens'] },
  { from: '2026-09-05', zones: ['America/Santiago', 'America/New_York', 'America/Sao_Paulo'] },
  { from: '2027-01-01', zones: ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'] },
];
const SKILLS = ['data', 'api'];
const HOUR = 3_600_000;

const pick = <T>(items: readonly T[]) => fc.constantFrom(...items);
/** Once in so many times. */
const sometimes = <T>(value: fc.Arbitrary<T>, times = 4) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

type Setting = { base: number; zones: readonly string[]; step: number; days: number };

/** A stretch within the first days, in steps of 5 minutes: not on the grid of starts. */
const stretch = ({ base, days }: Setting, minHours: number, maxHours: number) =>
  fc
    .record({
      at: fc.integer({ min: 0, max: days * 24 * 12 }),
      length: fc.integer({ min: minHours * 12, max: maxHours * 12 }),
    })
    .map(({ at, length }) => ({
      start: instant(base + at * 300_000),
      end: instant(base + (at + length) * 300_000),
    }));

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

const HOURS = ['00:00', '00:30', '01:30', '02:15', '06:00', '12:00', '17:00', '22:00', '24:00'];
const wallPiece = fc
  .tuple(fc.nat(HOURS.length - 2), fc.nat(HOURS.length - 2))
  .map(([a, b]) => [HOURS[Math.min(a, b)]!, HOURS[Math.max(a, b) + 1]!] as const);
const weekly = fc
  .tuple(fc.array(wallPiece, { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([pieces, weekends]) =>
    Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', ...(weekends ? ['sat', 'sun'] : ['sun'])].map(day => [day, pieces]),
    ),
  );

const ALWAYS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00'] as const]]),
);

function datesAround({ base, days }: Setting): string[] {
  const first = instant(base).toZonedDateTimeISO('UTC').toPlainDate();
  return Array.from({ length: days + 2 }, (_, i) => first.add({ days: i - 1 }).toString());
}

function weeksAround(setting: Setting): string[] {
  const iso = (date: Temporal.PlainDate) => `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
  const first = Temporal.PlainDate.from(datesAround(setting)[0]!);
  return [-21, -14, -7, 0, 7].map(days => iso(first.add({ days })));
}

const counts = (keys: readonly string[]) => fc.dictionary(pick(keys), fc.nat(3), { maxKeys: 4 });

function interviewer(setting: Setting, id: string): fc.Arbitrary<Interviewer> {
  return fc.record({
    id: fc.constant(id),
    zone: pick(setting.zones),
    hours: fc.oneof(
      { weight: 4, arbitrary: weekly },
      { weight: 4, arbitrary: fc.constant(ALWAYS) },
      { weight: 1, arbitrary: fc.constant({}) },
    ),
    level: pick(['junior', 'mid', 'senior', 'staff'] as const),
    skills: fc.dictionary(pick(SKILLS), pick([1, 2, 3] as const), { minKeys: 1 }),
    perDay: sometimes(fc.integer({ min: 0, max: 3 }), 5),
    perWeek: sometimes(fc.integer({ min: 0, max: 3 }), 5),
    bufferMinutes: sometimes(pick([0, 5, 15, 20])),
    load: counts(weeksAround(setting)),
    loadByDay: counts(datesAround(setting)),
    busy: fc.array(stretch(setting, 0.25, 3), { maxLength: 4 }),
    avoid: sometimes(wallPiece.map(piece => [piece])),
    daysOff: sometimes(pick(datesAround(setting)).map(date => [date])),
    offHours: sometimes(weekly),
    prefers: sometimes(weekly),
  });
}

function seat(ids: readonly string[], id: string): fc.Arbitrary<Seat> {
  const need = fc.record({
    skill: pick([null, ...SKILLS]),
    level: pick([null, 'junior', 'junior', 'mid', 'senior'] as const),
    pool: sometimes(fc.subarray([...ids]), 6),
    minQuality: sometimes(pick([1, 2] as const)),
  });
  return fc
    .record({
      need,
      anyOf: sometimes(fc.array(need, { minLength: 1, maxLength: Math.min(2, ids.length) })),
      people: sometimes(
        fc
          .subarray([...ids])
          .chain(some =>
            fc.tuple(
              ...some.map(one => fc.record({ id: fc.constant(one), quality: pick([1, 2, 3] as const) })),
            ),
          ),
        6,
      ),
      count: sometimes(fc.constant(2), 8),
      optional: sometimes(fc.boolean()),
      kind: sometimes(pick(['lead', 'shadow'] as const)),
    })
    .map(({ need, ...rest }) => Object.assign(need, rest, { id }));
}

function interview(
  setting: Setting,
  ids: readonly string[],
  id: string,
  others: readonly string[],
): fc.Arbitrary<Interview> {
  return fc.record({
    id: fc.constant(id),
    minutes: pick([30, 45, 60, 50, 90]),
    after: sometimes(fc.subarray([...others])),
    last: sometimes(fc.boolean()),
    fixedStart: sometimes(
      stretch(setting, 1, 1).map(one => one.start),
      20,
    ),
    room: sometimes(fc.record({ seats: pick([1, 2, 3, 4]), site: sometimes(pick(SITES), 3) }), 6),
    seats: fc
      .tuple(seat(ids, 'lead'), sometimes(seat(ids, 'second'), 4))
      .map(seats => seats.filter(one => one !== undefined)),
  });
}

function loop(setting: Setting, ids: readonly string[]): fc.Arbitrary<Loop> {
  const names = ['a', 'b', 'c'];
  return fc.integer({ min: 1, max: 3 }).chain(size =>
    fc.record({
      id: fc.constant('mia'),
      zone: pick(setting.zones),
      windows: fc.array(stretch(setting, 2, 7), { minLength: 1, maxLength: 3 }),
      avoid: sometimes(fc.oneof(wallPiece, stretch(setting, 0.5, 2)).map(one => [one])),
      prefers: sometimes(fc.array(stretch(setting, 1, 6), { maxLength: Math.min(2, ids.length) })),
      sameDay: sometimes(fc.boolean()),
      maxIdleMinutes: fc.oneof(pick([0, 30, 60, 90]), fc.constant(null), fc.constant(undefined)),
      noticeMinutes: sometimes(fc.integer({ min: 0, max: 1500 }), 8),
      deadline: sometimes(stretch(setting, 1, 1).map(one => one.start)),
      must: sometimes(fc.subarray([...ids], { maxLength: 2 }), 6),
      never: sometimes(fc.subarray([...ids], { maxLength: 1 })),
      named: sometimes(
        fc.constant(Object.fromEntries(ids.map(id => [id, { name: id.toUpperCase(), by: 'Rae' }]))),
        2,
      ),
      met: sometimes(fc.subarray([...ids], { maxLength: 1 })),
      overrides: sometimes(
        fc.array(fc.record({ person: pick(ids), cap: pick(['perDay', 'perWeek'] as const) }), {
          maxLength: 2,
        }),
      ),
      interviews: fc.tuple(
        ...names.slice(0, size).map((id, i) => interview(setting, ids, id, names.slice(0, i))),
      ),
    }),
  );
}

const SITES = ['Berlin', 'Lisbon'];

const room = (setting: Setting) =>
  fc.record({
    seats: sometimes(pick([2, 3, 4]), 2),
    site: sometimes(pick(SITES), 2),
    busy: fc.array(stretch(setting, 1, 12), { maxLength: 3 }),
  });

const named = <T>(rooms: readonly T[]) => rooms.map((one, i) => ({ ...one, id: `room-${i + 1}` }));

const weights = fc.record(
  {
    day: fc.nat(6),
    idle: fc.nat(3),
    fragment: fc.nat(3),
    focus: fc.nat(5),
    offHours: fc.nat(5),
    preference: fc.nat(3),
    room: fc.nat(5),
    fairness: fc.nat(2),
    empty: fc.nat(15),
  },
  { requiredKeys: [] },
);

/** A loop of up to three interviews, up to six people, and every rule in use now and then. */
export const randomProblem: fc.Arbitrary<Problem> = fc
  .record({
    moment: pick(MOMENTS),
    offset: fc.integer({ min: 0, max: 24 }),
    step: pick([15, 30, 30, 30, 60]),
    days: fc.integer({ min: 1, max: 3 }),
    people: fc.integer({ min: 2, max: 7 }),
  })
  .chain(({ moment, offset, step, days, people }) => {
    const base = Date.parse(`${moment.from}T00:00:00Z`) + offset * HOUR;
    const setting: Setting = { base, zones: moment.zones, step, days };
    const ids = ['ana', 'bo', 'cem', 'dee', 'eva', 'fin', 'gus'].slice(0, people);
    return fc.record({
      from: fc.constant(instant(base)),
      to: fc.constant(instant(base + (days * 24 + 6) * HOUR)),
      stepMinutes: fc.constant(step),
      take: pick([1, 3, 10]),
      weights: sometimes(weights, 2),
      now: sometimes(fc.constant(instant(base - 6 * HOUR))),
      daysOff: sometimes(pick(datesAround(setting)).map(date => [date])),
      rooms: sometimes(fc.array(room(setting), { maxLength: 3 }).map(named), 2),
      interviewers: fc.tuple(...ids.map(id => interviewer(setting, id))),
      loops: loop(setting, ids).map(one => [one]),
    });
  });
