import type { Person } from '../directory.ts';
import { object, string } from '../json.ts';
import type { Json } from '../json.ts';
import { profileOf, userObject } from '../user-object.ts';
import type { Workspace } from '../workspace.ts';
import { failure } from './call.ts';
import type { Call, Method } from './call.ts';

/** People are answered here: the emulator knows no zones, no guests and nobody who left. */

export const USERS: Record<string, Method> = {
  'users.info': { scopes: ['users:read'], run: info },
  'users.list': { scopes: ['users:read'], run: list },
  'users.lookupByEmail': { scopes: ['users:read.email'], run: lookupByEmail },
  'users.profile.get': { scopes: ['users.profile:read', 'users:read'], run: profile },
};

const PAGE_DEFAULT = 200;
const PAGE_MAX = 1000;

function info({ args }: Call, workspace: Workspace): Json {
  const person = workspace.directory.person(string(args['user']));
  if (!person || person.id !== args['user']) return failure('user_not_found');
  return { ok: true, user: shown(person, workspace) };
}

function list({ args }: Call, workspace: Workspace): Json {
  const everybody = workspace.directory.all();
  const limit = Math.min(Number(args['limit'] ?? 0) || PAGE_DEFAULT, PAGE_MAX);
  const start = Math.max(
    0,
    everybody.findIndex(({ id }) => id === string(args['cursor'])),
  );
  return {
    ok: true,
    members: everybody.slice(start, start + limit).map(person => shown(person, workspace)),
    cache_ts: Math.floor(workspace.now().epochMilliseconds / 1000),
    response_metadata: { next_cursor: everybody[start + limit]?.id ?? '' },
  };
}

function lookupByEmail({ args }: Call, workspace: Workspace): Json {
  const wanted = string(args['email']).toLowerCase();
  const person = workspace.directory
    .humans()
    .find(({ email, isDeleted }) => !isDeleted && email.toLowerCase() === wanted);
  return person ? { ok: true, user: shown(person, workspace) } : failure('users_not_found');
}

function profile({ args, caller }: Call, workspace: Workspace): Json {
  const person = workspace.directory.person(string(args['user']) || caller);
  return person ? { ok: true, profile: profileOf(person) } : failure('user_not_found');
}

/** Without users:read.email Slack leaves the address out. */
function shown(person: Person, { now, options }: Workspace): Json {
  const user = userObject(person, now());
  if (!options.scopes || options.scopes.includes('users:read.email')) return user;
  const { email: _, ...rest } = object(user['profile']);
  return { ...user, profile: rest };
}
