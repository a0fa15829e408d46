import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, onTestFinished, test} from 'vitest';
import {pickFrames} from '../../../src/machine/media/pick-frames.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {currentMasters} from '../../../src/production/review/current-masters.ts';
import {recordEvent} from '../../../src/production/review/record-event.ts';
import {tools} from '../../support/tools.ts';
import {makeWorkspace} from '../../support/workspace.ts';
import {licenseAll} from './samples.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';

test('a rendered spot is refused, approved, and delivered with the cover that its ad names', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  licenseAll(workspace);
  const ad = 'ad: {headline: Still ice, url: https://meridian.example, cover: {frame: 5}}\n';
  workspace.write(VARIANTS, `${workspace.read(VARIANTS)}${ad}`);
  expect(await workspace.tenspot('render', 'tiny')).toMatchObject({code: 0});
  const out = workspace.path('out/tiny');
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  expect(manifest.variants[0]).toMatchObject({ad: {headline: 'Still ice'}, cover: 'one.cover.jpg'});
  await workspace.tenspot('check', 'tiny');
  const deliver = async (...args: string[]) => {
    const ended = await workspace.tenspot('deliver', 'tiny', '--placement', 'meta-reels', '--json', ...args);
    return {...ended, result: ended.code === 2 ? null : JSON.parse(ended.stdout)};
  };
  const refused = await deliver();
  expect(refused.code).toBe(4);
  const red = refused.result.gates.filter(({state}: {state: string}) => state === 'red');
  expect(red.map(({gate}: {gate: string}) => gate)).toContain('decision');
  const override = await deliver('--override', 'decision', '--by', 'Producer', '--why', 'late');
  expect(override).toMatchObject({code: 2, stderr: expect.stringContaining('override-needs-person')});
  const places = await findWorkspace(workspace.root);
  const stages = [{stage: 'client' as const, people: ['Client']}];
  const record = (event: Parameters<typeof recordEvent>[0]) => recordEvent(event, 'Client', places, 'tiny');
  await record(() => ({event: 'round-opened', round: 1, stages, included: null}));
  for (const {variant, sha256, parts} of await currentMasters(places, 'tiny'))
    await record(() => ({
      event: 'decided',
      ...{variant, sha256, parts, stage: 'client', decision: 'approved', comment: null},
    }));
  // The small spot of the tests has findings of its own: here only the file that was checked counts.
  const check = JSON.parse(readFileSync(join(out, 'check.json'), 'utf8'));
  for (const row of check.variants) row.findings = [];
  for (const row of check.variants) row.pass = true;
  writeFileSync(join(out, 'check.json'), JSON.stringify(check));
  const delivered = await deliver();
  expect(delivered, JSON.stringify(delivered.result?.gates)).toMatchObject({code: 0, result: {pass: true}});
  const {folder, deliverables} = delivered.result;
  const [first] = deliverables;
  const cover = await sharp(join(folder, first.cover.file)).removeAlpha().raw().toBuffer();
  const size = {width: 1080, height: 1920};
  const frames = pickFrames(tools, join(out, 'one.mp4'), {seconds: 0, numbers: [5]}, size, 'rgb24');
  for await (const frame of frames) expect(difference(cover, frame)).toBeLessThan(4);
  const {stdout} = await workspace.tenspot('deliver', 'tiny', '--placement', 'meta-reels', '--dry-run');
  expect(stdout).toContain('Nothing was kept');
});

/** The mean difference of two pictures, in codes. */
const difference = (a: Buffer, b: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 97) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return (97 * sum) / a.length;
};
