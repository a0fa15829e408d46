import {pathToFileURL} from 'node:url';
import {type Browser, chromium} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {findBrowserProgram} from '../../../../src/machine/tools/tools.ts';
import {costsOf} from '../../../../src/production/takes/costs.ts';
import {listTakes} from '../../../../src/production/takes/list-takes.ts';
import {writePage} from '../../../../src/production/takes/page/write-page.ts';
import {ROOT} from '../../../support/tools.ts';
import {openStage, type Stage} from '../setup.ts';

/** A hostile name of a shot. */
const HOSTILE = `<img src=x onerror=alert(1)></h2><script>document.title='owned'</script>"'`;

let stage: Stage;
let browser: Browser;
beforeAll(async () => {
  stage = await openStage();
  await stage.buy();
  await stage.buy({number: 2});
  stage.workspace.edit('compositions/spots/tiny/shots.yaml', 'a harbour at night', JSON.stringify(HOSTILE));
  browser = await chromium.launch({executablePath: findBrowserProgram(ROOT).path, args: ['--no-sandbox']});
});
afterAll(async () => {
  await browser?.close();
  stage?.workspace.remove();
});

test('the gallery plays every clip in place, sends no request, and treats no text as markup', async () => {
  const production = await stage.production();
  const takes = await stage.takes();
  const rows = await listTakes(production, takes);
  const file = await writePage(rows, costsOf(production, takes), HOSTILE, production);
  const page = await browser.newPage();
  const asked: string[] = [];
  const wrong: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', ({message}) => wrong.push(message));
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('button', {name: 'Play together'}).click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].every((clip) => clip.currentTime > 0),
  );
  expect(await page.locator('video').count()).toBe(2);
  expect(await page.locator('code').first().textContent()).toBe(
    'tenspot pick unshot 1 --spot tiny --format 9:16',
  );
  expect(await page.getByText(HOSTILE).count()).toBeGreaterThan(0);
  expect(await page.title()).toContain('onerror');
  await page.getByRole('button', {name: 'Picked'}).click();
  expect(await page.locator('section:visible').count()).toBe(0);
  await page.getByRole('button', {name: 'Stale'}).click();
  expect(await page.locator('article:visible').count()).toBe(2);
  expect(asked.every((url) => url.startsWith('file:') || url.startsWith('data:'))).toBe(true);
  expect(wrong).toEqual([]);
});
