import { findPipeline } from '../src/core/kits/catalogue.ts';
import { addCandidate } from '../src/operations/add-candidate.ts';
import { openRole } from '../src/operations/open-role.ts';
import { type RoomInput, setRoom } from '../src/operations/set-room.ts';
import type { Engine } from '../src/store/database.ts';
import { Loop } from './loop-steps.ts';
import { recordOutside } from './outside.ts';
import { acme, actor, MIA, RAE, ROLE } from './world.ts';

export const room = (name: string, seats: number, site = 'Berlin'): RoomInput => ({
  room: '',
  name,
  address: `${name.toLowerCase()}@acme.test`,
  seats: String(seats),
  zone: 'Europe/Berlin',
  site,
});

/** The pipeline of all tests with its technical interview in the office. */
export async function inOffice(engine: Engine, rooms: readonly RoomInput[]) {
  const world = await acme(engine);
  for (const one of rooms) await setRoom(world, actor(RAE), one);
  const usual = findPipeline(world.catalogue, 'backend')!;
  const stages = usual.stages.map(stage => (stage.id === 'technical' ? { ...stage, room: true } : stage));
  world.catalogue = { ...world.catalogue, pipelines: [{ ...usual, stages }] };
  const role = await openRole(world, actor(RAE), { ...ROLE, site: 'Berlin' });
  const loopOf = async (candidate: typeof MIA) => {
    const { application } = await addCandidate(world, actor(RAE), { role: role.id, ...candidate });
    return new Loop(world, application).toTechnical();
  };
  return { world, role, loopOf, loop: await loopOf(MIA), office: recordOutside(world) };
}
