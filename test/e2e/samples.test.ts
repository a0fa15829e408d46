import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readC2pa} from '../../src/machine/media/c2pa.ts';
import {findWorkspace} from '../../src/production/project/workspace.ts';
import {currentMasters} from '../../src/production/review/current-masters.ts';
import {recordEvent} from '../../src/production/review/record-event.ts';
import {CheckReport} from '../../src/spot/findings/check-report.ts';
import {findPlacement} from '../../src/spot/placement/placements.ts';
import {makeCertificate} from '../support/certificate.ts';
import {temporaryFolder} from '../support/folder.ts';
import {expectLoudness} from '../support/master-loudness.ts';
import {nightly} from '../support/thorough.ts';
import {ROOT} from '../support/tools.ts';
import {runTenspot} from '../support/workspace.ts';

/** A workspace as `tenspot init` lays it, with the packages of this repository. `tenspot` prints the JSON of a command that ends with 0. */
async function openSamples() {
  const root = temporaryFolder();
  const {certificate, key} = makeCertificate(temporaryFolder());
  const env = {TENSPOT_C2PA_CERT: certificate, TENSPOT_C2PA_KEY: key};
  const tenspot = async (...args: string[]): Promise<Record<string, unknown>> => {
    const {code, stdout, stderr} = await runTenspot(root, [...args, '--json'], env);
    expect(code, `${args.join(' ')}: ${stderr.slice(-2000)} ${stdout.slice(-2000)}`).toBe(0);
    return JSON.parse(stdout);
  };
  expect((await runTenspot(root, ['init', '.'])).code).toBe(0);
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(ROOT, join(root, 'node_modules/tenspot'));
  for (const name of ['remotion', 'react', 'react-dom', 'zod', '@remotion', '@types'])
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  return {root, tenspot};
}

/** The errors in the report of a check, as `variant rule`. */
function errorsIn(file: string): string[] {
  const {variants} = CheckReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  return variants.flatMap(({id, findings}) =>
    findings.filter(({severity}) => severity === 'error').map(({rule}) => `${id} ${rule}`),
  );
}

test('a sample is rendered, passes its check as it is, is approved, and goes to each placement as the file that it takes', async () => {
  const {root, tenspot} = await openSamples();
  const spot = 'meridian-flask';
  const edit = (file: string, change: (text: string) => string): void =>
    writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
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
  const only = ['--only', 'ice-shop'];
  await tenspot('render', spot, ...only);
  await tenspot('check', spot, ...only);
  expect(errorsIn(join(root, `out/${spot}/check.json`))).toEqual([]);
  const places = await findWorkspace(root);
  const by = 'Brand lead';
  const stages = [{stage: 'brand' as const, people: [by]}];
  await recordEvent(() => ({event: 'round-opened', round: 1, stages, included: null}), by, places, spot);
  for (const {variant, sha256, parts} of await currentMasters(places, spot)) {
    const decision = {stage: 'brand', decision: 'approved', comment: null} as const;
    await recordEvent(() => ({event: 'decided', variant, sha256, parts, ...decision}), by, places, spot);
  }
  const placements = ['meta-reels', 'youtube-shorts', 'snapchat'];
  const {folder, deliverables} = (await tenspot(
    ...['deliver', spot, ...only, '--placement', placements.join()],
  )) as {
    folder: string;
    deliverables: {placement: string; file: string; bytes: number; derivation: {kind: string}}[];
  };
  expect(deliverables.map(({placement, derivation}) => [placement, derivation.kind])).toEqual([
    ['meta-reels', 'encode'],
    ['youtube-shorts', 'master'],
    ['snapchat', 'sound'],
  ]);
  await expectLoudness(join(root, `out/${spot}/ice-shop.mp4`), findPlacement('common').loudness.value);
  for (const {file, bytes, placement} of deliverables) {
    const path = join(folder, file);
    await expectLoudness(path, findPlacement(placement).loudness.value);
    expect(await readC2pa(path)).toMatchObject({state: 'Valid', failures: ['signingCredential.untrusted']});
    expect(readFileSync(path).length).toBe(bytes);
  }
  expect(deliverables[0]?.bytes).toBeLessThanOrEqual(3_000_000);
});

test.runIf(nightly)('the other sample passes its check, too', async () => {
  const {tenspot} = await openSamples();
  const spot = 'peck-three-steps';
  const proof = ['--only', 'stare-flash-strut', '--proof'];
  await tenspot('render', spot, ...proof);
  const {pass, variants} = CheckReport.parse(await tenspot('check', spot, ...proof));
  expect(variants.flatMap(({findings}) => findings.filter(({severity}) => severity === 'error'))).toEqual([]);
  expect(pass).toBe(true);
});
