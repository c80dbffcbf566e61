import { createHash } from 'node:crypto';
import type { TeamId } from '../core/loop/glossary.ts';

/** Two workspaces may share a calendar: their events are told apart by the end of their ids. */
const TAG_LENGTH = 10;

/** Letters and digits that every provider takes in an id. */
function tagOf(team: TeamId): string {
  const bytes = createHash('sha256').update(team).digest().subarray(0, TAG_LENGTH);
  return [...bytes].map(byte => (byte % 32).toString(32)).join('');
}

/** The id of an event as it is in the provider's calendars. */
export const taggedId = (team: TeamId, id: string): string => `${id}${tagOf(team)}`;

/** Ours again; undefined for what is not of this workspace. */
export function untaggedId(team: TeamId, remote: string): string | undefined {
  const tag = tagOf(team);
  return remote.endsWith(tag) && remote.length > tag.length ? remote.slice(0, -tag.length) : undefined;
}
