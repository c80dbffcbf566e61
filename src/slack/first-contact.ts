import { setTimeout as after } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Person } from '../core/loop/people.ts';
import type { Log } from '../core/ports.ts';
import { rememberPeople } from '../operations/settle-in.ts';
import type { World } from '../operations/world.ts';
import { findPerson } from '../store/people.ts';
import { toPerson } from './directory.ts';

/** A modal has to open within three seconds, and what comes after this takes its time too. */
const PATIENCE_MS = 1000;

type On = { world: World; client: WebClient; log: Log };

/**
 * Somebody who asks for something: known already, or looked up in Slack at first contact (they joined while we were
 * down). Where Slack does not answer in time they stay unknown for now, and what they may do rests on that.
 */
export async function findOrMeet(on: On, team: TeamId, id: PersonId): Promise<Person | undefined> {
  const known = await findPerson(on.world.db, team, id);
  if (known) return known;
  const done = new AbortController();
  const patience = after(PATIENCE_MS, undefined, { signal: done.signal }).catch(() => undefined);
  const met = await Promise.race([meet(on, team, id), patience]);
  done.abort();
  return met;
}

async function meet({ world, client, log }: On, team: TeamId, id: PersonId): Promise<Person | undefined> {
  try {
    const { user } = await client.users.info({ user: id });
    const person = user && toPerson(team, user);
    if (person) await rememberPeople(world, [person]);
    return person;
  } catch (error) {
    log.error('a person could not be looked up', error);
    return undefined;
  }
}
