import type { Choice } from '../blocks/inputs.ts';
import type { SearchKind } from '../kernel/kinds.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

/** The zones of the world, found by a part of their name: `berlin`, `new york`, `asia`. */
export const zoneSearch: SearchKind = {
  kind: 'search',
  id: 'zone.search',
  async find(_on, typed) {
    const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
    return ZONES.filter(zone => zone.toLowerCase().includes(wanted)).map(zoneChoice);
  },
};

export function zoneChoice(zone: string): Choice {
  return { value: zone, text: zone.replaceAll('_', ' ') };
}
