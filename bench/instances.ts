import type { Busy, Interview, Interviewer, Loop, Problem } from '../src/core/scheduling/problem.ts';
import type { WeeklyHours } from '../src/core/loop/people.ts';

/*
 * Seeded instances of the size and texture of real companies: people in many zones with half-full calendars,
 * candidates who offer a few half days, loops of one to eight interviews. Horizons cover weeks in which clocks change.
 */

export type Size = {
  readonly people: number;
  readonly weeks: number;
  readonly loops: number;
  readonly interviews: number;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SKILLS = ['application', 'api', 'data', 'infrastructure', 'distributed', 'leadership'] as const;
const ZONES = [
  'Europe/Berlin',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
] as const;
/** Mondays before clock changes in Europe, America and on Lord Howe, and one with none. */
const MONDAYS = ['2026-10-19', '2026-03-16', '2026-03-30', '2026-11-30'] as const;

/** Mulberry32: small, seeded, the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function instance(size: Size, seed: number): Problem {
  const random = randomFrom(seed);
  const base = Date.parse(`${MONDAYS[seed % MONDAYS.length]}T00:00:00Z`);
  const draw = new Draw(random, base, size.weeks);
  return {
    from: instant(base),
    to: instant(base + size.weeks * 7 * DAY),
    interviewers: Array.from({ length: size.people }, (_, i) =>
      draw.interviewer(`p${String(i).padStart(4, '0')}`),
    ),
    loops: Array.from({ length: size.loops }, (_, i) =>
      draw.loop(`l${String(i).padStart(4, '0')}`, size.interviews),
    ),
  };
}

class Draw {
  readonly #random: () => number;
  readonly #base: number;
  readonly #weeks: number;

  constructor(random: () => number, base: number, weeks: number) {
    this.#random = random;
    this.#base = base;
    this.#weeks = weeks;
  }

  interviewer(id: string): Interviewer {
    const zone = this.#pick(ZONES);
    return {
      id,
      zone,
      hours: this.#hours(),
      level: this.#pick(['junior', 'mid', 'mid', 'senior', 'senior', 'staff'] as const),
      skills: Object.fromEntries(
        this.#some(SKILLS, 2 + this.#int(2)).map(skill => [skill, (1 + this.#int(3)) as 1 | 2 | 3]),
      ),
      perDay: 2,
      perWeek: 3 + this.#int(3),
      bufferMinutes: this.#pick([0, 0, 15]),
      load: this.#load(),
      busy: this.#busy(zone),
    };
  }

  loop(id: string, interviews: number): Loop {
    const zone = this.#pick(ZONES);
    const kinds = this.#some(SKILLS, Math.min(interviews, SKILLS.length));
    return {
      id,
      zone,
      windows: this.#windows(zone, interviews),
      avoid: [['12:00', '13:00']],
      sameDay: true,
      maxIdleMinutes: 60,
      interviews: Array.from({ length: interviews }, (_, i): Interview => {
        const seats = i % 3 === 1 ? ['lead', 'second'] : ['lead'];
        return {
          id: `i${i}`,
          minutes: this.#pick([45, 60, 60]),
          last: i === interviews - 1 && interviews > 2,
          seats: seats.map(seat => ({
            id: seat,
            skill: kinds[i % kinds.length]!,
            level: seat === 'lead' ? this.#pick(['mid', 'mid', 'senior'] as const) : 'junior',
          })),
        };
      }),
    };
  }

  #hours(): WeeklyHours {
    const start = 8 + this.#int(3);
    const pieces = [[`${String(start).padStart(2, '0')}:00`, `${start + 8}:30`]] as const;
    return Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, pieces]));
  }

  #load(): Record<string, number> {
    const load: Record<string, number> = {};
    for (let week = 0; week < this.#weeks; week += 1) {
      const day = instant(this.#base + week * 7 * DAY).toZonedDateTimeISO('UTC');
      load[`${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`] = this.#int(3);
    }
    return load;
  }

  /** Two to five meetings a working day between 08:00 and 18:00 on the own clock. */
  #busy(zone: string): Busy[] {
    return this.#workdays(this.#weeks * 5).flatMap(day =>
      Array.from({ length: 2 + this.#int(4) }, () => {
        const start = wall(zone, day, 8 + this.#int(20) / 2);
        const kind = this.#random() < 0.2 ? 'movable' : 'fixed';
        return {
          start: instant(start),
          end: instant(start + this.#pick([0.5, 0.5, 1, 1, 1.5]) * HOUR),
          class: kind,
        } as const;
      }),
    );
  }

  /** Three to six half or whole days, not before the third day. */
  #windows(zone: string, interviews: number): { start: Temporal.Instant; end: Temporal.Instant }[] {
    const days = this.#some(this.#workdays(this.#weeks * 5).slice(2), 3 + this.#int(4));
    return days.map(day => {
      const whole = interviews > 3 || this.#random() < 0.5;
      const start = whole ? 9 : this.#pick([9, 13]);
      return {
        start: instant(wall(zone, day, start)),
        end: instant(wall(zone, day, whole ? 18 : start + 5)),
      };
    });
  }

  #workdays(count: number): number[] {
    return Array.from({ length: count }, (_, i) => Math.floor(i / 5) * 7 + (i % 5)).map(
      day => this.#base + day * DAY,
    );
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#int(items.length)]!;
  }

  #some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    return Array.from(
      { length: Math.min(count, left.length) },
      () => left.splice(this.#int(left.length), 1)[0]!,
    );
  }
}

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const offsets = new Map<string, number>();

/** An hour of a day on the clocks of a zone; `day` is midnight in UTC. */
function wall(zone: string, day: number, hour: number): number {
  const key = `${zone} ${day}`;
  const known = offsets.get(key);
  const offset = known ?? instant(day + 12 * HOUR).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  offsets.set(key, offset);
  return day + hour * HOUR - offset;
}
