import type { KnownBlock } from '@slack/types';
import { selectInput } from '../blocks/inputs.ts';

const ON_VIDEO = 'video';
/** In front of the name of an office, which may be anything. */
const AT = 'at:';
export const siteIn = (value: string): string => (value.startsWith(AT) ? value.slice(AT.length) : '');

/** Asked only of a team with rooms: all others meet on video. */
export function placeInput(sites: readonly string[], chosen?: string): KnownBlock[] {
  if (sites.length === 0) return [];
  const offices = sites.map(site => ({ value: `${AT}${site}`, text: `In the office: ${site}` }));
  return [
    selectInput('site', {
      label: 'Interviews on site',
      hint: 'Those that the pipeline wants a room for take place there, in a room that is free; all others on video.',
      choices: [{ value: ON_VIDEO, text: 'All on video' }, ...offices],
      initial: chosen === undefined ? ON_VIDEO : `${AT}${chosen}`,
    }),
  ];
}
