import { type Forecast, forecastFill } from '../../core/clock/forecast.ts';
import { daysBetween, type StageFigures, type StagePass } from '../../core/clock/funnel.ts';
import { poolsOf, scarcest } from '../../core/clock/capacity.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import { openEntry, type Role, type Situation, unbookedPlans } from '../../core/loop/situation.ts';
import type { World } from '../../operations/world.ts';
import { listClaims } from '../../store/bookings.ts';
import { listInterviewers } from '../../store/interviewers.ts';

/** How a role goes on if it goes on like this: when it is filled, and whose time it will wait for. */
export type Outlook = { forecast: Forecast; scarce: ReturnType<typeof scarcest> };

/** How far ahead people's calendars say something about their time, and back how many apply. */
const WEEKS = 8;
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

export async function readOutlook({ db, clock }: World, on: OutlookOn): Promise<Outlook> {
  const { role, hires, stages, passes, inside } = on;
  const now = clock.now();
  const team = await listInterviewers(db, role.team);
  const within = { start: now, end: now.add({ hours: 24 * 7 * WEEKS }) };
  const booked = perWeek(await listClaims(db, role.team, within), team);
  const waiting = new Map<string, number>();
  for (const situation of inside) {
    const entry = openEntry(situation);
    if (entry && unbookedPlans(situation).length > 0)
      waiting.set(entry.stageId, (waiting.get(entry.stageId) ?? 0) + 1);
  }
  const pools = poolsOf(role, team, booked, waiting);
  const weekly = Map.groupBy(pools, p => p.stage.id);
  const first = role.pipeline.stages[0]?.id;
  const since = now.subtract({ hours: 24 * 7 * WEEKS });
  const arrivals = passes.filter(p => p.stage === first && Temporal.Instant.compare(since, p.enteredAt) < 0);
  const forecast = forecastFill(
    {
      pipeline: role.pipeline,
      openings: role.headCount - hires,
      stages,
      inside: inside.flatMap(situation => {
        const entry = openEntry(situation);
        return entry ? { stageId: entry.stageId } : [];
      }),
      arrivals: {
        count: arrivals.length,
        weeks: Math.max(1, Math.min(WEEKS, daysBetween(role.openedAt, now, role.zone) / 7)),
      },
      weekly: Object.fromEntries(
        [...weekly].map(([stage, own]) => [stage, Math.floor(Math.min(...own.map(p => p.limit - p.booked)))]),
      ),
    },
    SEED,
  );
  return { forecast, scarce: scarcest(role, team, pools) };
}

/** Interviews that each of the team is booked for, a week. */
function perWeek(claims: readonly { holder: string }[], team: readonly Interviewer[]): Map<string, number> {
  return new Map(
    team.map(({ person }) => [person, claims.filter(c => c.holder === `person:${person}`).length / WEEKS]),
  );
}
