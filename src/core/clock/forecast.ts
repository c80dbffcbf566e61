import { STAGE_KINDS, type Pipeline, type Stage } from '../loop/pipeline.ts';
import { Random } from '../scheduling/joint/random.ts';
import type { StageFigures } from './funnel.ts';

/** What a role's forecast goes by, at one moment. */
export type Prospect = {
  pipeline: Pipeline;
  /** Hires still to be made. */
  openings: number;
  /** By stage, in its order: what the team's own history says. */
  stages: readonly Pick<StageFigures, 'stage' | 'passed' | 'judged' | 'medianDays'>[];
  /** Of everybody inside: the stage. */
  inside: readonly { stageId: string }[];
  /** Applications of the last weeks, and how many weeks they came in. */
  arrivals: { count: number; weeks: number };
  /** Interviews a week that the people who qualify can still take, by stage; without limit where it is not named. */
  weekly: Readonly<Record<string, number>>;
};

/** In how many days the role is filled in half, and in nine of ten, of its possible futures; undefined past a year. */
export type Forecast = { half: number | undefined; most: number | undefined };

const TRIALS = 400;
const HORIZON_DAYS = 365;
/** How many decisions of one's own weigh as much as what is known of the trade. */
const TRADE_WEIGHT = 10;
/** People who apply in a week for a role of which nothing is known yet. */
const TRADE_ARRIVALS = 5;
/** Stages take a while longer than they should: what is known of the trade, over the target. */
const OVERRUN = 1.4;

/**
 * Lives through a role's possible futures: everybody inside and everybody who may still apply goes from stage to stage,
 * at rates and in times drawn from the team's history, which counts the more the longer it is, and from the trade's.
 * Interviews wait for people who can hold them. The same for the same seed on every machine.
 */
export function forecastFill(prospect: Prospect, seed: number): Forecast {
  if (prospect.openings <= 0) return { half: 0, most: 0 };
  const random = new Random(seed);
  const days: number[] = [];
  for (let trial = 0; trial < TRIALS; trial += 1) days.push(fillDay(prospect, random));
  days.sort((a, b) => a - b);
  return { half: quantile(days, 0.5), most: quantile(days, 0.9) };
}

function quantile(sorted: readonly number[], share: number): number | undefined {
  const day = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return day === undefined || day > HORIZON_DAYS ? undefined : Math.ceil(day);
}

/** One future: the day on which the last opening is filled; beyond the horizon where it is not. */
function fillDay(prospect: Prospect, random: Random): number {
  const { stages } = prospect.pipeline;
  const rates = stages.map(stage => drawRate(stage, prospect, random));
  const booked = new Map<string, number>();
  const hires: number[] = [];
  for (const { at, from } of candidatesOf(prospect, random)) {
    const day = walk(prospect, { at, from, rates, booked }, random);
    if (day !== undefined) hires.push(day);
  }
  hires.sort((a, b) => a - b);
  return hires[prospect.openings - 1] ?? HORIZON_DAYS + 1;
}

type Walker = { at: number; from: number };

/** Those inside first, furthest first; then whoever applies, in the order of days. */
function candidatesOf({ pipeline, inside, arrivals }: Prospect, random: Random): Walker[] {
  const here = inside
    .map(({ stageId }) => ({
      at: 0,
      from: pipeline.stages.findIndex(s => s.id === stageId),
    }))
    .filter(w => w.from >= 0)
    .toSorted((a, b) => b.from - a.from);
  const weeks = arrivals.weeks + 2;
  const perDay = (arrivals.count + TRADE_ARRIVALS * 2) / weeks / 7;
  const coming: Walker[] = [];
  for (let at = waitFor(1 / perDay, random); at < HORIZON_DAYS; at += waitFor(1 / perDay, random))
    coming.push({ at, from: 0 });
  return [...here, ...coming];
}

const waitFor = (mean: number, random: Random): number => -Math.log(1 - random.next()) * mean;

type Walk = Walker & { rates: readonly number[]; booked: Map<string, number> };

/** @returns the day on which this candidate is hired, if they are. */
function walk({ pipeline, stages, weekly }: Prospect, on: Walk, random: Random): number | undefined {
  let day = on.at;
  for (let at = on.from; at < pipeline.stages.length; at += 1) {
    const stage = pipeline.stages[at];
    if (!stage) return undefined;
    const mean = meanDays(
      stage,
      stages.find(s => s.stage === stage.id),
    );
    // However long it has taken: a candidate who waits is no nearer for it.
    day += waitFor(mean, random);
    if (STAGE_KINDS[stage.kind].meets) day = seated(stage, day, weekly, on.booked);
    if (day > HORIZON_DAYS || random.next() >= (on.rates[at] ?? 0)) return undefined;
  }
  return day;
}

/** The week in which somebody who qualifies is free, at the earliest. */
function seated(stage: Stage, day: number, weekly: Prospect['weekly'], booked: Map<string, number>): number {
  const limit = weekly[stage.id];
  if (limit === undefined) return day;
  if (limit <= 0) return HORIZON_DAYS + 1;
  for (let week = Math.floor(day / 7); week * 7 <= HORIZON_DAYS; week += 1) {
    const key = `${stage.id} ${week}`;
    const taken = booked.get(key) ?? 0;
    if (taken >= limit) continue;
    booked.set(key, taken + 1);
    return Math.max(day, week * 7);
  }
  return HORIZON_DAYS + 1;
}

/** Own history and the trade's, by weight; one value for a whole future, as nobody knows the true one. */
function drawRate({ id, pass_rate: [low, high] }: Stage, { stages }: Prospect, random: Random): number {
  const own = stages.find(s => s.stage === id);
  const trade = (low + high) / 2;
  const judged = (own?.judged ?? 0) + TRADE_WEIGHT;
  const rate = ((own?.passed ?? 0) + trade * TRADE_WEIGHT) / judged;
  const spread = Math.sqrt((rate * (1 - rate)) / judged);
  return Math.min(0.99, Math.max(0.01, rate + spread * normal(random)));
}

function meanDays({ target_days }: Stage, own: Prospect['stages'][number] | undefined): number {
  const trade = Math.max(0.5, target_days * OVERRUN);
  if (own?.medianDays === undefined) return trade;
  // Where times fall off evenly, the mean is the median over ln 2.
  const mean = own.medianDays / Math.LN2;
  return (mean * own.judged + trade * TRADE_WEIGHT) / (own.judged + TRADE_WEIGHT);
}

/** Sum of twelve: close enough to a bell for what it is used for. */
function normal(random: Random): number {
  let sum = -6;
  for (let n = 0; n < 12; n += 1) sum += random.next();
  return sum;
}
