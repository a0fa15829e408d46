import {type Browser, type ConsoleMessage, chromium, type Page} from 'playwright-core';
import {findBrowserProgram} from '../../src/machine/tools/tools.ts';
import {type OnTerminal, onTerminal} from '../support/on-terminal.ts';
import {ROOT} from '../support/tools.ts';

/** The review app of a workspace, started on a terminal, in a browser. */
export type OpenedApp = {
  url: string;
  /** The code on the terminal. */
  code: string;
  page: Page;
  /** What the page had to say against itself, and requests to anywhere else. */
  wrong: string[];
  close: () => Promise<void>;
};

/** Opens the review app, and waits until the variants show. `person`: opens the link of this person, as a browser elsewhere does. */
export async function openReviewPage(root: string, person?: string): Promise<OpenedApp> {
  const shared = person === undefined ? [] : ['--share', '--for', person];
  const app: OnTerminal = onTerminal(root, 'review', ...shared);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await app.interrupt();
  };
  try {
    const address = String.raw`(http://127\.0\.0\.1:\d+/#[\w-]+)`;
    // The address of the app on this machine, and then that of the link.
    const found = await app.until(new RegExp(person === undefined ? address : `${address}[^]+?${address}`));
    const url = found.at(-1) ?? '';
    const [, code = ''] = await app.until(/need this code: (\S+)/);
    browser = await chromium.launch({executablePath: findBrowserProgram(ROOT).path, args: ['--no-sandbox']});
    const page = await browser.newPage({viewport: {width: 1440, height: 900}});
    const wrong: string[] = [];
    page.on(
      'console',
      (message) => message.type() === 'error' && !isGone(message) && wrong.push(message.text()),
    );
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const {protocol, origin} = new URL(request.url());
      if (protocol !== 'blob:' && origin !== new URL(url).origin) wrong.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    await page.waitForSelector('.tile');
    return {url, code, page, wrong, close};
  } catch (error) {
    await close();
    throw error;
  }
}

/** A picture of a master that was rendered again: the page asks for it until it has read the board again. */
const isGone = (message: ConsoleMessage): boolean =>
  /status of 404/.test(message.text()) && new URL(message.location().url).pathname.startsWith('/media/');
