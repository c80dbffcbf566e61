import type { Id, TeamId } from './glossary.ts';
import { UserError } from '../user-error.ts';
import { interviewsOf, type InterviewPlan, type Pipeline } from './pipeline.ts';
import { listed, shorten } from './text.ts';

/** A room for interviews in an office, with a calendar of its own. */
export type MeetingRoom = {
  team: TeamId;
  id: Id;
  name: string;
  /** The mailbox that names its calendar. */
  address: string;
  /** How many people it holds, the candidate among them. */
  seats: number;
  zone: string;
  /** The office that it is in. Offices of one name are one office. */
  site: string;
  /** Not in use any more: nothing new is held in it. */
  retired: boolean;
};

/** What an interview shows of its room. */
export type BookedRoom = Pick<MeetingRoom, 'id' | 'name' | 'address' | 'site'>;

export const shownRoom = ({ id, name, address, site }: BookedRoom): BookedRoom => ({
  id,
  name,
  address,
  site,
});

/** `Elbe, Berlin` */
export const roomWords = ({ name, site }: Pick<MeetingRoom, 'name' | 'site'>): string => `${name}, ${site}`;

/**
 * What an interview asks of a room: a chair for everybody who holds a full seat, and one for the candidate; who sits in
 * to learn holds up nothing. Undefined where it takes place on video: its pipeline does not want a room for it, or its
 * role has no office.
 */
export function roomNeeded(
  plan: InterviewPlan,
  { site }: { site?: string | undefined },
): { seats: number; site: string } | undefined {
  if (!plan.room || site === undefined) return undefined;
  const chairs = plan.seats.filter(seat => seat.kind === 'lead' || seat.kind === 'second').length;
  return { seats: chairs + 1, site };
}

/** The offices that rooms in use are in, by name. */
export function sitesOf(rooms: readonly MeetingRoom[]): string[] {
  const sites = rooms.filter(room => !room.retired).map(room => room.site);
  return [...new Set(sites)].sort((a, b) => (a < b ? -1 : Number(a > b)));
}

/**
 * The office of a role, where `text` names one that has rooms in use; empty for video.
 * @throws UserError for an office without rooms, or where no interview of the pipeline takes place in one.
 */
export function readSite(
  text: string,
  pipeline: Pick<Pipeline, 'stages'> | undefined,
  sites: readonly string[],
): string | undefined {
  if (text === '') return undefined;
  if (!sites.includes(text))
    throw new UserError(
      `No meeting room is in ${shorten(text, 60)}.`,
      sites.length > 0 ? `Choose ${listed(sites, 'or')}, or video.` : 'Add rooms with /hire team rooms.',
    );
  if (!pipeline || pipeline.stages.flatMap(interviewsOf).some(plan => plan.room)) return text;
  throw new UserError(
    'No interview of this pipeline takes place in a room.',
    'Choose video, or a pipeline whose file says "room: true" for some of them.',
  );
}
