import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Person } from '../core/loop/people.ts';
import { cleanLine, shorten } from '../core/loop/text.ts';

type Member = NonNullable<UsersInfoResponse['user']>;

const PAGE = 200;

/** What we keep of a Slack member. A zone that this machine does not know is left out. */
export function toPerson(team: TeamId, member: Member): Person | undefined {
  if (!member.id) return undefined;
  const name = member.profile?.display_name || member.real_name || member.name || 'Somebody';
  const isOutside =
    member.deleted || member.is_restricted || member.is_ultra_restricted || member.is_stranger;
  return {
    team,
    id: member.id,
    name: shorten(cleanLine(member.real_name || name), 80),
    email: member.profile?.email?.toLowerCase() || undefined,
    zone: member.tz && isZone(member.tz) ? member.tz : undefined,
    isAdmin: member.is_admin === true || member.is_owner === true,
    isBot: member.is_bot === true || member.id === 'USLACKBOT',
    isOutside: isOutside === true || (member.team_id !== undefined && member.team_id !== team),
  };
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Reads the whole directory of the workspace, page by page. */
export async function readDirectory(client: WebClient, team: TeamId): Promise<Person[]> {
  const people: Person[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    people.push(...(page.members ?? []).flatMap(m => toPerson(team, m) ?? []));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return people;
}

/** The zone that most people of the workspace live in. */
export function commonZone(people: readonly Person[]): string {
  const counts = Map.groupBy(
    people.flatMap(p => (p.isBot || p.isOutside || !p.zone ? [] : p.zone)),
    zone => zone,
  );
  const [most] = [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return most?.[0] ?? 'UTC';
}
