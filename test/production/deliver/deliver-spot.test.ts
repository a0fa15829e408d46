import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {readC2pa} from '../../../src/machine/media/c2pa.ts';
import {readXmp} from '../../../src/machine/media/xmp-box.ts';
import {deliver, deliverByPerson} from '../../../src/node/deliver.ts';
import {openProject} from '../../../src/node/open-project.ts';
import {readReview} from '../../../src/production/review/record-event.ts';
import {Delivery} from '../../../src/spot/delivery/delivery.ts';
import {digitalSourceIn} from '../../../src/spot/delivery/xmp-packet.ts';
import {makeCertificate} from '../../support/certificate.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded and encoded. */
vi.setConfig({testTimeout: 300_000});

const AD = `
ad:
  primaryText: Still ice at noon.
  headline: Thirty degrees
  callToAction: shop-now
  url: https://meridian.example/flask
  utm: {source: '{placement}', content: '{variant}-{hook}'}
  cover: {frame: 7}
`;

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The gates that are red, as `gate variant code`. */
const redIn = (
  gates: readonly {gate: string; variant: string; state: string; code: string | null}[],
): string[] =>
  gates.filter(({state}) => state === 'red').map(({gate, variant, code}) => `${gate} ${variant} ${code}`);

test('approved masters go out as they are, with metadata after their bytes, covers, sheets and checksums', async () => {
  const {project, folder, approve} = await openRendered({yaml: AD});
  await approve();
  const result = await deliver(project, {placements: ['pinterest'], zip: true});
  expect(redIn(result.gates)).toEqual([]);
  expect(result.deliverables.map(({file}) => file)).toEqual([
    'pinterest/tiny_one_pinterest_1080x1920_4s_r1.mp4',
    'pinterest/tiny_two_pinterest_1080x1920_4s_r1.mp4',
  ]);
  const at = (file: string): string => join(result.folder ?? '', file);
  for (const each of result.deliverables) {
    const bytes = readFileSync(at(each.file));
    expect(each.derivation).toMatchObject({kind: 'master', reasons: [], encode: []});
    expect(sha256(bytes.subarray(0, each.derivation.masterBytes))).toBe(each.derivation.master);
    expect(each.derivation.master).toBe(sha256(readFileSync(join(folder, `${each.variant}.mp4`))));
    expect(sha256(bytes)).toBe(each.sha256);
    expect(digitalSourceIn((await readXmp(at(each.file))) ?? '')).toBe(
      'http://cv.iptc.org/newscodes/digitalsourcetype/composite',
    );
    expect(each.cover.frame).toBe(7);
    expect(readFileSync(at(each.cover.file)).toString('latin1')).toContain('DigitalSourceType');
  }
  expect(result.deliverables[0]?.destination).toBe(
    'https://meridian.example/flask?utm_source=pinterest&utm_content=one-one',
  );
  expect(result.deliverables[0]?.callToAction).toBe('SHOP_NOW');
  execFileSync('sha256sum', ['--check', '--strict', 'checksums.sha256'], {cwd: result.folder ?? ''});
  const listed = execFileSync('unzip', ['-Z1', result.zip ?? ''], {encoding: 'utf8'});
  expect(listed).toContain('/delivery.json');
  execFileSync('unzip', ['-tq', result.zip ?? '']);
  expect(Delivery.safeParse(JSON.parse(readFileSync(at('delivery.json'), 'utf8'))).success).toBe(true);
  expect(readdirSync(result.folder ?? '').sort()).toEqual([
    ...['checksums.sha256', 'costs.csv', 'delivery.json', 'disclosure.json', 'manifest.csv', 'pinterest'],
    ...['provenance.json', 'receipt.json', 'rights.csv'],
  ]);
});

test('nothing is written while a gate is red, and each refusal names what would open it', async () => {
  const {project, folder, approve, workspace, rerender} = await openRendered({yaml: AD});
  const red = async (): Promise<string[]> => {
    const result = await deliver(project, {placements: ['pinterest']});
    expect(result.folder).toBeNull();
    expect(result.gates.filter(({state}) => state === 'red').every(({fix, file}) => fix && file)).toBe(true);
    return redIn(result.gates);
  };
  expect(await red()).toEqual(['decision one decision-missing', 'decision two decision-missing']);
  await approve();
  const check = JSON.parse(readFileSync(join(folder, 'check.json'), 'utf8'));
  check.variants[0].pass = false;
  check.variants[1].sha256 = 'b'.repeat(64);
  writeFileSync(join(folder, 'check.json'), JSON.stringify(check));
  expect(await red()).toEqual(['check one check-red', 'check two check-outdated']);
  rmSync(join(folder, 'check.json'));
  expect(await red()).toEqual(['check one check-missing', 'check two check-missing']);
  await rerender();
  await rerender();
  // An ad that changed after the approval, before and after the next render.
  workspace.edit('compositions/spots/tiny/variants.yaml', 'Thirty degrees', 'Forty degrees');
  expect(await red()).toEqual(['master one ad-outdated', 'master two ad-outdated']);
  await rerender();
  expect(await red()).toEqual(['decision one decision-void', 'decision two decision-void']);
  await approve();
  // Another file under the same name.
  writeFileSync(join(folder, 'one.mp4'), readFileSync(join(folder, 'two.mp4')));
  expect(await red()).toEqual([
    'master one master-changed',
    'check one check-outdated',
    'decision one decision-void',
  ]);
  expect(existsSync(join(folder, 'deliveries'))).toBe(false);
});

test('a placeholder, a text that is too long and a length that does not run are refused', async () => {
  const {project, folder, approve} = await openRendered({
    yaml: AD.replace('Thirty degrees', 'x'.repeat(101)),
  });
  await approve();
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  manifest.variants[0].takes.hook.standsIn = true;
  manifest.variants[1].takes.end = null;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const {gates} = await deliver(project, {placements: ['pinterest', 'tiktok']});
  const red = redIn(gates);
  expect(red).toContain('placeholder one placeholder-shown');
  expect(red).toContain('placeholder two placeholder-shown');
  expect(red).toContain('text one ad-text-too-long');
  expect(red).toContain('placement one deliverable-unfit');
});

test('a person can override a gate; the receipt and the log record it, and the file is not overridden', async () => {
  const {project, workspace} = await openRendered({yaml: AD});
  const override = {gate: 'decision', by: 'Producer', why: 'Approved by phone'} as const;
  const result = await deliverByPerson(project, {placements: ['pinterest'], only: ['one']}, [override]);
  expect(result.gates.find(({gate}) => gate === 'decision')).toMatchObject({state: 'overridden', override});
  const receipt = JSON.parse(readFileSync(join(result.folder ?? '', 'receipt.json'), 'utf8'));
  expect(receipt).toMatchObject({passed: false, overrides: [override]});
  const log = workspace.read('compositions/spots/tiny/rounds/review.jsonl');
  expect(log).toContain('gate-overridden');
  expect(log).toContain('Approved by phone');
  await expect(readReview(project.folders, 'tiny')).resolves.toBeDefined();
  const again = await deliverByPerson(project, {placements: ['tiktok'], only: ['one']}, [
    override,
    {...override, gate: 'placement'},
  ]);
  expect(redIn(again.gates)).toEqual(['placement one deliverable-unfit']);
});

test('a delivery is never changed, a dry run keeps nothing, and a comparison says what changed', async () => {
  const {project, folder, approve, workspace, rerender} = await openRendered({yaml: AD});
  await approve();
  const dry = await deliver(project, {placements: ['pinterest'], dryRun: true});
  expect(dry).toMatchObject({pass: true, folder: null, deliverables: [{variant: 'one'}, {variant: 'two'}]});
  expect(existsSync(join(folder, 'deliveries'))).toBe(false);
  const first = await deliver(project, {placements: ['pinterest'], to: 'sent/first'});
  await expect(deliver(project, {placements: ['pinterest'], to: 'sent/first'})).rejects.toMatchObject({
    code: 'delivery-exists',
  });
  workspace.edit(
    'compositions/spots/tiny/variants.yaml',
    'copy.hook: Two',
    "ad.headline: 'Ice', copy.hook: Two",
  );
  await rerender();
  await approve();
  const second = await deliver(project, {
    placements: ['pinterest', 'snapchat'],
    to: 'sent/second',
    earlier: first.folder ?? '',
  });
  expect(
    second.changes?.map(({kind, variant, placement, changed}) => [kind, variant, placement, changed]),
  ).toEqual([
    ['final', 'one', 'pinterest', []],
    ['new', 'one', 'snapchat', []],
    ['changed', 'two', 'pinterest', ['ad']],
    ['new', 'two', 'snapchat', []],
  ]);
  const third = await deliver(project, {
    placements: ['snapchat'],
    only: ['two'],
    to: 'sent/third',
    earlier: second.folder ?? '',
  });
  expect(third.changes?.filter(({kind}) => kind === 'withdrawn')).toHaveLength(3);
  expect(readdirSync(join(workspace.root, 'sent')).sort()).toEqual(['first', 'second', 'third']);
});

test('only what is approved goes out where that is asked for, and nothing at all is an error', async () => {
  const {project, folder, approve} = await openRendered();
  await expect(deliver(project, {placements: ['pinterest'], approvedOnly: true})).rejects.toMatchObject({
    code: 'delivery-empty',
    problems: [{what: 'no variant is approved'}],
  });
  await approve();
  writeFileSync(join(folder, 'two.mp4'), readFileSync(join(folder, 'one.mp4')));
  const result = await deliver(project, {placements: ['pinterest'], approvedOnly: true});
  expect(result.leftOut).toEqual([{variant: 'two', why: 'not approved'}]);
  expect(result.deliverables.map(({variant}) => variant)).toEqual(['one']);
  await expect(deliver(project, {})).rejects.toMatchObject({code: 'placement-unnamed'});
  await expect(deliver(project, {placements: ['meta-feed']})).rejects.toMatchObject({code: 'delivery-empty'});
});

test('a signed file says where its takes come from', async () => {
  const {workspace, approve} = await openRendered({yaml: AD});
  await approve();
  const {certificate, key} = makeCertificate(workspace.root);
  const project = await openProject(workspace.root, {
    env: {TENSPOT_C2PA_CERT: certificate, TENSPOT_C2PA_KEY: key},
  });
  const {folder, deliverables} = await deliver(project, {placements: ['pinterest'], only: ['one']});
  expect(deliverables[0]).toMatchObject({c2pa: true, derivation: {kind: 'master', masterBytes: 0}});
  const read = await readC2pa(join(folder ?? '', deliverables[0]?.file ?? ''));
  expect(read).toMatchObject({state: 'Valid', failures: ['signingCredential.untrusted']});
  expect(read?.manifest).toMatchObject({ingredients: [{title: 'bars, take 1'}, {title: 'bars, take 1'}]});
  const half = await openProject(workspace.root, {env: {TENSPOT_C2PA_CERT: certificate}});
  await expect(deliver(half, {placements: ['pinterest']})).rejects.toMatchObject({code: 'c2pa-incomplete'});
});

test('a delivery that is stopped leaves nothing, and the next one removes what a killed one left', async () => {
  const {project, approve, workspace} = await openRendered({yaml: AD});
  await approve();
  const sent = join(workspace.root, 'sent');
  mkdirSync(join(sent, '.tiny.01234567-89ab-cdef-0123-456789abcdef.delivery/pinterest'), {recursive: true});
  const stop = new AbortController();
  const stopped = deliver(project, {
    placements: ['pinterest'],
    to: 'sent/first',
    signal: stop.signal,
    onProgress: (event) => {
      if (event.type === 'step' && event.text.startsWith('Delivering 2')) stop.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({code: 'interrupted'});
  expect(readdirSync(sent)).toEqual([]);
});
