import {type ChildProcess, spawn} from 'node:child_process';
import {join} from 'node:path';
import {type Browser, chromium, type Page} from 'playwright-core';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {ROOT} from '../../support/tools.ts';
import type {Workspace} from '../../support/workspace.ts';

export type StudioPage = {
  /** The command `tenspot studio --write`. */
  studio: ChildProcess;
  url: string;
  browser: Browser;
  page: Page;
  /** The errors of the page so far. */
  wrong: string[];
};

/** Opens Studio on a workspace, and a page for it in a browser. */
export async function openStudioPage(workspace: Workspace): Promise<StudioPage> {
  workspace.write('tsconfig.json', '{"compilerOptions": {"jsx": "react-jsx"}}\n');
  const studio = spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), 'studio', '--write'], {
    cwd: workspace.root,
    env: {...process.env, FAL_KEY: ''},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    studio.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    studio.once('exit', (code) => reject(new Error(`the studio ended with ${code}`)));
  });
  const {path} = findBrowserProgram(ROOT);
  const browser = await chromium.launch({executablePath: path, args: ['--no-sandbox']});
  const page = await browser.newPage({viewport: {width: 1500, height: 950}});
  const wrong: string[] = [];
  await page.addInitScript(() => localStorage.setItem('remotion.sidebarRightCollapsing', 'expanded'));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  return {studio, url, browser, page, wrong};
}
