import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RAE } from '../company/cast.ts';
import { type Person, sitDown } from '../company/person.ts';
import { command, send, submission } from './requests.ts';
import { type Kernel, startKernel } from './start.ts';
import { type Toys, toys } from './toys.ts';

let kernel: Kernel;
let toy: Toys;
let rae: Person;

beforeEach(async () => {
  toy = toys();
  kernel = await startKernel(toy.conversations);
  rae = sitDown(kernel, RAE);
});
afterEach(async () => {
  toy.open();
  await kernel.close();
});

const titleOf = (modal: Record<string, unknown> | undefined) => (modal?.['title'] as { text?: string })?.text;
/** The reference in what the person was told, which finds the line in the log. */
const referenceIn = (text: string) => /reference ([\w-]+)/.exec(text)?.[1];
const logged = () => kernel.logged.filter(l => l.level === 'error').map(l => l.facts['reference']);

describe('a verb that fails', () => {
  test('with advice says it, and repeats what was typed', async () => {
    const seen = await rae.hire('refuse Mia & <Bo>');
    expect(seen.messages[0]?.text).toBe('That cannot be. Do something else.');
    expect(seen.text).toContain('You typed: /hire refuse Mia &amp; &lt;Bo&gt;');
    expect(logged()).toEqual([]);
  });

  test('with a fault of ours before anything opened apologises beside the command', async () => {
    const seen = await rae.hire('break something');
    expect(seen.text).toContain('Something went wrong on our side');
    expect(seen.text).toContain('You typed: /hire break something');
    expect(seen.modal).toBeUndefined();
    expect(logged()).toEqual([referenceIn(seen.text)]);
    expect(seen.text).not.toContain('canary');
  });

  test('after it opened a modal shows it there', async () => {
    const seen = await rae.hire('break-later');
    expect(seen.messages).toEqual([]);
    expect(seen.text).toContain('Something went wrong on our side');
    expect(seen.text).not.toContain('One moment');
  });

  test('because the people in the command cannot be looked up says so', async () => {
    await kernel.world.db.schema.dropTable('person').execute();
    expect((await rae.hire(`tell <@${RAE}>`)).text).toContain('Something went wrong on our side');
  });

  test('because the database is gone is answered all the same', async () => {
    await kernel.store.close();
    const sent = await send(kernel.url, command('tell'));
    expect(sent.status).toBe(200);
    expect(JSON.parse(sent.body)).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('Something went wrong on our side'),
    });
    expect(toy.ran).toEqual([]);
  });
});

describe('a database that cannot be written', () => {
  test('is read on: only what would change something is refused', async () => {
    await sql`pragma query_only = on`.execute(kernel.store.db);
    expect((await rae.hire('tell me')).text).toContain('You said me.');
    expect((await rae.hire('form show')).modal).toBeDefined();
    expect(toy.ran).toEqual(['tell me', 'form show']);
  });
});

describe('a button that fails', () => {
  test('in a modal says so on top of it', async () => {
    await rae.hire('form show');
    const seen = await rae.press('Break');
    expect(titleOf(seen.modal)).toBe('Hireloop');
    expect(seen.text).toContain('Something went wrong on our side');
    await kernel.slack.closeView(RAE, String(seen.modal?.['id']));
    expect(titleOf(rae.modal())).toBe('A form');
  });

  test('after it changed its modal does not leave it waiting', async () => {
    await rae.hire('form show');
    const seen = await rae.press('Break later');
    expect(seen.text).toContain('Something went wrong on our side');
    expect(kernel.slack.current().workspace.views.stackOf(RAE)).toHaveLength(1);
  });

  test('in a message says so beside it', async () => {
    const [buttons] = (await rae.hire('buttons')).messages;
    const seen = await rae.pressIn(buttons!, 'Break');
    expect(seen.messages).toHaveLength(1);
    expect(seen.text).toContain('Something went wrong on our side');
  });

  test('for want of a database is answered all the same', async () => {
    const [buttons] = (await rae.hire('buttons')).messages;
    await kernel.store.close();
    expect((await rae.pressIn(buttons!, 'Tell')).outcome).toBe('done');
    expect(toy.ran).toEqual(['buttons']);
  });
});

describe('a form that is refused', () => {
  test('says so at each field, and at the first for what has none', async () => {
    await rae.hire('form field');
    const seen = await rae.submit({ first: 'kept' });
    expect(seen.errors).toEqual({ second: 'Second is wrong.', first: 'Nowhere is wrong.' });
    expect(titleOf(seen.modal)).toBe('A form');
  });

  test('as a whole says so at the first field', async () => {
    await rae.hire('form refuse');
    expect((await rae.submit()).errors).toEqual({ first: 'That cannot be.' });
  });

  test('by a fault of ours keeps what was typed', async () => {
    await rae.hire('form break');
    const seen = await rae.submit({ first: 'kept' });
    expect(seen.errors['first']).toContain('Something went wrong on our side');
    expect(logged()).toEqual([referenceIn(seen.errors['first'] ?? '')]);
  });

  test('because the database is gone keeps what was typed', async () => {
    await rae.hire('form show');
    await kernel.store.close();
    const seen = await rae.submit({ first: 'kept' });
    expect(seen.errors['first']).toContain('Something went wrong on our side');
  });

  test('without fields becomes a note', async () => {
    const sent = await send(kernel.url, submission({ callback_id: 'toy.bare' }));
    expect(JSON.parse(sent.body)).toMatchObject({
      response_action: 'update',
      view: { callback_id: 'note', blocks: [{ text: { text: 'Not without fields.' } }] },
    });
  });
});

describe('a form that is accepted', () => {
  test.each([
    ['show', 'Result', /First is full\./],
    ['close', undefined, /^$/],
    ['clear', undefined, /^$/],
  ])('can %s', async (how, title, text) => {
    await rae.hire(`form ${how}`);
    await rae.press('Push');
    expect(kernel.slack.current().workspace.views.stackOf(RAE)).toHaveLength(2);
    await kernel.slack.closeView(RAE, String(rae.modal()?.['id']));
    const seen = await rae.submit({ first: 'full' });
    expect(titleOf(seen.modal)).toBe(title);
    expect(seen.text).toMatch(text);
  });
});
