import type { TeamId } from '../../core/loop/glossary.ts';

/** Objects of ours tell by their name whose and which they are, also when nothing but the name is left of them. */
export const fileOf = (team: TeamId, id: string): string => `hireloop-${id}-${team}.ics`;

export function idIn(team: TeamId, url: string): string | undefined {
  const found = /\/hireloop-([a-v0-9]+)-(\w+)\.ics$/.exec(new URL(url).pathname);
  return found?.[2] === team ? found[1] : undefined;
}

/** Made from the event alone, so that a second attempt meets the first. */
export const uidOf = (team: TeamId, id: string): string => `${id}.${team}@hireloop`;

export const isOurs = (uid: string): boolean => uid.endsWith('@hireloop');

/** The id that `uidOf` was given. */
export const idOfUid = (uid: string): string => uid.slice(0, uid.indexOf('.'));
