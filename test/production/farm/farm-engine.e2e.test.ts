import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {renderMedia, selectComposition} from '@remotion/renderer';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {farmDeploy, farmEstimate} from '../../../src/node/farm.ts';
import {farmRender, farmResume} from '../../../src/node/farm-render.ts';
import {openProject, type TenspotProject} from '../../../src/node/open-project.ts';
import {render} from '../../../src/node/render.ts';
import {type FakeAws, openFakeAws} from '../../support/aws/fake-aws.ts';
import type {RenderScript} from '../../support/aws/fake-renders.ts';
import {videoPsnr} from '../../support/psnr.ts';
import {scratch} from '../../support/scratch.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

let workspace: Workspace;
let aws: FakeAws;
let project: TenspotProject;
let folder: string;
/** Errors of the code that stands in for the functions. */
const faults: unknown[] = [];
/** While it is true, renders make files without pictures. */
let breaks = false;

type Payload = Parameters<RenderScript['of']>[0]['payload'];

/** The function of Remotion: its renderer draws the range of frames from the deployed site, with the settings of the order. */
async function drawAsFunction(payload: Payload, [from, to]: [number, number]): Promise<Buffer> {
  if (breaks) return Buffer.from('no video');
  const {payload: text} = payload.inputProps as {payload: string};
  const {bucketName} = payload.outName as {bucketName: string};
  const [, path = ''] = /^https:\/\/[^/]+\/(.*)\/index\.html$/.exec(String(payload.serveUrl)) ?? [];
  const serveUrl = `${aws.url.replace('127.0.0.1', `${bucketName}.localhost`)}/${path}/index.html`;
  const browserExecutable = findBrowserProgram(workspace.root, process.env).path;
  const shared = {serveUrl, inputProps: JSON.parse(text), browserExecutable, logLevel: 'error' as const};
  const composition = await selectComposition({...shared, id: String(payload.composition)});
  const {buffer} = await renderMedia({
    ...shared,
    composition,
    codec: 'h264',
    frameRange: [from, to],
    muted: payload.muted === true,
    imageFormat: 'png',
    pixelFormat: 'yuv420p',
    colorSpace: 'bt709',
    crf: Number(payload.crf),
    x264Preset: 'veryfast',
    gopSize: Number(payload.gopSize),
    scale: Number(payload.scale),
  });
  return buffer ?? Buffer.alloc(0);
}

beforeAll(async () => {
  workspace = await makeWorkspace({ownBundles: true});
  folder = workspace.root;
  let queue: Promise<unknown> = Promise.resolve();
  aws = await openFakeAws({
    clock: systemClock,
    script: {
      of: ({frameRange, payload}) => {
        const body = queue.then(() => drawAsFunction(payload, frameRange));
        queue = body.catch((error: unknown) => void faults.push(error));
        return {ms: 100, fails: false, body};
      },
    },
  });
  for (const [name, value] of Object.entries(aws.env)) process.env[name] = value;
  project = await openProject(folder, {env: {...process.env, ...aws.env}});
});

afterAll(async () => {
  for (const name of Object.keys(aws?.env ?? {})) delete process.env[name];
  await aws?.close();
  workspace?.remove();
});

test('variants are rendered on the farm as on this machine, each segment once, and not again', async () => {
  const estimate = await farmEstimate(project, {spot: 'tiny', proof: true});
  await farmDeploy(project);
  const first = await farmRender(project, {spot: 'tiny', proof: true, maxCost: 5});
  expect(faults.map(String)).toEqual([]);
  expect(first.variants.map(({id, status}) => [id, status])).toEqual([
    ['one', 'done'],
    ['two', 'done'],
  ]);
  expect(first.engine).toBe('farm');
  expect(aws.renders).toHaveLength(estimate.farm.renders);
  const frames = aws.renders.reduce((sum, {frameRange: [from, to]}) => sum + to - from + 1, 0);
  expect(frames).toBe(estimate.farm.frames);
  expect(first.usd).toBeCloseTo(
    aws.renders.reduce((sum, {cost}) => sum + cost, 0),
    5,
  );
  const again = await farmRender(project, {spot: 'tiny', proof: true, maxCost: 5});
  expect(again.variants.every(({status}) => status === 'reused')).toBe(true);
  expect(aws.renders).toHaveLength(estimate.farm.renders);
  await expect(farmResume(project, {spot: 'tiny', maxCost: 5})).rejects.toMatchObject({
    code: 'farm-nothing-open',
  });
  const reference = await openProject(folder, {env: project.env, out: scratch()});
  const {variants} = await render(reference, {spot: 'tiny', proof: true, engine: 'reference'});
  for (const {id, file} of variants) {
    const own = first.variants.find((variant) => variant.id === id);
    expect(await videoPsnr(own?.file ?? '', file ?? '')).toBeGreaterThan(38);
  }
});

test('nothing that is staged is public, and no signed address is in what the run wrote', async () => {
  const [bucket] = aws.s3.buckets.values();
  const staged = [...(bucket?.objects ?? [])].filter(([key]) => key.startsWith('tenspot/'));
  expect(staged.length).toBeGreaterThan(2);
  expect(staged.every(([, {acl}]) => acl === 'private')).toBe(true);
  const manifest = await readFile(join(folder, 'out/tiny/proof/manifest.json'), 'utf8');
  expect(manifest).not.toContain('X-Amz');
});

test('a variant of which a render fails twice is made on this machine, as a whole', async () => {
  workspace.edit('compositions/spots/tiny/variants.yaml', 'copy.hook: One', 'copy.hook: Other');
  const before = aws.renders.length;
  breaks = true;
  const without = await farmRender(project, {spot: 'tiny', proof: true, maxCost: 5});
  expect(without.variants.map(({status}) => status)).toEqual(['failed', 'reused']);
  expect(without.variants[0]?.problems[0]?.code).toBe('farm-failed');
  const jobs = (aws.renders.length - before) / 2;
  expect(Number.isInteger(jobs) && jobs > 0).toBe(true);
  const result = await farmRender(project, {spot: 'tiny', proof: true, maxCost: 5, local: true});
  expect(result.variants.map(({status}) => status)).toEqual(['done', 'reused']);
});
