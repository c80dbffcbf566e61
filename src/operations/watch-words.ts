import { createHmac } from 'node:crypto';
import type { Watch } from '../core/ports.ts';
import { isSame } from './signed.ts';
import type { Site } from './world.ts';

/** Where providers call, with the id of the watch and our signature behind it. */
export const WATCH_PATH = '/calendar-news/';

const word = (secret: string, purpose: string, id: string): string =>
  createHmac('sha256', secret).update(`hireloop calendar ${purpose}\n${id}`).digest('base64url');

/** Everything about a watch follows from its id: its address, and the word by which the provider's calls are known. */
export function watchOf({ url, secret }: Site, id: string): Watch {
  const path = `${WATCH_PATH}${id}.${word(secret, 'address', id)}`;
  return { id, url: url.replace(/\/+$/, '') + path, secret: word(secret, 'call', id) };
}

const LONGEST = 200;

/** The id, where the end of a path is one of ours; told without asking the database. */
export function readWatchPath({ secret }: Site, end: string): string | undefined {
  const [id = '', signature = ''] = end.length > LONGEST ? [] : end.split('.');
  return isSame(signature, word(secret, 'address', id)) ? id : undefined;
}
