import type { Id } from '../core/loop/glossary.ts';
import type { MeetingRoom } from '../core/loop/meeting-rooms.ts';
import { cleanEmail, cleanName, cleanZone } from '../core/loop/text.ts';
import { InputError, readFields, UserError } from '../core/user-error.ts';
import { lockWorkspace } from '../store/locks.ts';
import { listRooms, saveRoom } from '../store/meeting-rooms.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import type { Actor, World } from './world.ts';

/** As typed: everything is checked by the operation. */
export type RoomInput = {
  /** Empty for a new one. */
  room: Id;
  name: string;
  address: string;
  seats: string;
  zone: string;
  site: string;
};

/** Two people at least meet in it. */
const SEATS = { least: 2, most: 500 };
/** It stands in a choice of a form. */
const SITE_LIMIT = 60;

/** Adds a meeting room, or changes what is known of one. Interviews that are booked in it stay there. */
export async function setRoom(world: World, actor: Actor, input: RoomInput): Promise<MeetingRoom> {
  return operate(world, actor, 'set-room', async step => {
    await authorise(step, 'change the team');
    // Addresses and names tell rooms apart: two that are added at once must see each other.
    await lockWorkspace(step.tx, step.team);
    const rooms = await listRooms(step.tx, step.team, 'all');
    const before = rooms.find(room => room.id === input.room);
    if (input.room !== '' && !before)
      throw new UserError('This room does not exist any more.', 'See all of them with /hire team rooms.');
    const fields = readFields<Omit<MeetingRoom, 'team' | 'id' | 'retired'>>({
      name: () => cleanName(input.name, 'The name'),
      address: () => cleanEmail(input.address),
      seats: () => readSeats(input.seats),
      zone: () => cleanZone(input.zone),
      site: () => knownSite(readSite(input.site), rooms),
    });
    refuseTwins(
      fields,
      rooms.filter(room => room !== before),
    );
    const room: MeetingRoom = {
      team: step.team,
      id: before?.id ?? step.nextId(),
      ...fields,
      retired: before?.retired ?? false,
    };
    await saveRoom(step.tx, room, step.by, step.now);
    await step.audit(`room:${room.id}`, { before, after: room });
    return room;
  });
}

function readSeats(text: string): number {
  const seats = Number(text);
  if (/^\s*\d+\s*$/.test(text) && seats >= SEATS.least && seats <= SEATS.most) return seats;
  throw new UserError(
    `A room has from ${SEATS.least} to ${SEATS.most} seats, the candidate's among them; got "${text.trim()}".`,
  );
}

function readSite(text: string): string {
  const site = cleanName(text, 'The office');
  if (site.length <= SITE_LIMIT) return site;
  throw new UserError(
    `The office can have up to ${SITE_LIMIT} characters, got ${site.length}.`,
    'Shorten it.',
  );
}

/** An office that is known already is written as it was before: `berlin` is Berlin. */
function knownSite(site: string, rooms: readonly MeetingRoom[]): string {
  return rooms.find(room => room.site.toLowerCase() === site.toLowerCase())?.site ?? site;
}

function refuseTwins(
  { name, address, site }: Pick<MeetingRoom, 'name' | 'address' | 'site'>,
  others: readonly MeetingRoom[],
): void {
  const same = others.find(room => room.address === address);
  if (same)
    throw new InputError({
      address: same.retired
        ? `${address} is the calendar of ${same.name}, which was retired. Take it into use again with /hire team rooms.`
        : `${address} is the calendar of ${same.name} already. Every room has a calendar of its own.`,
    });
  const twin = others.find(
    room => !room.retired && room.site === site && room.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin)
    throw new InputError({
      name: `${site} has a room called ${twin.name} already. Give this one another name.`,
    });
}
