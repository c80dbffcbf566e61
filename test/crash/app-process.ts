import { loadCatalogue, SHIPPED_DATA } from '../../src/catalogue.ts';
import type { Calendar, Mailer, Messenger } from '../../src/core/ports.ts';
import { UserError } from '../../src/core/user-error.ts';
import { createDispatcher } from '../../src/jobs/dispatcher.ts';
import { jobs } from '../../src/jobs/job-kinds.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { holdInstanceLock } from '../../src/store/instance-lock.ts';
import { openStore } from '../../src/store/open.ts';
import { systemIds } from '../../src/system.ts';
import { mortalOutside, mortalWorld } from './mortal.ts';
import { remotePort } from './over-http.ts';

/**
 * The app below Slack, on a file, with everything outside in the parent process. Somebody presses the button, and all
 * that follows is carried out: `app-process.ts FILE URL TEAM PERSON PROPOSAL NOW DIE_AT`.
 */
const [file = '', url = '', team = '', person = '', proposal = '', now = '', dieAt = ''] =
  process.argv.slice(2);

let passed = 0;
const point = (): void => {
  if ((passed += 1) === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
};

const CALENDAR = ['busy', 'create', 'update', 'cancel', 'answer', 'read', 'changes'];
const calendar = remotePort(url, 'calendar', CALENDAR, {
  provider: 'local',
  mailsGuests: () => false,
}) as Calendar;
const messenger = remotePort(url, 'messenger', ['post', 'refresh', 'publishHome']) as Messenger;
const mailer = remotePort(url, 'mailer', ['send']) as Mailer;

holdInstanceLock(file);
const store = await openStore(`sqlite:${file}`);
// A machine that is busy takes long, and nothing is late for that.
let at = Temporal.Instant.from(now);
const world = mortalWorld(
  {
    db: store.db,
    clock: { now: () => at },
    ids: systemIds,
    catalogue: loadCatalogue({ folders: [SHIPPED_DATA] }),
    calendar,
    kick: () => {},
  },
  point,
);
const log = { info: () => {}, warn: () => {}, error: () => {} };
const outside = mortalOutside({ world, messenger, mailer, log }, world, point);
const dispatcher = createDispatcher(outside, jobs, { alone: true });

try {
  await bookItinerary(world, { team, person }, { proposal, option: 0 });
} catch (error) {
  // Pressed again by somebody who saw no answer: it was booked already.
  if (!(error instanceof UserError)) throw error;
}
// What is tried again falls due in a minute or two.
for (let look = 0; look < 3; look += 1) {
  await dispatcher.drain();
  at = at.add({ minutes: 2 });
}
await dispatcher.stop(0);
process.send?.({ passed });
process.disconnect?.();
