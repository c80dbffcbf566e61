import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPerson } from '../../../src/store/people.ts';
import { TEAM } from '../../world.ts';
import { CY, GUEST, RAE } from '../company/cast.ts';
import { type Person, sitDown } from '../company/person.ts';
import { event, send } from './requests.ts';
import { type Kernel, startKernel } from './start.ts';
import { toys } from './toys.ts';

let kernel: Kernel;
let cy: Person;

beforeEach(async () => {
  kernel = await startKernel(toys().conversations);
  cy = sitDown(kernel, CY);
});
afterEach(() => kernel.close());

test('somebody unknown is looked up the first time they ask for something, and not again', async () => {
  expect((await cy.hire('zone')).text).toContain('Your zone is America/New_York.');
  await cy.hire('zone');
  expect(kernel.wire.called('users.info')).toHaveLength(1);
  expect(await findPerson(kernel.world.db, TEAM, CY)).toMatchObject({
    name: 'Cy Okoro',
    email: 'cy@acme.test',
  });
});

test('a form and the Home tab are first contacts too', async () => {
  await send(kernel.url, event({ type: 'app_home_opened', user: CY, tab: 'home' }));
  await kernel.settle();
  expect(await findPerson(kernel.world.db, TEAM, CY)).toMatchObject({ name: 'Cy Okoro' });
});

test('a guest is known as one', async () => {
  await send(kernel.url, event({ type: 'app_home_opened', user: GUEST, tab: 'home' }));
  await kernel.settle();
  expect(await findPerson(kernel.world.db, TEAM, GUEST)).toMatchObject({ isOutside: true });
});

test.each([
  ['refuses', { kind: 'error', error: 'user_not_found' } as const],
  ['limits the rate', { kind: 'rate-limited', retryAfterSeconds: 30 } as const],
  ['fails', { kind: 'http', status: 503 } as const],
])('where Slack %s, they are answered in the zone of the company', async (_, fault) => {
  kernel.slack.misbehave('users.info', fault);
  expect((await cy.hire('zone')).text).toContain('Your zone is Europe/Berlin.');
  expect(await findPerson(kernel.world.db, TEAM, CY)).toBeUndefined();
});

test('where Slack does not answer, they do not wait for it', async () => {
  const release = kernel.wire.hold('users.info');
  const started = performance.now();
  expect((await cy.hire('zone')).text).toContain('Your zone is Europe/Berlin.');
  expect(performance.now() - started).toBeLessThan(2000);
  release();
});

test('two at once do not wait for each other', async () => {
  const release = kernel.wire.hold('users.info');
  const started = performance.now();
  const [one, two] = await Promise.all([cy.hire('tell one'), sitDown(kernel, RAE).hire('tell two')]);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(one?.messages.map(m => m.text)).toEqual(['You said one.']);
  expect(two?.messages.map(m => m.text)).toEqual(['You said two.']);
  expect(kernel.inFlight.count).toBe(0);
  release();
});
