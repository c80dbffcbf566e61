import { loadCatalogue, SHIPPED_DATA } from '../catalogue.ts';
import type { World } from '../operations/world.ts';
import type { Store } from '../store/database.ts';
import { systemClock, systemIds } from '../system.ts';
import { noCalendar } from './import/no-calendar.ts';

/** Nothing outside is reached from here: a running Hireloop does what the changes ask for. */
export function offlineWorld(store: Store, dataFolder: string | undefined): World {
  const folders = dataFolder ? [SHIPPED_DATA, dataFolder] : [SHIPPED_DATA];
  return {
    db: store.db,
    clock: systemClock,
    ids: systemIds,
    catalogue: loadCatalogue({ folders }),
    calendar: noCalendar,
    kick: () => {},
  };
}
