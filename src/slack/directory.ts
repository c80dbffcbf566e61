import { setTimeout as after } from 'node:timers/promises';
import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Person } from '../core/loop/people.ts';
import type { Log } from '../core/ports.ts';
import { cleanLine, shorten } from '../core/loop/text.ts';
import { rememberPeople, settleIn } from '../operations/settle-in.ts';
import type { World } from '../operations/world.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Identity } from './kernel/identity.ts';
import { outcomeOf } from './kernel/outcome.ts';

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

type On = { world: World; client: WebClient; log: Log };

/** Slack allows twenty pages a minute, and says how long to wait where that was too fast. */
const TRIES = 10;
const PAUSE_MS = 5000;

/**
 * Reads the directory of the workspace page by page and keeps what it says. Where Slack does not give it, people are
 * looked up one by one when they first ask for something.
 * @returns who was read
 */
async function refreshDirectory({ world, client, log }: On, team: TeamId): Promise<Person[]> {
  const all: Person[] = [];
  let cursor: string | undefined;
  for (let failures = 0; failures < TRIES;) {
    const page = await outcomeOf(() => client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) }));
    if (page.kind === 'unavailable') {
      failures += 1;
      await after(page.retryAfterMs ?? PAUSE_MS, undefined, { ref: false });
      continue;
    }
    if (page.kind !== 'ok') {
      log.warn('the directory could not be read', {
        note: page.kind === 'refused' ? page.because : page.kind,
      });
      return all;
    }
    const people = (page.value.members ?? []).flatMap(m => toPerson(team, m) ?? []);
    await rememberPeople(world, people);
    all.push(...people);
    cursor = page.value.response_metadata?.next_cursor || undefined;
    if (!cursor) return all;
  }
  return all;
}

/**
 * Makes the workspace known. At first contact its people are read before anything is served, since its zone is that of
 * most of them; later on they are read again beside the work.
 */
export async function meetWorkspace(on: On, { team, teamName }: Identity): Promise<void> {
  const known = await findWorkspace(on.world.db, team);
  if (!known) {
    const people = await refreshDirectory(on, team);
    await settleIn(on.world, team, teamName, commonZone(people));
    return;
  }
  refreshDirectory(on, team).catch((error: unknown) =>
    on.log.error('the directory could not be refreshed', error),
  );
}

/** The zone that most people of the workspace live in. */
function commonZone(people: readonly Person[]): string {
  const counts = Map.groupBy(
    people.flatMap(p => (p.isBot || p.isOutside || !p.zone ? [] : p.zone)),
    zone => zone,
  );
  const [most] = [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return most?.[0] ?? 'UTC';
}
