import { createHash } from 'node:crypto';
import type { Id } from '../core/loop/glossary.ts';
import type { EventDraft } from '../core/ports.ts';
import type { World } from './world.ts';

/** Where interviews take place online: in a room that their calendar makes, or behind a link of the team's own. */
export type VideoLink = 'calendar' | { template: string };

const PLACE = '{id}';

/** The link that a template gives: the same for an interview each time, and guessed by nobody. */
export function givenLink({ videoLink }: Pick<World, 'videoLink'>, interview: Id): string | undefined {
  if (!videoLink || videoLink === 'calendar') return undefined;
  const id = createHash('sha256').update(`hireloop video ${interview}`).digest('hex').slice(0, 20);
  return videoLink.template.replaceAll(PLACE, id);
}

/** What an event of this interview is to be made with. */
export function videoOf(world: Pick<World, 'videoLink'>, interview: Id): Pick<EventDraft, 'video'> {
  if (!world.videoLink) return {};
  const link = givenLink(world, interview);
  return { video: link === undefined ? 'make' : { link } };
}
