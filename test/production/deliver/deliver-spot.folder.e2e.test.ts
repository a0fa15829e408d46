import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {readXmp} from '../../../src/machine/media/xmp-box.ts';
import {deliver} from '../../../src/node/deliver.ts';
import {Delivery} from '../../../src/spot/delivery/delivery.ts';
import {digitalSourceIn} from '../../../src/spot/delivery/xmp-packet.ts';
import {AD, redIn, sha256Of, VARIANTS} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded and encoded. */
vi.setConfig({testTimeout: 300_000});

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
    expect(sha256Of(bytes.subarray(0, each.derivation.masterBytes))).toBe(each.derivation.master);
    expect(each.derivation.master).toBe(sha256Of(readFileSync(join(folder, `${each.variant}.mp4`))));
    expect(sha256Of(bytes)).toBe(each.sha256);
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
    ...['checksums.sha256', 'delivery.json', 'disclosure.json', 'manifest.csv', 'pinterest'],
    ...['provenance.json', 'receipt.json', 'rights.csv'],
  ]);
  // The costs are beside what is handed on.
  expect(readFileSync(`${result.folder}.costs.csv`, 'utf8')).toContain('spent usd');
});

test('a delivery is never changed, a dry run keeps nothing, and a comparison says what changed', async () => {
  const {project, folder, approve, workspace, rerender, closeRound} = await openRendered({yaml: AD});
  await approve();
  const dry = await deliver(project, {placements: ['pinterest'], dryRun: true});
  expect(dry).toMatchObject({pass: true, folder: null, deliverables: [{variant: 'one'}, {variant: 'two'}]});
  expect(existsSync(join(folder, 'deliveries'))).toBe(false);
  const first = await deliver(project, {placements: ['pinterest'], to: 'sent/first'});
  await expect(deliver(project, {placements: ['pinterest'], to: 'sent/first'})).rejects.toMatchObject({
    code: 'delivery-exists',
  });
  workspace.edit(VARIANTS, 'copy.hook: Two', "ad.headline: 'Ice', copy.hook: Two");
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
  expect(third.changes?.map(({kind}) => kind)).toEqual(['final', ...Array(3).fill('not in this delivery')]);
  expect(readdirSync(join(workspace.root, 'sent')).sort()).toEqual(
    ['first', 'second', 'third'].flatMap((name) => [name, `${name}.costs.csv`]),
  );
  // A new round changes the names of the files, and nothing else.
  await closeRound();
  await approve();
  const fourth = await deliver(project, {
    ...{placements: ['pinterest'], to: 'sent/fourth', earlier: second.folder ?? ''},
  });
  expect(fourth.deliverables.map(({file, supersedes}) => [file.includes('_r2'), supersedes])).toEqual([
    [true, null],
    [true, null],
  ]);
  expect(fourth.changes?.filter(({placement}) => placement === 'pinterest').map(({kind}) => kind)).toEqual([
    'final',
    'final',
  ]);
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
