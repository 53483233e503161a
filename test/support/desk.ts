import type { Browser, Locator, Page } from 'playwright-core';
import { createSignInLink } from '../../src/people/request-sign-in.js';
import type { Transactions } from '../../src/platform/database/transactions.js';
import { openWindow } from './browser.js';

/** Somebody at their own screen, on the start page, whose clicks are counted; typing is no click. */
export class Desk {
  clicks = 0;

  private constructor(readonly page: Page) {}

  static async of(browser: Browser, baseUrl: string, transactions: Transactions, personId: string): Promise<Desk> {
    const { path } = await transactions.run((tx) => createSignInLink(tx, personId));
    const page = await (await openWindow(browser, baseUrl)).newPage();
    await page.goto(path);
    await page.locator('main form button').click();
    await page.waitForURL('**/');
    page.setDefaultTimeout(20_000);
    return new Desk(page);
  }

  /** Clicks one thing that can be seen. */
  async click(target: Locator): Promise<void> {
    this.clicks++;
    await target.filter({ visible: true }).first().click();
  }

  link = (name: string | RegExp) => this.page.getByRole('link', { name });
  button = (name: string | RegExp) => this.page.getByRole('button', { name });

  /** Waits until the page says so. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  leave = () => this.page.context().close();
}
