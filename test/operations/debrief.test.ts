import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/core/loop/glossary.ts';
import { scoringSeats } from '../../src/core/loop/situation.ts';
import type { Job } from '../../src/jobs/job.ts';
import { debriefEvent } from '../../src/jobs/kinds/debrief-event.ts';
import { debriefOff } from '../../src/jobs/kinds/debrief-off.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { meetForDebrief } from '../../src/operations/meet-for-debrief.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { card } from '../cards.ts';
import { Loop } from '../loop-steps.ts';
import { acme, actor, ENGINES, HANA, MIA, RAE, ROLE, TEAM } from '../world.ts';

/** Mia after a panel of two, who say these two things. */
async function panel(engine: (typeof ENGINES)[number], verdicts: readonly [Verdict, Verdict | undefined]) {
  const world = await acme(engine);
  const role = await openRole(world, actor(RAE), { ...ROLE, pipeline: 'backend-panel' });
  const { application } = await addCandidate(world, actor(RAE), { ...MIA, role: role.id });
  const loop = new Loop(world, application);
  await loop.decide();
  const { interview } = await loop.book();
  world.clock.set(interview.booking.time.end);
  for (const [at, seat] of scoringSeats(interview).entries()) {
    const verdict = verdicts[at];
    if (!verdict) continue;
    const filled = await card(world, await loop.situation(), seat.id, verdict);
    await submitScorecard(world, actor(seat.person), { seat: seat.id, card: filled });
  }
  const people = [...scoringSeats(interview).map(s => s.person), HANA].toSorted();
  return { world, loop, people, ids: { application, entry: await loop.entry() } };
}

describe.each(ENGINES)('a meeting about a candidate, on %s', engine => {
  test('is found by the planner where cards differ, once, and stands in the calendars', async () => {
    const { world, people, ids } = await panel(engine, ['yes', 'no']);
    const { time, people: asked } = await meetForDebrief(world, actor(HANA), ids);
    expect(asked).toEqual(people);
    expect(time.start.until(time.end).total('minutes')).toBe(30);
    expect(Temporal.Instant.compare(world.clock.now(), time.start)).toBe(-1);
    await expect(meetForDebrief(world, actor(HANA), ids)).rejects.toThrow('in the calendars already');

    const row = await world.db
      .selectFrom('effect')
      .selectAll()
      .where('kind', '=', 'debrief-event')
      .executeTakeFirstOrThrow();
    const effect = { team: TEAM, payload: JSON.parse(row.payload_json) as object } as never;
    // Twice, as after a crash: one event.
    for (let run = 0; run < 2; run += 1)
      expect(await debriefEvent.run({ world } as never, effect)).toMatchObject({ kind: 'done' });
    const events = await world.db.selectFrom('calendar_event').select(['title', 'starts_at']).execute();
    const debriefs = events.filter(e => e.title === 'Debrief: Mia Okafor (Senior Backend Engineer)');
    expect(debriefs.map(e => e.starts_at)).toEqual([time.start.epochMilliseconds]);
  });

  test('is taken out of the calendars when the stage is decided before it, and stays where it was held', async () => {
    const { world, loop, ids } = await panel(engine, ['yes', 'no']);
    await meetForDebrief(world, actor(HANA), ids);
    const effects = async () => {
      const rows = await world.db.selectFrom('effect').selectAll().execute();
      return rows.filter(r => r.kind === 'debrief-event' || r.kind === 'debrief-off');
    };
    const run = async (job: Job) => {
      const row = (await effects()).find(e => e.kind === job.kind);
      return job.run(
        { world } as never,
        { team: TEAM, payload: JSON.parse(row?.payload_json ?? '') as object } as never,
      );
    };
    const busyThen = async () => {
      const events = await world.db.selectFrom('calendar_event').select(['title', 'status']).execute();
      return events.filter(e => e.title.startsWith('Debrief') && e.status !== 'cancelled').length;
    };
    await run(debriefEvent);
    expect(await busyThen()).toBe(1);
    await loop.decide();
    expect(await run(debriefOff)).toMatchObject({ kind: 'done' });
    expect(await busyThen()).toBe(0);

    const held = await panel(engine, ['yes', 'no']);
    const meeting = await meetForDebrief(held.world, actor(HANA), held.ids);
    held.world.clock.set(meeting.time.end);
    await held.loop.decide();
    const off = await held.world.db
      .selectFrom('effect')
      .selectAll()
      .where('kind', '=', 'debrief-off')
      .execute();
    expect(off).toEqual([]);
  });
});

describe('a meeting about a candidate', () => {
  test('is not held where the cards agree, before all are in, after the decision, or by whoever does not decide', async () => {
    const agreed = await panel('sqlite', ['yes', 'strong-yes']);
    await expect(meetForDebrief(agreed.world, actor(HANA), agreed.ids)).rejects.toThrow('The cards agree');
    const early = await panel('sqlite', ['yes', undefined]);
    await expect(meetForDebrief(early.world, actor(HANA), early.ids)).rejects.toThrow('not in yet');
    const differ = await panel('sqlite', ['yes', 'no']);
    await expect(meetForDebrief(differ.world, actor(differ.people[0] ?? ''), differ.ids)).rejects.toThrow(
      'Only an admin or the hiring manager can decide',
    );
    await differ.loop.decide();
    await expect(meetForDebrief(differ.world, actor(HANA), differ.ids)).rejects.toThrow('was decided');
  });
});
