import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { raiseCurtain, type } from './stage.ts';
import type { Curtain } from './stage.ts';

let stage: Curtain;
beforeAll(async () => {
  stage = await raiseCurtain();
});
beforeEach(() => stage.clear());
afterAll(() => stage.close());

async function openForm(verb = 'form', title = 'A form') {
  const { page, errors } = await stage.open('?as=mia&at=hiring');
  await type(page, `/toy ${verb}`);
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  return { page, errors, dialog };
}
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).last().click();
const received = () => {
  const text = stage.slack.messages('mia', stage.slack.dm('mia')).at(-1)?.text ?? '';
  return JSON.parse(text.replace('Received: ', '')) as Record<string, { value: Record<string, unknown> }>;
};
const valueOf = (block: string) => received()[block]?.value;

describe('a modal', () => {
  test('says what is missing where it is missing, and keeps the rest', async () => {
    const { page, dialog, errors } = await openForm();
    await dialog.getByLabel('E-mail').fill('nobody');
    await dialog.getByRole('radio', { name: /^Yes/ }).check();
    await send(page);
    await dialog.getByText('Please complete this required field.').waitFor();
    await dialog.getByText('Please enter a valid email address.').waitFor();
    const name = dialog.getByRole('textbox', { name: 'Name' });
    expect(await page.evaluate('document.activeElement?.id')).toBe(await name.getAttribute('id'));
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await dialog.getByLabel('E-mail').inputValue()).toBe('nobody');
    expect(await dialog.getByRole('radio', { name: /^Yes/ }).isChecked()).toBe(true);
    await name.fill('Nobody');
    await dialog.getByLabel('E-mail').fill('');
    await send(page);
    await dialog.getByText('Nobody is not a name').waitFor();
    await name.fill('Lena');
    await send(page);
    await dialog.waitFor({ state: 'hidden' });
    expect(valueOf('name')).toEqual({ type: 'plain_text_input', value: 'Lena' });
    expect(errors).toEqual([]);
  });

  test('sends what was put into each kind of element', async () => {
    const { page, dialog } = await openForm();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Lena');
    await dialog.getByLabel('E-mail').fill('lena@example.com');
    await dialog.getByLabel('Years').fill('7');
    await dialog.getByRole('combobox', { name: 'Level' }).click();
    await page.getByRole('option', { name: 'mid' }).click();
    await dialog.getByRole('combobox', { name: 'Layers' }).click();
    await page.getByRole('option', { name: 'api' }).click();
    await page.getByRole('option', { name: 'data' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('radio', { name: /^No/ }).check();
    await dialog.getByRole('checkbox', { name: 'Was rude' }).check();
    await dialog.getByRole('combobox', { name: 'Interviewer' }).fill('ben');
    await page.getByRole('option', { name: /Ben Ortiz/ }).click();
    await dialog.getByLabel('Day').fill('2026-03-29');
    await dialog.getByLabel('Time').fill('09:30');
    await dialog.getByLabel('Start').fill('2026-07-01T09:30');
    await dialog.getByLabel('Notes').fill('One\nTwo');
    await send(page);
    await dialog.waitFor({ state: 'hidden' });
    expect(valueOf('years')).toMatchObject({ value: '7' });
    expect(valueOf('level')).toMatchObject({ selected_option: { value: 'mid' } });
    expect(valueOf('layers')?.['selected_options']).toMatchObject([{ value: 'api' }, { value: 'data' }]);
    expect(valueOf('verdict')).toMatchObject({
      selected_option: { value: 'no', description: { text: 'Would not' } },
    });
    expect(valueOf('flags')?.['selected_options']).toMatchObject([{ value: 'rude' }]);
    expect(valueOf('person')).toMatchObject({
      selected_user: stage.slack.users.find(({ name }) => name === 'ben')?.id,
    });
    expect(valueOf('day')).toMatchObject({ selected_date: '2026-03-29' });
    expect(valueOf('time')).toMatchObject({ selected_time: '09:30', timezone: 'Asia/Kolkata' });
    expect(valueOf('at')).toMatchObject({ selected_date_time: Date.parse('2026-07-01T07:30:00Z') / 1000 });
    expect(valueOf('notes')).toMatchObject({ value: 'One\nTwo' });
  });

  test('asks the app for options, from as many characters on as it wants', async () => {
    const { page, dialog } = await openForm();
    const candidate = dialog.getByRole('combobox', { name: 'Candidate' });
    await candidate.pressSequentially('m');
    await page.getByText('Type at least 2 characters').waitFor();
    await candidate.pressSequentially('i');
    await page.getByRole('option', { name: 'Mika Sato' }).waitFor();
    expect(await page.getByRole('option').count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await candidate.inputValue()).toBe('Mika Sato');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Lena');
    await send(page);
    await dialog.waitFor({ state: 'hidden' });
    expect(valueOf('candidate')).toMatchObject({ selected_option: { value: 'Mika Sato' } });
  });

  test('is filled and sent by keys alone', async () => {
    const { page, dialog } = await openForm();
    await page.keyboard.type('Lena');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'junior' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(valueOf('name')).toMatchObject({ value: 'Lena' });
    expect(valueOf('level')).toMatchObject({ selected_option: { value: 'mid' } });
    expect(valueOf('verdict')).toMatchObject({ selected_option: { value: 'yes' } });
  });

  test('Escape closes an open list first, and then the modal', async () => {
    const { page, dialog } = await openForm();
    await dialog.getByRole('combobox', { name: 'Level' }).click();
    await page.getByRole('option', { name: 'mid' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'mid' }).waitFor({ state: 'hidden' });
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(stage.slack.modal('mia')).toBeUndefined();
  });

  test('is updated while it is open', async () => {
    const { dialog } = await openForm('load', 'Loaded');
    await dialog.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(await dialog.getByText('One moment…').count()).toBe(0);
  });

  test('becomes another by the answer to its sending', async () => {
    const { page, dialog } = await openForm();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Again');
    await send(page);
    await page.getByRole('dialog', { name: 'Again' }).getByRole('textbox', { name: 'Once more' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
  });

  test('stacks, and what stands below is as it was left', async () => {
    const { page, dialog } = await openForm('stack', 'First');
    await dialog.getByRole('textbox', { name: 'First' }).fill('Kept');
    await dialog.getByRole('button', { name: 'More' }).click();
    const second = page.getByRole('dialog', { name: 'Second' });
    await second.getByRole('button', { name: 'Back' }).click();
    await dialog.waitFor();
    expect(await dialog.getByRole('textbox', { name: 'First' }).inputValue()).toBe('Kept');
    await dialog.getByRole('button', { name: 'More' }).click();
    await second.getByRole('button', { name: 'Close' }).click();
    await second.waitFor({ state: 'hidden' });
    expect(stage.slack.modal('mia')).toBeUndefined();
  });

  test('opens by a shortcut', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Schedule/ }).click();
    await page.getByRole('dialog', { name: 'By shortcut' }).waitFor();
    expect(stage.slack.modal('mia')).toMatchObject({ title: { text: 'By shortcut' } });
  });

  test('is the person’s own: somebody else does not see it', async () => {
    const { page, dialog } = await openForm();
    const { page: ben } = await stage.open('?as=ben&at=hiring');
    expect(await ben.getByRole('dialog').count()).toBe(0);
    await page.reload();
    await dialog.waitFor();
  });
});
