import { placesOf, poolsOf, type Supply, WEEKS_AHEAD } from '../../core/clock/capacity.ts';
import { type Forecast, forecastFill } from '../../core/clock/forecast.ts';
import { daysBetween, type StageFigures, type StagePass } from '../../core/clock/funnel.ts';
import { type Alert, alertOf } from '../../core/clock/promise.ts';
import { openEntry, type Role, type Situation } from '../../core/loop/situation.ts';

/** How a role goes on if it goes on like this: when it is filled, and whose time it will wait for. */
export type Outlook = { forecast: Forecast; alert: Alert | undefined };

/** The same digest says the same: chance is drawn from one number. */
const SEED = 47;

export type OutlookOn = {
  role: Role;
  hires: number;
  /** Since the opening. */
  stages: readonly StageFigures[];
  passes: readonly StagePass[];
  inside: readonly Situation[];
};

export function outlookOf(on: OutlookOn, supply: Supply, now: Temporal.Instant): Outlook {
  const { role, hires, stages, inside } = on;
  const pools = poolsOf(role, supply);
  const byStage = Map.groupBy(pools, p => p.stage.id);
  const forecast = forecastFill(
    {
      pipeline: role.pipeline,
      openings: role.headCount - hires,
      stages,
      inside: inside.flatMap(situation => {
        const entry = openEntry(situation);
        return entry ? { stageId: entry.stageId } : [];
      }),
      arrivals: arrivalsOf(on, now),
      places: Object.fromEntries([...byStage].map(([stage, own]) => [stage, placesOf(own, supply)])),
    },
    SEED,
  );
  return { forecast, alert: alertOf(role, supply, { pools, strains: forecast.strains }) };
}

function arrivalsOf({ role, passes }: OutlookOn, now: Temporal.Instant): { count: number; weeks: number } {
  const first = role.pipeline.stages[0]?.id;
  const since = now.subtract({ hours: 24 * 7 * WEEKS_AHEAD });
  const came = passes.filter(p => p.stage === first && Temporal.Instant.compare(since, p.enteredAt) < 0);
  const weeks = daysBetween(role.openedAt, now, role.zone) / 7;
  return { count: came.length, weeks: Math.max(1, Math.min(WEEKS_AHEAD, weeks)) };
}
