import { loadCatalogue, SHIPPED_DATA } from '../src/catalogue.ts';
import { forecastFill, type Prospect } from '../src/core/clock/forecast.ts';
import { median } from '../src/core/clock/funnel.ts';
import type { Pipeline } from '../src/core/loop/pipeline.ts';
import { Random } from '../src/core/scheduling/joint/random.ts';

/** Roles whose true rates, times and arrivals nobody tells the forecast: it sees six weeks of them, then time goes on. */

const ROLES = 300;
const SEEN_DAYS = 42;
const LIFE_DAYS = 500;

type Candidate = { from: number; days: number[]; passes: boolean[] };

/** @returns how often roles were filled by the day that the forecast gave. */
export async function benchForecast(): Promise<string> {
  const { pipelines } = loadCatalogue({ folders: [SHIPPED_DATA] });
  const pipeline = pipelines.find(p => p.id === 'backend');
  if (!pipeline) throw new Error('The default pipeline is gone');
  const random = new Random(2026);
  const cover = { half: 0, most: 0, of: 0, spans: [] as number[] };
  for (let nth = 0; nth < ROLES; nth += 1) {
    const life = liveOf(pipeline, random);
    const filled = Math.min(...life.map(c => hiredOn(c)));
    if (filled <= SEEN_DAYS) continue;
    const { half, most } = forecastFill(seenOf(pipeline, life), nth);
    cover.of += 1;
    if (filled - SEEN_DAYS <= (half ?? Infinity)) cover.half += 1;
    if (filled - SEEN_DAYS <= (most ?? Infinity)) cover.most += 1;
    if (half !== undefined) cover.spans.push(half);
  }
  const share = (count: number) => `${Math.round((count / cover.of) * 100)} %`;
  return [
    '## forecast',
    '',
    `${cover.of} roles with true rates, times and arrivals of their own, drawn around those of the trade. The forecast sees their first ${SEEN_DAYS} days; then it is seen when they were filled.`,
    '',
    '| filled by | wanted | measured |',
    '| --- | ---: | ---: |',
    `| the day of half of the futures | 50 % | ${share(cover.half)} |`,
    `| the day of nine in ten | 90 % | ${share(cover.most)} |`,
    '',
    `The day of half of the futures is ${Math.round(median(cover.spans) ?? 0)} days ahead in the median.`,
  ].join('\n');
}

/** Everybody who will ever apply, with what is to become of them. */
function liveOf(pipeline: Pipeline, random: Random): Candidate[] {
  const skill = 0.7 + 0.6 * random.next();
  const pace = 0.7 + 1.4 * random.next();
  const perDay = (2 + 8 * random.next()) / 7;
  const life: Candidate[] = [];
  for (let at = 0; at < LIFE_DAYS; at += -Math.log(1 - random.next()) / perDay) {
    life.push({
      from: at,
      days: pipeline.stages.map(s => -Math.log(1 - random.next()) * Math.max(0.5, s.target_days * pace)),
      passes: pipeline.stages.map(s => random.next() < ((s.pass_rate[0] + s.pass_rate[1]) / 2) * skill),
    });
  }
  return life;
}

function hiredOn({ from, days, passes }: Candidate): number {
  return passes.every(Boolean) ? days.reduce((sum, d) => sum + d, from) : Infinity;
}

/** What is known on the day of the forecast. */
function seenOf(pipeline: Pipeline, life: readonly Candidate[]): Prospect {
  const stages = pipeline.stages.map(({ id }) => ({ stage: id, passed: 0, judged: 0, took: [] as number[] }));
  const inside: { stageId: string }[] = [];
  const applied = life.filter(c => c.from < SEEN_DAYS);
  for (const { from, days, passes } of applied) {
    let at = from;
    for (const [nth, stage] of stages.entries()) {
      const end = at + (days[nth] ?? 0);
      if (end > SEEN_DAYS) {
        inside.push({ stageId: stage.stage });
        break;
      }
      stage.judged += 1;
      stage.took.push(days[nth] ?? 0);
      if (!passes[nth]) break;
      stage.passed += 1;
      at = end;
    }
  }
  return {
    pipeline,
    openings: 1,
    stages: stages.map(({ took, ...s }) => ({ ...s, medianDays: median(took) })),
    inside,
    arrivals: { count: applied.length, weeks: SEEN_DAYS / 7 },
    places: {},
  };
}
