import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openPage } from '../browser.ts';

export const PICTURES = join(import.meta.dirname, '../../test-results/pictures');

/** Runs in the page. */
const WATCH = `
  globalThis.shownSoFar = new Set();
  new MutationObserver(() => {
    for (const dialog of document.querySelectorAll('[role=dialog], dialog')) shownSoFar.add(dialog.innerText);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
`;

/** One person in front of the sandbox, with a real keyboard and mouse. */
export class User {
  readonly page: Page;
  readonly errors: string[];
  readonly name: string;

  private constructor(name: string, page: Page, errors: string[]) {
    this.name = name;
    this.page = page;
    this.errors = errors;
  }

  static async sitDown(
    browser: Browser,
    url: string,
    name: string,
    look: Parameters<typeof openPage>[2] = {},
  ): Promise<User> {
    const { page, errors } = await openPage(browser, `${url}?as=${name}&at=general`, {
      height: 900,
      ...look,
    });
    page.setDefaultTimeout(15_000);
    await page.getByRole('main').waitFor();
    return new User(name, page, errors);
  }

  async say(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^general/ }).click();
    const composer = this.page.getByRole('textbox', { name: /^Message / });
    await composer.fill(`${text} `);
    await composer.press('Enter');
  }

  async openApp(tab: 'Home' | 'Messages' = 'Messages'): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Hireloop/ })
      .first()
      .click();
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** The topmost modal, once it is called so. */
  async modal(title: string): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    return dialog;
  }

  /** Closes every modal that is open, one on top of the other. */
  async closeAll(): Promise<void> {
    const heading = this.page.getByRole('dialog').getByRole('heading').first();
    while (await heading.isVisible()) {
      const title = await heading.innerText();
      await this.page.keyboard.press('Escape');
      await heading.filter({ hasText: title }).waitFor({ state: 'hidden' });
    }
  }

  async choose(dialog: Locator, label: string, option: string | RegExp, typed?: string): Promise<void> {
    const box = dialog.getByRole('combobox', { name: label });
    await box.click();
    if (typed) await box.fill(typed);
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** The latest message that says this. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('article').filter({ hasText: text }).last();
  }

  /** From now on keeps all that modals show, however briefly; the result tells it. */
  async watch(): Promise<() => Promise<string>> {
    await this.page.evaluate(WATCH);
    return () => this.page.evaluate<string>('[...shownSoFar].join("\\n")');
  }

  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }
}
