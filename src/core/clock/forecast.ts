import { STAGE_KINDS, type Pipeline, type Stage } from '../loop/pipeline.ts';
import { Random } from '../scheduling/joint/random.ts';
import { WEEKS_AHEAD } from './capacity.ts';
import type { StageFigures } from './funnel.ts';
import type { Strain } from './promise.ts';

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
  /** Candidates whom a stage can take in each of the coming weeks; without limit where it is not named. */
  places: Readonly<Record<string, readonly number[]>>;
};

export type Forecast = {
  /** In how many days the role is filled in half, and in nine of ten, of its possible futures; undefined past a year. */
  half: number | undefined;
  most: number | undefined;
  /** What the coming weeks ask of each stage that people have to meet for, in the mean of all futures. */
  strains: ReadonlyMap<string, Strain>;
};

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
  if (prospect.openings <= 0) return { half: 0, most: 0, strains: new Map() };
  const random = new Random(seed);
  const steps = prospect.pipeline.stages.map(stage => stepOf(stage, prospect));
  const days: number[] = [];
  for (let trial = 0; trial < TRIALS; trial += 1) days.push(fillDay(prospect, steps, random));
  days.sort((a, b) => a - b);
  const strains = steps.map(({ stage, asked, late }) => {
    return [stage.id, { asked: asked.map(count => count / TRIALS), late: late / TRIALS }] as const;
  });
  return { half: quantile(days, 0.5), most: quantile(days, 0.9), strains: new Map(strains) };
}

/** What every future has in common of a stage. */
type Step = {
  stage: Stage;
  own: Prospect['stages'][number] | undefined;
  meanDays: number;
  /** Candidates it can take, by week; without limit for stages in which nobody meets. */
  places: readonly number[] | undefined;
  /** Counted over all futures: who wanted to be met in each of the coming weeks, and who of them was only later. */
  asked: number[];
  late: number;
};

function stepOf(stage: Stage, { stages, places }: Prospect): Step {
  const own = stages.find(s => s.stage === stage.id);
  const known = STAGE_KINDS[stage.kind].meets ? places[stage.id] : undefined;
  return {
    stage,
    own,
    meanDays: meanDays(stage, own),
    places: known && placesOfYear(known),
    asked: Array.from({ length: WEEKS_AHEAD }, () => 0),
    late: 0,
  };
}

const WEEKS = Math.floor(HORIZON_DAYS / 7) + 1;

/** After the weeks of which something is known, they go on as these are in the mean. */
function placesOfYear(known: readonly number[]): number[] {
  const mean = known.reduce((sum, places) => sum + places, 0) / Math.max(1, known.length);
  const upTo = (week: number) => Math.floor(week * mean);
  return Array.from({ length: WEEKS }, (_, week) => known[week] ?? upTo(week + 1) - upTo(week));
}

function quantile(sorted: readonly number[], share: number): number | undefined {
  const day = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return day === undefined || day > HORIZON_DAYS ? undefined : Math.ceil(day);
}

/** One future: the day on which the last opening is filled; beyond the horizon where it is not. */
function fillDay(prospect: Prospect, steps: readonly Step[], random: Random): number {
  const rates = steps.map(step => drawRate(step, random));
  const booked = steps.map(() => new Uint16Array(WEEKS));
  const hires: number[] = [];
  const send = (walker: Walker) => {
    const day = walk(steps, { ...walker, rates, booked }, random);
    if (day !== undefined) hires.push(day);
  };
  const filled = () => hires.toSorted((a, b) => a - b)[prospect.openings - 1] ?? HORIZON_DAYS + 1;
  insideOf(prospect).forEach(send);
  const between = daysBetweenArrivals(prospect);
  // Who applies after the day on which all are hired changes nothing.
  for (
    let at = waitFor(between, random);
    at < Math.min(HORIZON_DAYS, filled());
    at += waitFor(between, random)
  )
    send({ at, from: 0 });
  return filled();
}

type Walker = { at: number; from: number };

/** Furthest first. */
function insideOf({ pipeline, inside }: Prospect): Walker[] {
  return inside
    .map(({ stageId }) => ({ at: 0, from: pipeline.stages.findIndex(s => s.id === stageId) }))
    .filter(w => w.from >= 0)
    .toSorted((a, b) => b.from - a.from);
}

function daysBetweenArrivals({ arrivals }: Prospect): number {
  return ((arrivals.weeks + 2) * 7) / (arrivals.count + TRADE_ARRIVALS * 2);
}

const waitFor = (mean: number, random: Random): number => -Math.log(1 - random.next()) * mean;

type Walk = Walker & { rates: readonly number[]; booked: readonly Uint16Array[] };

/** @returns the day on which this candidate is hired, if they are. */
function walk(steps: readonly Step[], on: Walk, random: Random): number | undefined {
  let day = on.at;
  for (let at = on.from; at < steps.length; at += 1) {
    const step = steps[at];
    const booked = on.booked[at];
    if (!step || !booked) return undefined;
    // However long it has taken: a candidate who waits is no nearer for it.
    day = seated(step, day + waitFor(step.meanDays, random), booked);
    if (day > HORIZON_DAYS || random.next() >= (on.rates[at] ?? 0)) return undefined;
  }
  return day;
}

/** The week in which somebody who qualifies is free, at the earliest. */
function seated(step: Step, day: number, booked: Uint16Array): number {
  const { places } = step;
  if (!places) return day;
  const wanted = Math.floor(day / 7);
  let week = wanted;
  while (week < WEEKS && (booked[week] ?? 0) >= (places[week] ?? 0)) week += 1;
  if (wanted < WEEKS_AHEAD) {
    step.asked[wanted] = (step.asked[wanted] ?? 0) + 1;
    if (week > wanted) step.late += 1;
  }
  if (week >= WEEKS) return HORIZON_DAYS + 1;
  booked[week] = (booked[week] ?? 0) + 1;
  return Math.max(day, week * 7);
}

/** Own history and the trade's, by weight; one value for a whole future, as nobody knows the true one. */
function drawRate({ stage, own }: Step, random: Random): number {
  const [low, high] = stage.pass_rate;
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
