import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastFill, type Prospect } from '../../../src/core/clock/forecast.ts';
import { catalogue } from '../../world.ts';

const pipeline = catalogue.pipelines.find(p => p.id === 'backend')!;
const nothing: Prospect = {
  pipeline,
  openings: 1,
  stages: [],
  inside: [],
  arrivals: { count: 0, weeks: 1 },
  places: {},
};
const atTheEnd = Array.from({ length: 6 }, () => ({ stageId: 'final' }));

describe('the forecast of a role', () => {
  test('is the same for the same history, and half comes before most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 3 }), (count, openings) => {
        const prospect = { ...nothing, openings, arrivals: { count, weeks: 4 } };
        const forecast = forecastFill(prospect, 1);
        const { half, most } = forecast;
        expect(forecastFill(prospect, 1)).toEqual(forecast);
        expect(half ?? 366).toBeLessThanOrEqual(most ?? 366);
      }),
      { numRuns: 5, seed: 6 },
    );
  });

  test('is today where nobody is to be hired any more', () => {
    expect(forecastFill({ ...nothing, openings: 0 }, 1)).toMatchObject({ half: 0, most: 0 });
  });

  test('is sooner with people near the end than with nobody', () => {
    const empty = forecastFill(nothing, 1).half ?? 366;
    const near = forecastFill({ ...nothing, inside: atTheEnd }, 1).half ?? 366;
    expect(near).toBeLessThan(empty / 2);
  });

  test('knows no date where nobody can hold the interviews', () => {
    const prospect = { ...nothing, inside: atTheEnd, places: { final: [0], technical: [0] } };
    expect(forecastFill(prospect, 1)).toMatchObject({ half: undefined, most: undefined });
  });

  test('is later where few interviews a week can be held', () => {
    const many = { ...nothing, arrivals: { count: 400, weeks: 4 } };
    const free = forecastFill(many, 1).half ?? 366;
    const tight = forecastFill({ ...many, places: { technical: [1] } }, 1).half ?? 366;
    expect(tight).toBeGreaterThan(free);
  });

  test('waits for the week in which people are free again, and counts who has to', () => {
    const away = forecastFill({ ...nothing, inside: atTheEnd, places: { final: [0, 0, 0, 9] } }, 1);
    const here = forecastFill({ ...nothing, inside: atTheEnd, places: { final: [9] } }, 1);
    expect(away.half).toBeGreaterThanOrEqual(21);
    expect(here.half).toBeLessThan(21);
    expect(away.strains.get('final')?.late).toBeGreaterThan(3);
    expect(here.strains.get('final')?.late).toBe(0);
    const { asked, late } = away.strains.get('final')!;
    expect(asked).toHaveLength(8);
    expect(late).toBeLessThanOrEqual(asked.reduce((a, b) => a + b));
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
