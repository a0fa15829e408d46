import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {StillJob} from '../../../src/machine/browser/protocol.ts';
import {type BrowserSession, openBrowserSession} from '../../../src/machine/browser/session.ts';
import {descendants} from '../../../src/machine/process/process-tree.ts';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {layContactSheet} from '../../../src/spot/sheets/contact-sheet.ts';
import {processesWith} from '../../support/processes.ts';
import {ROOT} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

let workspace: Workspace;
let serveUrl: string;
let session: BrowserSession | undefined;
const restarts: string[] = [];

beforeAll(async () => {
  workspace = await makeWorkspace();
  // A drawing that never ends while the sheet is called "hang": the page is blocked, as by an endless loop.
  workspace.edit(
    'compositions/Root.tsx',
    "import {templates} from './templates.generated.ts';",
    "import {templates} from './templates.generated.ts';\n\nif (JSON.stringify(window.remotion_inputProps ?? '').includes('hang')) while (true);",
  );
  await workspace.tenspot('render', 'tiny', '--proof', '--only', 'one');
  const bundles = readdirSync(workspace.path('.tenspot/bundles'));
  serveUrl = workspace.path('.tenspot/bundles', bundles[0] ?? '');
});

afterAll(async () => {
  await session?.close();
  workspace.remove();
});

const open = (patience: number): BrowserSession => {
  session = openBrowserSession({
    serveUrl,
    browser: findBrowserProgram(ROOT),
    patience,
    scratch: workspace.path('.tenspot/scratch'),
    onRestart: (why) => restarts.push(why),
  });
  return session;
};

const sheet = (title: string): StillJob => {
  const sheet = layContactSheet({title, subtitle: '', cells: []});
  return {
    kind: 'still',
    composition: 'contact-sheet',
    props: sheet,
    width: sheet.width,
    height: sheet.height,
    frame: 0,
    output: join(workspace.root, 'sheet.png'),
    format: 'png',
  };
};

test('a browser that hangs is killed and started again once; if it hangs again, the error says so', async () => {
  const browser = open(6000);
  await expect(browser.draw(sheet('hang'))).rejects.toMatchObject({
    problems: [{code: 'browser-lost', what: 'nothing was drawn for 6 s'}],
  });
  expect(restarts).toEqual(['nothing was drawn for 6 s']);
});

test('after a browser was lost, the next job gets a new one', async () => {
  await (session ?? open(60_000)).draw(sheet('fine'));
});

test('a browser process that is killed from outside is started again, and the job is finished', async () => {
  const browser = open(60_000);
  restarts.length = 0;
  const drawing = browser.draw(sheet('fine'));
  await expect.poll(hosts, {timeout: 20_000}).not.toEqual([]);
  for (const pid of hosts()) process.kill(pid, 'SIGKILL');
  await drawing;
  expect(restarts).toHaveLength(1);
});

test.each(['between two jobs', 'in the middle of a job'])(
  'a browser program that is killed from outside %s is replaced in seconds, and the job is finished',
  async (when) => {
    const browser = open(60_000);
    restarts.length = 0;
    await browser.draw(sheet('fine'));
    const [host = 0] = hosts();
    const [program = 0] = descendants(host);
    const busy = when === 'in the middle of a job' ? browser.draw(sheet('fine')) : undefined;
    process.kill(program, 'SIGKILL');
    const began = performance.now();
    await busy;
    await browser.draw(sheet('fine'));
    expect(performance.now() - began).toBeLessThan(40_000);
    expect(restarts.length).toBeLessThanOrEqual(1);
    await browser.close();
  },
);

/** Browser processes that serve this test's bundle. */
const hosts = (): number[] => processesWith('host.ts', serveUrl);
