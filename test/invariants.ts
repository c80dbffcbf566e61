import type { Db } from '../src/store/database.ts';

/** What must hold of a database at any moment between two transactions; every breach as a sentence. */
export async function breaches(db: Db): Promise<string[]> {
  const standing = await listStanding(db);
  return [
    ...(await overlaps(db)),
    ...(await claimsAgainst(db, standing)),
    ...twice(standing),
    ...(await decidedButBooked(db)),
    ...(await withoutEvent(db, standing)),
    ...(await seatsTwice(db)),
  ];
}

type Standing = {
  team: string;
  interview: string;
  candidate: string;
  room: string | null;
  start: number;
  end: number;
};

async function listStanding(db: Db): Promise<Standing[]> {
  const rows = await db
    .selectFrom('booking as b')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 'b.team_id').onRef('i.id', '=', 'b.interview_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .leftJoin('booking_end as e', j =>
      j
        .onRef('e.team_id', '=', 'b.team_id')
        .onRef('e.interview_id', '=', 'b.interview_id')
        .onRef('e.version', '=', 'b.version'),
    )
    .select(['b.team_id', 'b.interview_id', 'a.candidate_id', 'b.room_id', 'b.starts_at', 'b.ends_at'])
    .where('e.version', 'is', null)
    .execute();
  return rows.map(r => ({
    team: r.team_id,
    interview: r.interview_id,
    candidate: r.candidate_id,
    room: r.room_id,
    start: r.starts_at,
    end: r.ends_at,
  }));
}

async function overlaps(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('claim as c')
    .innerJoin('claim as d', j =>
      j
        .onRef('d.team_id', '=', 'c.team_id')
        .onRef('d.holder', '=', 'c.holder')
        .onRef('d.appointment_id', '>', 'c.appointment_id')
        .onRef('d.starts_at', '<', 'c.ends_at')
        .onRef('c.starts_at', '<', 'd.ends_at'),
    )
    .select(['c.holder', 'c.appointment_id', 'd.appointment_id as other'])
    .execute();
  return rows.map(r => `${r.holder} is in ${r.appointment_id} and ${r.other} at once`);
}

/** A claim exists exactly for whoever takes part in a standing booking, of an interview or a debrief, and its room, at its time. */
async function claimsAgainst(db: Db, standing: readonly Standing[]): Promise<string[]> {
  const seats = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select(['s.team_id', 's.interview_id', 's.person_id'])
    .where('r.seat_id', 'is', null)
    .execute();
  const wanted = standing.flatMap(({ team, interview, candidate, room, start, end }) => {
    const people = seats.filter(s => s.team_id === team && s.interview_id === interview);
    const rooms = room === null ? [] : [`room:${room}`];
    const holders = [`candidate:${candidate}`, ...people.map(s => `person:${s.person_id}`), ...rooms];
    return holders.map(holder => [team, interview, holder, start, end].join(' '));
  });
  const debriefs = await db
    .selectFrom('debrief_booking as b')
    .leftJoin('debrief_booking_end as e', j =>
      j
        .onRef('e.team_id', '=', 'b.team_id')
        .onRef('e.debrief_id', '=', 'b.debrief_id')
        .onRef('e.version', '=', 'b.version'),
    )
    .selectAll('b')
    .where('e.version', 'is', null)
    .execute();
  for (const b of debriefs)
    for (const person of JSON.parse(b.people_json) as string[])
      wanted.push([b.team_id, b.debrief_id, `person:${person}`, b.starts_at, b.ends_at].join(' '));
  const rows = await db.selectFrom('claim').selectAll().execute();
  const held = rows.map(c => [c.team_id, c.appointment_id, c.holder, c.starts_at, c.ends_at].join(' '));
  return [
    ...held.filter(claim => !wanted.includes(claim)).map(claim => `a claim without a booking: ${claim}`),
    ...wanted.filter(claim => !held.includes(claim)).map(claim => `a booking without its claim: ${claim}`),
  ];
}

function twice(standing: readonly Standing[]): string[] {
  const groups = Map.groupBy(standing, s => `${s.team} ${s.interview}`);
  return [...groups].filter(([, all]) => all.length > 1).map(([key]) => `${key} has two standing bookings`);
}

async function decidedButBooked(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 'd.team_id').onRef('i.stage_entry_id', '=', 'd.stage_entry_id'),
    )
    .innerJoin('booking as b', j =>
      j.onRef('b.team_id', '=', 'i.team_id').onRef('b.interview_id', '=', 'i.id'),
    )
    .leftJoin('booking_end as e', j =>
      j
        .onRef('e.team_id', '=', 'b.team_id')
        .onRef('e.interview_id', '=', 'b.interview_id')
        .onRef('e.version', '=', 'b.version'),
    )
    .select(['i.id', 'd.kind'])
    .where('e.version', 'is', null)
    .whereRef('b.ends_at', '>', 'd.decided_at')
    .execute();
  return rows.map(r => `${r.id} stands although its stage was decided (${r.kind})`);
}

async function withoutEvent(db: Db, standing: readonly Standing[]): Promise<string[]> {
  const effects = await db
    .selectFrom('effect')
    .select(['team_id', 'lane'])
    .where('kind', '=', 'sync-event')
    .execute();
  const synced = new Set(effects.map(e => `${e.team_id} ${e.lane}`));
  return standing
    .filter(s => !synced.has(`${s.team} event:${s.interview}`))
    .map(s => `${s.interview} is booked and no calendar hears of it`);
}

async function seatsTwice(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select(['s.team_id', 's.interview_id', 's.position'])
    .select(e => e.fn.countAll<number>().as('holders'))
    .where('r.seat_id', 'is', null)
    .groupBy(['s.team_id', 's.interview_id', 's.position'])
    .execute();
  return rows
    .filter(r => r.holders > 1)
    .map(r => `seat ${r.position} of ${r.interview_id} has ${r.holders} holders`);
}
