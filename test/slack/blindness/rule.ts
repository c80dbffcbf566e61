import { sql } from 'kysely';
import type { TestWorld } from '../../world.ts';
import { TEAM } from '../../world.ts';

export type CardRow = {
  seat: string;
  version: number;
  author: string;
  application: string;
  body: string;
  verdict: string;
};

/**
 * The rule as it was asked for, read from the bare tables: whoever holds a seat of an application that owes a card sees
 * no other card of it; those without such a seat see the cards if they run hiring for it or gave a card themselves.
 */
export async function forbiddenCards(world: TestWorld, person: string): Promise<CardRow[]> {
  const cards = await allCards(world);
  const { rows: seats } = await sql<{ id: string; person: string; kind: string; application: string }>`
    select s.id, s.person_id as person, s.kind, i.application_id as application
    from seat s join interview i on i.id = s.interview_id
    left join seat_release r on r.seat_id = s.id
    where s.team_id = ${TEAM} and r.seat_id is null`.execute(world.db);
  const { rows: roles } = await sql<{ application: string; manager: string; recruiter: string }>`
    select a.id as application, r.hiring_manager as manager, r.recruiter from application a
    join role r on r.id = a.role_id where a.team_id = ${TEAM}`.execute(world.db);
  const { rows: staff } = await sql<{ person: string }>`
    select person_id as person from staff union select id from person where is_admin = 1`.execute(world.db);

  const runsHiring = (application: string) =>
    staff.some(s => s.person === person) ||
    roles.some(r => r.application === application && [r.manager, r.recruiter].includes(person));
  const gave = (application: string) => cards.some(c => c.application === application && c.author === person);
  const owes = (application: string) =>
    seats.some(
      s =>
        s.application === application &&
        s.person === person &&
        s.kind !== 'shadow' &&
        !cards.some(c => c.seat === s.id && c.author === person),
    );
  return cards.filter(c => {
    if (c.author === person) return false;
    return owes(c.application) || !(runsHiring(c.application) || gave(c.application));
  });
}

export async function allCards(world: TestWorld): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select c.seat_id as seat, c.version, c.author, i.application_id as application, c.body_json as body, c.verdict
    from scorecard c join seat s on s.id = c.seat_id join interview i on i.id = s.interview_id
    where c.team_id = ${TEAM}`.execute(world.db);
  return rows;
}

/** Words of drafts that are not one's own: those nobody else may ever see. */
export async function forbiddenDrafts(world: TestWorld, person: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('scorecard_draft')
    .select('value_json')
    .where('author', '!=', person)
    .execute();
  return rows.flatMap(r => r.value_json.match(/canary\d+of\w+/g) ?? []);
}

/** Puts the opposite of everything into cards, as far as it can be told from what they say; returns the way back. */
export async function contradict(world: TestWorld, cards: readonly CardRow[]): Promise<() => Promise<void>> {
  for (const row of cards) await write(world, row, opposite(row.body), OTHER[row.verdict] ?? 'no');
  return async () => {
    for (const row of cards) await write(world, row, row.body, row.verdict);
  };
}

const OTHER: Record<string, string> = {
  'strong-yes': 'strong-no',
  yes: 'no',
  no: 'yes',
  'strong-no': 'strong-yes',
};

async function write(world: TestWorld, { seat, version }: CardRow, body: string, verdict: string) {
  await world.db
    .updateTable('scorecard')
    .set({ body_json: body, verdict: verdict as 'yes' })
    .where('team_id', '=', TEAM)
    .where('seat_id', '=', seat)
    .where('version', '=', version)
    .execute();
}

function opposite(body: string): string {
  const { form, card } = JSON.parse(body) as {
    form: { redFlags: { id: string }[] };
    card: { scores: Record<string, number>; depths: Record<string, number>; verdict: string };
  };
  const turn = (values: Record<string, number>, of: number) =>
    Object.fromEntries(Object.entries(values).map(([k, v]) => [k, of - v]));
  const [flag] = form.redFlags;
  return JSON.stringify({
    form,
    card: {
      ...card,
      scores: turn(card.scores, 5),
      depths: turn(card.depths, 2),
      redFlags: flag ? { [flag.id]: 'contradicted evidence of another kind' } : {},
      notes: 'contradicted notes',
      reason: 'contradicted reason',
      verdict: OTHER[card.verdict],
    },
  });
}
