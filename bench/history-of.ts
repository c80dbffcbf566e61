import { actor, acme, ANA, BO, CY, HANA, RAE, ROLE, TEAM, type TestWorld } from '../test/world.ts';
import { openRole } from '../src/operations/open-role.ts';
import type { Store } from '../src/store/database.ts';

/** Roles that hire at any time, with so many candidates inside each; the rest of a company's history is closed. */
const OPEN_ROLES = 50;
const INSIDE = 20;
const PER_ROLE = 240;
const DAY_MS = 86_400_000;
const STAGES = ['resume', 'async', 'technical', 'final'];

type Row = Record<string, string | number | null>;

/** A company whose history has about so many events: stages entered, decisions, bookings, answers, scorecards. */
export async function companyWithHistory(
  store: Store,
  events: number,
): Promise<{ world: TestWorld; events: number }> {
  const world = await acme(store.engine, undefined, store);
  const sheet = new Sheet(world);
  const roles = await openRoles(world);
  for (const [nth, role] of roles.entries()) {
    for (let n = 0; n < INSIDE; n += 1)
      sheet.application(role, { open: true, ago: 1 + ((n * 7 + nth) % 40), reach: n % 4 });
  }
  for (let nth = 0; sheet.events < events; nth += 1) {
    const role = nth < OPEN_ROLES ? (roles[nth] ?? '') : sheet.closedRole(nth, roles[0] ?? '');
    for (let n = 0; n < PER_ROLE && sheet.events < events; n += 1)
      sheet.application(role, {
        open: false,
        ago: 5 + nth + (n % 60),
        reach: n % 10 < 7 ? 0 : n % 10 < 9 ? 1 : 2,
      });
    await sheet.save();
  }
  await sheet.save();
  return { world, events: sheet.events };
}

async function openRoles(world: TestWorld): Promise<string[]> {
  const roles: string[] = [];
  for (let nth = 0; nth < OPEN_ROLES; nth += 1)
    roles.push((await openRole(world, actor(RAE), { ...ROLE, title: `Engineer ${nth}` })).id);
  return roles;
}

/** Rows by table, written hundreds at a time. */
class Sheet {
  events = 0;
  readonly #world: TestWorld;
  readonly #rows = new Map<string, Row[]>();
  #made = 0;

  constructor(world: TestWorld) {
    this.#world = world;
  }

  closedRole(nth: number, like: string): string {
    const id = `closed-${nth}`;
    this.#add('role_closure', { role_id: id, why: 'filled', closed_at: this.#ago(3 + nth), closed_by: HANA });
    this.#copies.push({ id, like });
    return id;
  }

  readonly #copies: { id: string; like: string }[] = [];

  application(role: string, { open, ago, reach }: { open: boolean; ago: number; reach: number }): void {
    const n = (this.#made += 1);
    const id = `a${n}`;
    const at = this.#ago(ago);
    this.#add('candidate', {
      id: `c${n}`,
      name: `Candidate ${n}`,
      email: `c${n}@example.com`,
      zone: 'Europe/Paris',
      resume_url: null,
      added_at: at,
      added_by: RAE,
    });
    this.#add('application', {
      id,
      candidate_id: `c${n}`,
      role_id: role,
      source: null,
      applied_at: at,
      added_by: RAE,
    });
    this.#event('offer', { application_id: id, offered_at: at, until_at: at + 9 * DAY_MS });
    for (let stage = 0; stage <= reach; stage += 1) {
      const entered = at + stage * DAY_MS;
      const entry = `${id}-${stage}`;
      this.#event('stage_entry', {
        id: entry,
        application_id: id,
        stage_id: STAGES[stage] ?? '',
        position: stage,
        entered_at: entered,
        entered_by: RAE,
      });
      const isLast = stage === reach;
      const isOpen = open && isLast;
      if (stage > 0) this.#interview({ id, entry, entered, stage, n, scored: !isOpen });
      if (isOpen) this.#add('open_entry', { stage_entry_id: entry, application_id: id, entered_at: entered });
      else
        this.#event('decision', {
          stage_entry_id: entry,
          application_id: id,
          kind: isLast ? 'reject' : 'advance',
          reason: 'So be it.',
          decided_at: entered + DAY_MS,
          decided_by: HANA,
        });
    }
  }

  #interview(on: {
    id: string;
    entry: string;
    entered: number;
    stage: number;
    n: number;
    scored: boolean;
  }): void {
    const { id, entry, entered, stage, n, scored } = on;
    const interview = `i-${entry}`;
    const seat = `s-${entry}`;
    const start = entered + DAY_MS / 2;
    this.#event('interview', {
      id: interview,
      application_id: id,
      stage_entry_id: entry,
      part: STAGES[stage] ?? '',
      name: STAGES[stage] ?? '',
      minutes: 60,
      opened_at: entered,
    });
    this.#event('seat', {
      id: seat,
      interview_id: interview,
      kind: 'lead',
      position: 0,
      person_id: [ANA, BO, CY][n % 3] ?? ANA,
      because: '',
      assigned_at: entered,
      assigned_by: RAE,
    });
    if (stage > 1) {
      this.#event('booking', {
        interview_id: interview,
        version: 1,
        starts_at: start,
        ends_at: start + 3_600_000,
        zone: 'Europe/Paris',
        wall_start: '2026-01-01T10:00',
        booked_at: entered,
        booked_by: RAE,
      });
      this.#event('seat_answer', {
        id: `w-${entry}`,
        seat_id: seat,
        booking_version: 1,
        answer: 'accepted',
        reason: '',
        via: 'slack',
        answered_at: entered + 3_600_000,
      });
    }
    if (scored)
      this.#event('scorecard', {
        seat_id: seat,
        version: 1,
        author: ANA,
        verdict: 'yes',
        body_json: '{}',
        submitted_at: start + 7_200_000,
      });
  }

  #ago(days: number): number {
    return this.#world.clock.now().epochMilliseconds - days * DAY_MS;
  }

  #event(table: string, row: Row): void {
    this.events += 1;
    this.#add(table, row);
  }

  #add(table: string, row: Row): void {
    const rows = this.#rows.get(table) ?? [];
    rows.push({ team_id: TEAM, ...row });
    this.#rows.set(table, rows);
  }

  async save(): Promise<void> {
    const { db } = this.#world;
    await db.transaction().execute(async tx => {
      for (const { id, like } of this.#copies.splice(0)) {
        const row = await tx.selectFrom('role').selectAll().where('id', '=', like).executeTakeFirstOrThrow();
        await tx
          .insertInto('role')
          .values({ ...row, id })
          .execute();
      }
      const order = [
        'candidate',
        'application',
        'offer',
        'stage_entry',
        'open_entry',
        'decision',
        'interview',
        'seat',
        'booking',
        'seat_answer',
        'scorecard',
        'role_closure',
      ];
      for (const table of order) {
        const rows = this.#rows.get(table) ?? [];
        for (let at = 0; at < rows.length; at += 400)
          await tx
            .insertInto(table as never)
            .values(rows.slice(at, at + 400))
            .execute();
      }
      this.#rows.clear();
    });
  }
}
