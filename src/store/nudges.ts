import { sql } from 'kysely';
import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Told } from '../core/clock/rise.ts';
import type { NoticeRef } from '../core/ports.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** What one message reminds its recipient of: a matter, or a message that could not be sent in time. */
export type Nudged = Told & {
  bundle: string;
  recipient: string;
  about: Id;
  ref: NoticeRef | undefined;
};

export async function insertNudge(tx: Tx, team: TeamId, nudged: Nudged): Promise<void> {
  await tx
    .insertInto('nudge')
    .values({
      team_id: team,
      matter: nudged.matter,
      bundle: nudged.bundle,
      recipient: nudged.recipient,
      owner: nudged.owner,
      about: nudged.about,
      rung: nudged.rung,
      ref_json: nudged.ref ? JSON.stringify(nudged.ref) : null,
      raised_at: ms(nudged.at),
    })
    .onConflict(c => c.columns(['team_id', 'matter', 'bundle', 'recipient']).doNothing())
    .execute();
}

/** Who was told of these matters, on what rung and when; what never reached anybody does not count. */
export async function listTold(
  db: Db,
  team: TeamId,
  matters: readonly string[],
): Promise<Map<string, Told[]>> {
  const told: Told[] = [];
  for (let at = 0; at < matters.length; at += 500) {
    const rows = await db
      .selectFrom('nudge as n')
      .leftJoin('effect as e', j =>
        j.onRef('e.team_id', '=', 'n.team_id').on('e.key', '=', sql<string>`'notice:' || n.bundle`),
      )
      .select(['n.matter', 'n.owner', 'n.rung', 'n.raised_at', 'e.outcome'])
      .where('n.team_id', '=', team)
      .where('n.matter', 'in', matters.slice(at, at + 500))
      .execute();
    const reached = rows.filter(r => r.outcome === null || r.outcome === 'done');
    told.push(
      ...reached.map(r => ({ matter: r.matter, owner: r.owner, rung: r.rung, at: instant(r.raised_at) })),
    );
  }
  return Map.groupBy(told, t => t.matter);
}

export async function listNudgesOf(db: Db, team: TeamId, bundle: string): Promise<Nudged[]> {
  const rows = await db
    .selectFrom('nudge')
    .selectAll()
    .where('team_id', '=', team)
    .where('bundle', '=', bundle)
    .orderBy('raised_at')
    .orderBy('matter')
    .execute();
  return rows.map(r => ({
    matter: r.matter,
    owner: r.owner,
    rung: r.rung,
    at: instant(r.raised_at),
    bundle: r.bundle,
    recipient: r.recipient,
    about: r.about,
    ref: r.ref_json === null ? undefined : (JSON.parse(r.ref_json) as NoticeRef),
  }));
}

export type Snooze = { matter: string; person: PersonId; since: Temporal.Instant; until: Temporal.Instant };

export async function insertSnooze(tx: Tx, team: TeamId, snooze: Snooze): Promise<void> {
  const { matter, person, since, until } = snooze;
  await tx
    .insertInto('snooze')
    .values({ team_id: team, matter, person_id: person, since_at: ms(since), until_at: ms(until) })
    .onConflict(c => c.columns(['team_id', 'matter', 'person_id', 'since_at']).doNothing())
    .execute();
}

/** Of one matter, or all that have not run out at a moment. */
export async function listSnoozes(
  db: Db,
  team: TeamId,
  which: 'all' | { matter: string } | { at: Temporal.Instant },
): Promise<Snooze[]> {
  const rows = await db
    .selectFrom('snooze')
    .selectAll()
    .where('team_id', '=', team)
    .$call(q => {
      if (which === 'all') return q;
      return 'at' in which ? q.where('until_at', '>', ms(which.at)) : q.where('matter', '=', which.matter);
    })
    .execute();
  return rows.map(r => ({
    matter: r.matter,
    person: r.person_id,
    since: instant(r.since_at),
    until: instant(r.until_at),
  }));
}

/** `turn`: what was handed over, see `Matter.turn`. */
export type Handover = { turn: string; from: PersonId; to: PersonId; at: Temporal.Instant };

export async function insertHandover(tx: Tx, team: TeamId, { turn, from, to, at }: Handover): Promise<void> {
  await tx
    .insertInto('handover')
    .values({ team_id: team, turn, handed_at: ms(at), from_person: from, to_person: to })
    .execute();
}

/** By turn: whose it is, of all that was ever handed over. */
export async function listHandovers(db: Db, team: TeamId): Promise<Map<string, PersonId>> {
  const rows = await db
    .selectFrom('handover')
    .select(['turn', 'to_person'])
    .where('team_id', '=', team)
    .orderBy('handed_at')
    .execute();
  return new Map(rows.map(r => [r.turn, r.to_person]));
}

export async function deleteNudgesBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('nudge').where('raised_at', '<', ms(before)).execute();
  await db.deleteFrom('snooze').where('until_at', '<', ms(before)).execute();
  await db.deleteFrom('handover').where('handed_at', '<', ms(before)).execute();
}
