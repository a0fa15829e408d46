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
  workspace = await makeWorkspace({ownBundles: true});
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

/** Opens a session, after the one of the test before is closed: the browser of this test is then the only one. */
const open = async (patience: number): Promise<BrowserSession> => {
  await session?.close();
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
  const browser = await open(6000);
  await expect(browser.draw(sheet('hang'))).rejects.toMatchObject({
    problems: [{code: 'browser-lost', what: 'nothing was drawn for 6 s'}],
  });
  expect(restarts).toEqual(['nothing was drawn for 6 s']);
});

test('after a browser was lost, the next job gets a new one', async () => {
  await (session ?? (await open(60_000))).draw(sheet('fine'));
});

test('a browser process that is killed from outside is started again, and the job is finished', async () => {
  const browser = await open(60_000);
  restarts.length = 0;
  const drawing = browser.draw(sheet('fine'));
  await expect.poll(hosts, {timeout: 60_000}).not.toEqual([]);
  for (const pid of hosts()) process.kill(pid, 'SIGKILL');
  await drawing;
  expect(restarts).toHaveLength(1);
});

test.each(['between two jobs', 'in the middle of a job'])(
  'a browser program that is killed from outside %s is replaced in seconds, and the job is finished',
  async (when) => {
    const browser = await open(200_000);
    restarts.length = 0;
    await browser.draw(sheet('fine'));
    const program = await runningProgram();
    const busy = when === 'in the middle of a job' ? browser.draw(sheet('fine')) : undefined;
    process.kill(program, 'SIGKILL');
    const began = performance.now();
    await busy;
    await browser.draw(sheet('fine'));
    expect(performance.now() - began).toBeLessThan(100_000);
    expect(restarts.length).toBeLessThanOrEqual(1);
    await browser.close();
  },
);

/** The process of the browser program. Throws where there is none: killing the process 0 would kill this run. */
async function runningProgram(): Promise<number> {
  const programs = (): number[] => hosts().flatMap((host) => descendants(host));
  await expect.poll(programs, {timeout: 60_000}).not.toEqual([]);
  const [program] = programs();
  if (!program) throw new Error('the browser ended before it was to be killed');
  return program;
}

/** Browser processes that serve this test's bundle. */
const hosts = (): number[] => processesWith('host.ts', serveUrl);
