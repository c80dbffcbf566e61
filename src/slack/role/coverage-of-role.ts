import type { Coverage } from '../../core/kits/coverage.ts';
import { proveCoverage } from '../../core/kits/plan-loop.ts';
import type { Role } from '../../core/loop/situation.ts';
import type { World } from '../../operations/world.ts';

/** What the packs can test of a role through its pipeline, before anybody is booked for it. */
export function coverageOfRole({ catalogue }: Pick<World, 'catalogue'>, role: Role): Coverage {
  const { pipeline, layers, level, language } = role;
  return proveCoverage(pipeline, { layers, level, language }, catalogue.packs);
}
