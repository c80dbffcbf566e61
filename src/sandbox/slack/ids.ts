import { createHash } from 'node:crypto';

export const TEAM_ID = 'T000000001';
export const APP_ID = 'A0HIRELOOP1';
export const BOT_ID = 'B0HIRELOOP1';
export const BOT_USER = 'U0HIRELOOP1';
export const SLACKBOT = 'USLACKBOT';

/** The same id for the same name on every machine: ties between people are broken by id. */
export function madeId(prefix: string, name: string): string {
  const digits = createHash('sha256').update(`${prefix}:${name}`).digest('hex').slice(0, 14);
  return `${prefix}0${BigInt(`0x${digits}`).toString(36).toUpperCase().padStart(9, '0').slice(-9)}`;
}

/** The emulator makes random ids; these maps turn ours into its own and back in whole JSON texts. */
export function createIdMap() {
  const toTheirs = new Map<string, string>();
  const toOurs = new Map<string, string>();
  const rewrite = (text: string, ids: Map<string, string>) =>
    text.replaceAll(/\b[BCDGUW][A-Z0-9]{8,11}\b/g, id => ids.get(id) ?? id);

  return {
    pair(ours: string, theirs: string) {
      toTheirs.set(ours, theirs);
      toOurs.set(theirs, ours);
    },
    knows: (theirs: string) => toOurs.has(theirs),
    outward: (text: string) => rewrite(text, toTheirs),
    inward: (text: string) => rewrite(text, toOurs),
  };
}
