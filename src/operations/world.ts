import type { Kysely } from 'kysely';
import type { Catalogue } from '../core/kits/catalogue.ts';
import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Calendar, Clock, Ids } from '../core/ports.ts';
import type { Schema } from '../store/schema.ts';
import type { VideoLink } from './video-link.ts';

/** All that operations need of the outside. */
export type World = {
  db: Kysely<Schema>;
  clock: Clock;
  ids: Ids;
  catalogue: Catalogue;
  calendar: Calendar;
  /** Where our pages are, and what signs the links to them; undefined where there are none. */
  site?: Site | undefined;
  /** Undefined where interviews get no link. */
  videoLink?: VideoLink | undefined;
  /** Tells the dispatcher that there may be effects to run; called after a commit. */
  kick(): void;
};

/** `url`: as the outside reaches us, without a path. */
export type Site = { url: string; secret: string };

/** In whose name something happens. */
export type Actor = { team: TeamId; person: PersonId };

/** Hireloop itself: what the clock or a calendar brings about. */
export const itself = (team: TeamId): Actor => ({ team, person: 'hireloop' });
