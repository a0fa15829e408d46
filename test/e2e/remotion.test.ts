import {cpSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {ROOT} from '../support/tools.ts';
import {configuredWorkspace, remotion} from './remotion/workspace.ts';

test('in a checkout, Remotion lists every variant of every spot', async () => {
  const {code, stdout, stderr} = await remotion(ROOT, 'compositions', '--quiet');
  expect(code, stderr).toBe(0);
  const [first = '', ...others] = stdout.trim().split(/\s+/);
  expect([first, ...others]).toEqual(expect.arrayContaining(['ice-shop', 'dark-night-strut']));
  expect(others.length + 1).toBe(18);
});

test('a spot with a mistake is told with its place, and keeps no other from being listed, staged and drawn', async () => {
  const {root, path, edit} = await configuredWorkspace();
  cpSync(path('compositions/spots/tiny'), path('compositions/spots/faulty'), {recursive: true});
  edit('compositions/spots/faulty/variants.yaml', 'seconds: 1', 'seconds: soon');
  const listed = await remotion(root, 'compositions', '--quiet');
  expect(listed.code, listed.stderr).toBe(0);
  expect(listed.stdout.trim().split(/\s+/)).toEqual(['one', 'two']);
  expect(listed.stderr).toContain('faulty/variants.yaml:4');

  // The brand's colour is where the template puts it, over the footage.
  const still = await remotion(root, 'still', 'one', 'still.png', '--frame=4', '--scale=0.5', '--log=error');
  expect(still.code, still.stdout + still.stderr).toBe(0);
  const {data, info} = await sharp(path('still.png')).removeAlpha().raw().toBuffer({resolveWithObject: true});
  expect(info).toMatchObject({width: 540, height: 960, channels: 3});
  const at = (200 * info.width + 110) * info.channels;
  expect([...data.subarray(at, at + 3)]).toEqual([0xc0, 0x30, 0x20]);

  const refused = await remotion(root, 'still', 'three', 'three.png', '--log=error');
  expect(refused.code).toBe(1);
  expect(refused.stdout + refused.stderr).toMatch(/three[\s\S]*one, two/);
});

test('a workspace that Tenspot cannot read stops Remotion, with the words of Tenspot', async () => {
  const {root} = await configuredWorkspace();
  rmSync(join(root, 'brands'), {recursive: true});
  const {code, stdout, stderr} = await remotion(root, 'compositions', '--quiet');
  expect(code).toBe(1);
  expect(stderr).toContain('this is not a Tenspot workspace');
  expect(stdout + stderr).toContain('`tenspot stage`, which remotion.config.ts runs, failed');
});
