import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastFill, type Prospect } from '../../../src/core/clock/forecast.ts';
import { poolsOf, scarcest } from '../../../src/core/clock/capacity.ts';
import type { Interviewer } from '../../../src/core/loop/people.ts';
import type { Role } from '../../../src/core/loop/situation.ts';
import { catalogue, TEAM } from '../../world.ts';

const pipeline = catalogue.pipelines.find(p => p.id === 'backend')!;
const nothing: Prospect = {
  pipeline,
  openings: 1,
  stages: [],
  inside: [],
  arrivals: { count: 0, weeks: 1 },
  weekly: {},
};
const atTheEnd = Array.from({ length: 6 }, () => ({ stageId: 'final' }));

describe('the forecast of a role', () => {
  test('is the same for the same history, and half comes before most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 3 }), (count, openings) => {
        const prospect = { ...nothing, openings, arrivals: { count, weeks: 4 } };
        const { half, most } = forecastFill(prospect, 1);
        expect(forecastFill(prospect, 1)).toEqual({ half, most });
        expect(half ?? 366).toBeLessThanOrEqual(most ?? 366);
      }),
      { numRuns: 5, seed: 6 },
    );
  });

  test('is today where nobody is to be hired any more', () => {
    expect(forecastFill({ ...nothing, openings: 0 }, 1)).toEqual({ half: 0, most: 0 });
  });

  test('is sooner with people near the end than with nobody', () => {
    const empty = forecastFill(nothing, 1).half ?? 366;
    const near = forecastFill({ ...nothing, inside: atTheEnd }, 1).half ?? 366;
    expect(near).toBeLessThan(empty / 2);
  });

  test('knows no date where nobody can hold the interviews', () => {
    const prospect = { ...nothing, inside: atTheEnd, weekly: { final: 0, technical: 0 } };
    expect(forecastFill(prospect, 1)).toEqual({ half: undefined, most: undefined });
  });

  test('is later where few interviews a week can be held', () => {
    const many = { ...nothing, arrivals: { count: 400, weeks: 4 } };
    const free = forecastFill(many, 1).half ?? 366;
    const tight = forecastFill({ ...many, weekly: { technical: 1 } }, 1).half ?? 366;
    expect(tight).toBeGreaterThan(free);
  });

  test('learns from a history of its own', () => {
    const arrivals = { count: 60, weeks: 4 };
    const history = (share: number) =>
      pipeline.stages.map(({ id }) => ({ stage: id, judged: 200, passed: 200 * share, medianDays: 2 }));
    const easy = forecastFill({ ...nothing, arrivals, stages: history(0.6) }, 1).half ?? 366;
    const hard = forecastFill({ ...nothing, arrivals, stages: history(0.15) }, 1).half ?? 366;
    expect(easy).toBeLessThan(hard);
  });

  test('bears stages of no length and a stage that the pipeline does not have', () => {
    const stages = pipeline.stages.map(s => ({ ...s, target_days: 0 }));
    const prospect = {
      ...nothing,
      pipeline: { ...pipeline, stages },
      inside: [{ stageId: 'gone' }],
    };
    expect(forecastFill(prospect, 1).half).toBeGreaterThan(0);
  });
});

describe('the pool that a role waits for', () => {
  const role = { level: 'senior', layers: ['api'], language: 'go', pipeline } as unknown as Role;
  const member = (name: string, level: Interviewer['level'], skills: Interviewer['skills']): Interviewer => ({
    team: TEAM,
    person: name,
    name,
    email: undefined,
    level,
    zone: 'UTC',
    hours: {},
    perDay: 2,
    perWeek: 3,
    bufferMinutes: 0,
    skills,
    paused: false,
    isOutside: false,
  });
  const ana = member('Ana', 'senior', { api: 2 });
  const dee = member('Dee', 'mid', { api: 2 });
  const lee = member('Lee', 'staff', { leadership: 3 });
  const zed = member('Zed', 'junior', {});

  test('is named with whoever is nearest to it', () => {
    const team = [ana, dee, lee, zed];
    const pools = poolsOf(role, team, new Map([['Ana', 2]]), new Map([['technical', 4]]));
    const found = scarcest(role, team, pools);
    expect(found?.pool.stage.id).toBe('technical');
    expect(found?.pool.people).toEqual([ana]);
    expect(found?.trainee).toBe(dee);
  });

  test('is nobody where everybody can be met within the week', () => {
    const team = [ana, lee];
    expect(scarcest(role, team, poolsOf(role, team, new Map(), new Map([['technical', 1]])))).toBeUndefined();
  });

  test('is a stage that nobody can hold at all', () => {
    const team = [ana, { ...lee, paused: true }];
    expect(scarcest(role, team, poolsOf(role, team, new Map(), new Map()))?.pool.stage.id).toBe('final');
  });
});
