import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composer, raiseCurtain, type } from './stage.ts';
import type { Curtain } from './stage.ts';
import { NASTY } from './toy-listeners.ts';

let stage: Curtain;
beforeAll(async () => {
  stage = await raiseCurtain();
});
beforeEach(() => stage.clear());
afterAll(() => stage.close());

describe('a conversation', () => {
  test('what one person writes is there at once for the other, with an unread count where they are not looking', async () => {
    const mia = await stage.open('?as=mia&at=hiring');
    const ben = await stage.open('?as=ben&at=general');
    await type(mia.page, 'Hello @ben & <all>');
    await ben.page.getByRole('button', { name: 'hiring 1 unread' }).waitFor();
    await mia.page.getByRole('button', { name: 'Ben Ortiz, Staff engineer, 1 unread' }).waitFor();
    await ben.page.getByRole('button', { name: /hiring/ }).click();
    const message = ben.page.getByRole('article', { name: /Mia Okafor/ });
    await message.waitFor();
    expect(await message.locator('.text').innerText()).toBe('Hello @Ben Ortiz & <all>');
    expect(await message.locator('.mention-me').count()).toBe(1);
    await ben.page.getByRole('button', { name: 'hiring', exact: true }).waitFor();
    expect([mia.errors, ben.errors]).toEqual([[], []]);
  });

  test('times are told in the zone of whoever reads', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, 'Noon in London');
    const shown = () => page.getByRole('article').locator('time').innerText();
    await page.getByRole('article').waitFor();
    expect(await shown()).toBe('12:00');
    await page.getByRole('button', { name: /Ben Ortiz/ }).click();
    await page.getByRole('article', { name: /06:00/ }).waitFor();
    expect(await shown()).toBe('06:00');
    expect(new URL(page.url()).search).toBe('?as=ben&at=hiring');
  });

  test('commands and verbs are offered, and chosen by keys alone', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await composer(page).pressSequentially('/to');
    await page.getByRole('option', { name: /\/toy.*The toy/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: /\/toy form.*Open a form/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await composer(page).inputValue()).toBe('/toy count ');
    await page.keyboard.press('Enter');
    await page.getByText('Count: 0').waitFor();
    expect(await composer(page).inputValue()).toBe('');
  });

  test('a private answer says so and is for one person only', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy psst');
    const message = page.getByRole('article').filter({ hasText: 'Only for you: psst' });
    await message.getByText('Only visible to you').waitFor();
    await page.getByRole('button', { name: /Ben Ortiz/ }).click();
    await page.getByRole('button', { name: /Ben Ortiz/, pressed: true }).waitFor();
    await message.waitFor({ state: 'detached' });
    expect(stage.slack.messages('ben', 'hiring')).toEqual([]);
  });

  test('an app that does not answer in time is said to have failed', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy late');
    await page.getByText('/toy failed with the error "operation_timeout"').waitFor();
    await page.getByRole('article', { name: /Slackbot/ }).waitFor();
    await page.getByText('The app did not answer').first().waitFor();
    expect(stage.slack.journal().at(-1)).toMatchObject({
      kind: 'unanswered',
      title: '/toy late: operation_timeout',
    });
  });

  test('what Slack would refuse is said in words', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await page.getByText('Slack would take everything so far.').waitFor();
    await type(page, '/toy bad');
    const strip = page.locator('summary', { hasText: 'Slack would refuse this' });
    await strip.waitFor();
    await strip.click();
    const words = page.getByText(/"nonsense" is no block allowed here.*\(at \/blocks\/0\/type\)/).last();
    await words.waitFor();
    expect(await words.isVisible()).toBe(true);
  });

  test('markup of others is text: nothing runs, no link leaves the web', async () => {
    const { page, errors } = await stage.open('?as=mia&at=hiring');
    page.on('dialog', () => errors.push('a dialog opened'));
    await type(page, '/toy nasty');
    const text = page.locator('.text');
    await text.waitFor();
    expect(await text.innerText()).toBe('click img src=x onerror=alert(1) <script>alert(1)</script> *ok*');
    expect(
      await text.locator('a').evaluateAll(links => links.map(link => link.getAttribute('href'))),
    ).toEqual(['https://example.com/?q="x"']);
    expect(await text.locator('img, script').count()).toBe(0);
    expect(errors).toEqual([]);
    expect(NASTY).toContain('javascript:');
  });
});

describe('what stands in messages', () => {
  test('a button changes its message in place, and keeps the focus', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy count');
    const message = page.getByRole('article');
    await message.getByRole('button', { name: 'Add one' }).click();
    await message.getByText('Count: 1').waitFor();
    await page.keyboard.press('Enter');
    await message.getByText('Count: 2').waitFor();
    expect(await message.count()).toBe(1);
    await message.getByText('(edited)').waitFor();
  });

  test('a confirmation asks first, and takes no for an answer', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy count');
    await page.getByRole('button', { name: 'Whisper' }).click();
    const sure = page.getByRole('dialog', { name: 'Sure?' });
    await sure.getByText('It is a secret.').waitFor();
    await sure.getByRole('button', { name: 'No' }).click();
    await sure.waitFor({ state: 'detached' });
    expect(stage.slack.messages('mia', 'hiring')).toHaveLength(1);
    await page.getByRole('button', { name: 'Whisper' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('A whisper').waitFor();
  });

  test('a select and an overflow menu work by keys', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy count');
    await page.getByRole('combobox', { name: 'Pick a level' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'junior' }).waitFor();
    await page.keyboard.type('sen');
    await page.getByRole('option', { name: 'junior' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.getByText('You picked senior').waitFor();
    expect(await page.getByRole('combobox', { name: 'Pick a level' }).inputValue()).toBe('senior');
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Hand over' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('You picked b').waitFor();
  });

  test('every block that the app may send is drawn', async () => {
    const { page, errors } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy show');
    const message = page.getByRole('article', { name: /Hireloop/ });
    await message.getByRole('heading', { name: 'Backend engineer, senior' }).waitFor();
    expect(await message.locator('.unsupported').count()).toBe(0);
    expect(await message.locator('.block').count()).toBe(13);
    await message.getByText('Today at 11:00').waitFor();
    await message.getByRole('img', { name: 'Days to fill, bar chart' }).waitFor();
    await message.getByRole('img', { name: 'Days to fill, pie chart' }).waitFor();
    const waits = message.getByRole('table', { name: 'Who waits for whom' });
    await message.getByRole('button', { name: 'Days' }).click();
    expect(await waits.locator('tbody th').allInnerTexts()).toEqual(['Yuki', 'Lena']);
    await message.getByRole('button', { name: 'Next page' }).click();
    expect(await waits.locator('tbody th').allInnerTexts()).toEqual(['Omar']);
    await message.getByText('The loop').click();
    await message.getByText('Inside the container').waitFor({ state: 'hidden' });
    expect(errors).toEqual([]);
  });

  test('a reply stands below what it answers', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await stage.slack.say('ben', 'hiring', 'Question');
    await stage.slack.say('ben', 'hiring', 'Something else');
    const parent = stage.slack.messages('mia', 'hiring')[0]?.ts;
    await stage.post({ channel: 'hiring', text: 'Answer', thread_ts: parent });
    await page.locator('.message-reply', { hasText: 'Answer' }).waitFor();
    expect(await page.locator('.message .text').allInnerTexts()).toEqual([
      'Question',
      'Answer',
      'Something else',
    ]);
  });

  test('the app is brought into a channel', async () => {
    const { page } = await stage.open('?as=mia&at=watercooler');
    await page.getByRole('button', { name: 'Add Hireloop' }).click();
    await page.getByRole('button', { name: 'Add Hireloop' }).waitFor({ state: 'detached' });
    await type(page, '/toy count');
    await page.getByText('Count: 0').waitFor();
    expect(stage.slack.messages('ben', 'watercooler')).toHaveLength(1);
  });
});
