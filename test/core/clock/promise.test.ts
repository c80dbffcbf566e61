import { describe, expect, test } from 'vitest';
import { placesOf, poolsOf, type Supply, weeksAhead } from '../../../src/core/clock/capacity.ts';
import { alertOf, type Strain } from '../../../src/core/clock/promise.ts';
import type { Interviewer } from '../../../src/core/loop/people.ts';
import type { Role } from '../../../src/core/loop/situation.ts';
import { catalogue, TEAM } from '../../world.ts';

const NOW = Temporal.Instant.from('2026-12-14T08:00:00Z');
const BERLIN = 'Europe/Berlin';
const pipeline = catalogue.pipelines.find(p => p.id === 'backend')!;
const panel = catalogue.pipelines.find(p => p.id === 'backend-panel')!;
const role = { level: 'senior', layers: ['api'], language: 'go', pipeline } as unknown as Role;

const member = (
  name: string,
  level: Interviewer['level'],
  skills: Interviewer['skills'],
  extra: Partial<Interviewer> = {},
): Interviewer => ({
  team: TEAM,
  person: name,
  name,
  email: undefined,
  level,
  zone: 'UTC',
  hours: {},
  offHours: {},
  perDay: 2,
  perWeek: 3,
  bufferMinutes: 0,
  skills,
  learns: [],
  paused: false,
  isOutside: false,
  ...extra,
});
const ana = member('Ana', 'senior', { api: 2 });
const dee = member('Dee', 'mid', { api: 2 });
const lee = member('Lee', 'staff', { leadership: 3 });
const zed = member('Zed', 'junior', {});

const booked = (person: string, day: string) => ({
  holder: `person:${person}`,
  time: { start: Temporal.Instant.from(`${day}T12:00:00Z`) },
});

function supplyOf(
  team: Interviewer[],
  claims: ReturnType<typeof booked>[] = [],
  daysOff: string[] = [],
): Supply {
  const off = daysOff.map(day => ({ day: Temporal.PlainDate.from(day), name: 'Off' }));
  return { team, weeks: weeksAhead(NOW, { zone: BERLIN, daysOff: off }, claims) };
}

/** So many in each of eight weeks. */
const each = (count: number): number[] => Array.from({ length: 8 }, () => count);

const alert = (supply: Supply, strains: [string, Strain][]) =>
  alertOf(role, supply, { pools: poolsOf(role, supply), strains: new Map(strains) });

describe('the weeks ahead', () => {
  test('have what is left of people’s limits: less where they are booked, and little over the holidays', () => {
    const claims = [booked('Ana', '2026-12-14'), booked('Ana', '2026-12-15'), booked('Ana', '2026-12-29')];
    const holidays = ['2026-12-24', '2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'];
    const supply = supplyOf([ana, lee], claims, holidays);
    const technical = poolsOf(role, supply).find(p => p.stage.id === 'technical');
    expect(technical?.people).toEqual([ana]);
    // Three a week; two are taken; three of five days are left; one day of five, and a booking on it.
    expect(technical?.free).toEqual([1, 1, 0, 3, 3, 3, 3, 3]);
  });

  test('count somebody once who stands in two pools of a stage', () => {
    const bo = member('Bo', 'staff', { api: 3, data: 3, go: 3, distributed: 3 }, { perWeek: 4 });
    const supply = supplyOf([bo]);
    const own = poolsOf({ ...role, pipeline: panel }, supply);
    const stage = [...Map.groupBy(own, p => p.stage.id).values()].find(pools => pools.length > 1);
    expect(stage!.map(p => p.people)).toEqual(stage!.map(() => [bo]));
    expect(placesOf(stage!, supply)[0]).toBe(Math.floor(4 / stage!.length));
  });
});

describe('the promise to be met in time', () => {
  test('that will be broken names the stage, its people, and every way to keep it', () => {
    const cy = member('Cy', 'staff', { api: 3 }, { paused: true });
    const found = alert(supplyOf([ana, dee, lee, zed, cy]), [['technical', { asked: each(5), late: 20 }]]);
    expect(found).toMatchObject({
      stage: { id: 'technical' },
      pool: { people: [ana] },
      // Five in each week, with room for three: of every five, four at least are to be met.
      remedy: { missing: 2, paused: cy, limited: ana, trainee: dee, people: 1 },
    });
  });

  test('holds where four of five find somebody free', () => {
    expect(alert(supplyOf([ana, lee]), [['technical', { asked: [10], late: 2 }]])).toBeUndefined();
    expect(alert(supplyOf([ana, lee]), [['technical', { asked: [10], late: 2.1 }]])).toBeDefined();
  });

  test('that one busy week breaks takes as many more as that week lacks, and not the mean', () => {
    const found = alert(supplyOf([ana, lee]), [
      ['technical', { asked: [20, 0, 0, 0, 0, 0, 0, 0], late: 17 }],
    ]);
    // Three are met anyway, sixteen of twenty have to be.
    expect(found?.remedy).toMatchObject({ missing: 13, people: 4 });
  });

  test('is first of all broken by a stage that nobody can hold', () => {
    const team = [ana, { ...lee, paused: true }];
    const found = alert(supplyOf(team), [['technical', { asked: each(5), late: 20 }]]);
    expect(found).toMatchObject({
      stage: { id: 'final' },
      pool: { people: [] },
      remedy: { paused: { name: 'Lee' } },
    });
  });

  test('names nobody to train where there is nobody, and then how many to find', () => {
    const found = alert(supplyOf([]), [['technical', { asked: each(10), late: 80 }]]);
    expect(found?.remedy).toMatchObject({ missing: 10, trainee: undefined, limited: undefined, people: 3 });
  });
});
