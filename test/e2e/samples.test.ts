import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readC2pa} from '../../src/machine/media/c2pa.ts';
import {check} from '../../src/node/check.ts';
import {deliver} from '../../src/node/deliver.ts';
import {init} from '../../src/node/init.ts';
import {openProject, type TenspotProject} from '../../src/node/open-project.ts';
import {render} from '../../src/node/render.ts';
import {findWorkspace} from '../../src/production/project/workspace.ts';
import {currentMasters} from '../../src/production/review/current-masters.ts';
import {recordEvent} from '../../src/production/review/record-event.ts';
import {findPlacement} from '../../src/spot/placement/placements.ts';
import {makeCertificate} from '../support/certificate.ts';
import {temporaryFolder} from '../support/folder.ts';
import {expectLoudness} from '../support/master-loudness.ts';
import {ROOT} from '../support/tools.ts';

/** A workspace as `tenspot init` lays it, with the packages of this repository. */
async function openSamples(): Promise<TenspotProject> {
  const root = temporaryFolder();
  await init(root);
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(ROOT, join(root, 'node_modules/tenspot'));
  for (const name of ['remotion', 'react', 'react-dom', 'zod', '@remotion', '@types'])
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  const {certificate, key} = makeCertificate(root);
  return openProject(root, {env: {TENSPOT_C2PA_CERT: certificate, TENSPOT_C2PA_KEY: key}});
}

/** The errors of a check, as `variant rule`. */
const errorsOf = ({variants}: Awaited<ReturnType<typeof check>>): string[] =>
  variants.flatMap(({id, findings}) =>
    findings.filter(({severity}) => severity === 'error').map(({rule}) => `${id} ${rule}`),
  );

test('a sample is rendered, passes its check as it is, is approved, and goes to each placement as the file that it takes', async () => {
  const project = await openSamples();
  const spot = 'meridian-flask';
  const only = ['ice-shop'];
  const edit = (file: string, change: (text: string) => string): void => {
    const path = join(project.root, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  // A limit of the account, below the size of the master.
  const limit = 'meta-reels: {source: the account, asOf: 2026-11, bytes: {most: 3000000}}';
  edit('brands/moss-meridian/brand.yaml', (text) =>
    text.replace(/^ {2}tenspot:\n/m, `$&    placements:\n      ${limit}\n`),
  );
  const ad = 'primaryText: Ice stays ice for 24 hours., callToAction: shop-now';
  edit(
    `compositions/spots/${spot}/variants.yaml`,
    (text) => `${text}\nad: {${ad}, url: 'https://meridian.example'}\n`,
  );
  await render(project, {spot, only});
  const report = await check(project, {spot, only});
  expect(errorsOf(report)).toEqual([]);
  expect(report.pass).toBe(true);
  const places = await findWorkspace(project.root);
  const by = 'Brand lead';
  const stages = [{stage: 'brand' as const, people: [by]}];
  await recordEvent(() => ({event: 'round-opened', round: 1, stages, included: null}), by, places, spot);
  for (const {variant, sha256, parts} of await currentMasters(places, spot)) {
    const decision = {stage: 'brand', decision: 'approved', comment: null} as const;
    await recordEvent(() => ({event: 'decided', variant, sha256, parts, ...decision}), by, places, spot);
  }
  const placements = ['meta-reels', 'youtube-shorts', 'snapchat'];
  const {gates, folder, deliverables} = await deliver(project, {spot, only, placements});
  expect(gates.filter(({state}) => state === 'red')).toEqual([]);
  expect(deliverables.map(({placement, derivation}) => [placement, derivation.kind])).toEqual([
    ['meta-reels', 'encode'],
    ['youtube-shorts', 'master'],
    ['snapchat', 'sound'],
  ]);
  await expectLoudness(
    join(project.root, `out/${spot}/ice-shop.mp4`),
    findPlacement('common').loudness.value,
  );
  for (const {file, sha256, bytes, placement} of deliverables) {
    const path = join(folder ?? '', file);
    await expectLoudness(path, findPlacement(placement).loudness.value);
    expect(await readC2pa(path)).toMatchObject({state: 'Valid', failures: ['signingCredential.untrusted']});
    expect(readFileSync(path).length).toBe(bytes);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(deliverables[0]?.bytes).toBeLessThanOrEqual(3_000_000);
});

test('the other sample passes its check, too', async () => {
  const project = await openSamples();
  const choice = {spot: 'peck-three-steps', only: ['stare-flash-strut'], proof: true};
  await render(project, choice);
  expect(errorsOf(await check(project, choice))).toEqual([]);
});
