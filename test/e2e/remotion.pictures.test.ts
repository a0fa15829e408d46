import {spawn} from 'node:child_process';
import {chromium} from 'playwright-core';
import {expect, onTestFinished, test} from 'vitest';
import {probe} from '../../src/machine/media/probe.ts';
import {killTree} from '../../src/machine/process/process-tree.ts';
import {findBrowserProgram} from '../../src/machine/tools/tools.ts';
import {runningPid} from '../support/processes.ts';
import {videoPsnr} from '../support/psnr.ts';
import {ROOT, tools} from '../support/tools.ts';
import {configuredWorkspace, REMOTION, remotion} from './remotion/workspace.ts';

test('Remotion renders a variant and a still of it as the reference engine does, with its sound', async () => {
  const workspace = await configuredWorkspace();
  const {root, path, tenspot} = workspace;
  const ids = (await tenspot('stage', '--list')).stdout.trim().split('\n');
  expect((await remotion(root, 'compositions', '--quiet')).stdout.trim().split(/\s+/)).toEqual(ids);
  const [id = ''] = ids;

  const reference = await tenspot('render', 'tiny', '--only', id, '--engine', 'reference');
  expect(reference.code, reference.stderr).toBe(0);
  const master = path('out/tiny', `${id}.mp4`);
  const rendered = await remotion(root, 'render', id, 'own.mp4', '--log=error');
  expect(rendered.code, rendered.stdout + rendered.stderr).toBe(0);
  const [ours, theirs] = [await probe(tools, master), await probe(tools, path('own.mp4'))];
  expect(theirs.video).toMatchObject({
    frames: ours.video?.frames,
    width: ours.video?.width,
    height: ours.video?.height,
  });
  expect(theirs.audio).not.toBeNull();
  expect(await videoPsnr(path('own.mp4'), master)).toBeGreaterThan(45);

  const still = await remotion(root, 'still', id, 'still.png', '--frame=12', '--log=error');
  expect(still.code, still.stdout + still.stderr).toBe(0);
  expect(await videoPsnr(path('still.png'), master, 12)).toBeGreaterThan(45);
});

test('Studio, opened by Remotion, shows a variant and has nothing against it', async () => {
  const {root} = await configuredWorkspace();
  const studio = spawn(process.execPath, [REMOTION, 'studio', '--no-open', '--force-new'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    if (studio.exitCode === null) killTree(runningPid(studio));
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    studio.stdout.on('data', (chunk) => {
      text += chunk;
      const [found] = /http:\/\/localhost:\d+/.exec(text) ?? [];
      if (found) resolve(found);
    });
    studio.once('exit', () => reject(new Error(text)));
  });
  const {path} = findBrowserProgram(ROOT);
  const browser = await chromium.launch({executablePath: path, args: ['--no-sandbox']});
  onTestFinished(() => browser.close());
  const page = await browser.newPage({viewport: {width: 1500, height: 950}});
  await page.addInitScript(() => localStorage.setItem('remotion.sidebarRightCollapsing', 'expanded'));
  const wrong: string[] = [];
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()),
  );
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(`${url}/two`);
  await expect
    .poll(() => page.locator('[data-super="copy.hook"]').innerText(), {timeout: 60_000})
    .toBe('Two');
  const text = await page.locator('body').innerText();
  expect(text).toContain('tiny');
  expect(text).not.toMatch(/can.t save|warning|error|no schema/i);
  expect(wrong).toEqual([]);
});
