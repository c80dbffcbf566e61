import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RAE } from '../company/cast.ts';
import { type Person, sitDown } from '../company/person.ts';
import { type Kernel, startKernel } from './start.ts';
import { type Toys, toys } from './toys.ts';

let kernel: Kernel;
let toy: Toys;
let rae: Person;
let elapsed = 0;

beforeEach(async () => {
  elapsed = 0;
  toy = toys();
  kernel = await startKernel(toy.conversations, { elapsedMs: () => elapsed });
  rae = sitDown(kernel, RAE);
});
afterEach(async () => {
  toy.open();
  await kernel.close();
});

const stack = () => kernel.slack.current().workspace.views.stackOf(RAE);
const titles = () => stack().map(v => (v.content['title'] as { text: string }).text);
const top = () => String(rae.modal()?.['id']);
/** Without waiting for the end, which the test decides on. */
const type = (text: string) => kernel.slack.slash(RAE, 'general', '/hire', text);
const sendForm = () => kernel.slack.submit(RAE, top(), {});
const shows = (title: string) => vi.waitUntil(() => titles().at(-1) === title, { interval: 2 });

describe('work that a form begins', () => {
  test('is shown at once where it is done at once', async () => {
    await rae.hire('form quick');
    await rae.submit();
    expect(titles()).toEqual(['Result']);
    expect(kernel.wire.called('views.update')).toEqual([]);
  });

  test('shows that it is under way, and then what came of it', async () => {
    await rae.hire('form slow');
    const sent = await sendForm();
    expect(sent).toMatchObject({ kind: 'done' });
    expect(sent.ms).toBeLessThan(2500);
    expect(titles()).toEqual(['Working']);
    expect(kernel.inFlight.count).toBe(1);
    toy.open();
    await shows('Result');
    await kernel.settle();
  });

  test('that fails says why in the same modal', async () => {
    await rae.hire('form slow-break');
    await sendForm();
    toy.open();
    await shows('Hireloop');
    expect(JSON.stringify(rae.modal())).toContain('It came to nothing.');
  });

  test('ends quietly where the person closed the modal meanwhile', async () => {
    await rae.hire('form slow');
    await sendForm();
    await rae.closeAll();
    toy.open();
    await kernel.settle();
    expect(stack()).toEqual([]);
    expect(rae.inbox()).toEqual([]);
    expect(kernel.logged.filter(l => l.level === 'error')).toEqual([]);
  });
});

describe('a modal that was closed before its answer', () => {
  test('makes way for a message', async () => {
    await type('slow');
    await shows('Slow');
    await rae.closeAll();
    toy.open();
    await kernel.settle();
    const said = kernel.slack.messages(RAE, 'C0000GENERAL').at(-1);
    expect(said?.text).toBe('Done, after you left.');
    expect(said?.onlyFor).toBe(RAE);
  });
});

describe('updates of a modal', () => {
  test('each carry the hash of what they replace', async () => {
    await type('slow');
    await shows('Slow');
    toy.open();
    await kernel.settle();
    await rae.hire('form show');
    await rae.press('Break later');
    const hashes = (method: string) =>
      kernel.wire.called(method).map(c => (c.answer['view'] as { hash: string }).hash);
    const [slow, form] = hashes('views.open');
    const [, broken] = hashes('views.update');
    const sent = kernel.wire.called('views.update').map(u => u.args['hash']);
    expect(sent).toEqual([slow, form, broken]);
  });
});

describe('where Slack lets no modal open', () => {
  test('a fourth one takes the place of the third', async () => {
    await rae.hire('form show');
    await rae.press('Push');
    await rae.press('Push');
    expect(titles()).toEqual(['A form', 'A form', 'A form']);
    const seen = await rae.press('Tell');
    expect(titles()).toEqual(['A form', 'A form', 'Hireloop']);
    expect(seen.text).toContain('Pressed.');
  });

  test('since its moment has passed, the person is told beside the command', async () => {
    const hold = kernel.wire.hold('views.open');
    const typing = type('form show');
    await typing;
    elapsed += 4000;
    hold();
    await kernel.settle();
    const said = kernel.slack.messages(RAE, 'C0000GENERAL').at(-1);
    expect(said?.text).toContain('Slack did not show the answer in time');
    expect(JSON.stringify(said?.blocks)).toContain('You typed: /hire form show');
  });
});
