import type { Channel, Person } from '../types.ts';

/** Who reads a text: what names and times mean to them. */
export type Reader = {
  me: string;
  zone: string;
  now: number;
  person: (id: string) => Person | undefined;
  channel: (id: string) => Channel | undefined;
};
