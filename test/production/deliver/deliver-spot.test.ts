import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {readC2pa} from '../../../src/machine/media/c2pa.ts';
import {readXmp} from '../../../src/machine/media/xmp-box.ts';
import {deliver, deliverByPerson} from '../../../src/node/deliver.ts';
import {openProject} from '../../../src/node/open-project.ts';
import type {Progress} from '../../../src/node/progress.ts';
import type {OverrideRequest} from '../../../src/production/deliver/override-red.ts';
import {readReview} from '../../../src/production/review/record-event.ts';
import {Delivery} from '../../../src/spot/delivery/delivery.ts';
import {digitalSourceIn} from '../../../src/spot/delivery/xmp-packet.ts';
import {CheckReport} from '../../../src/spot/findings/check-report.ts';
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

const VARIANTS = 'compositions/spots/tiny/variants.yaml';
const SHOTS = 'compositions/spots/tiny/shots.yaml';
const BRAND = 'brands/plain/brand.yaml';

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
    ...['checksums.sha256', 'delivery.json', 'disclosure.json', 'manifest.csv', 'pinterest'],
    ...['provenance.json', 'receipt.json', 'rights.csv'],
  ]);
  // The costs are beside what is handed on.
  expect(readFileSync(`${result.folder}.costs.csv`, 'utf8')).toContain('spent usd');
});

test('nothing is written while a gate is red, and each refusal names what would open it', async () => {
  const {project, folder, approve, workspace, rerender} = await openRendered({yaml: AD});
  const red = async (): Promise<string[]> => {
    const result = await deliver(project, {placements: ['pinterest'], dryRun: true});
    expect(result.folder).toBeNull();
    expect(result.gates.filter(({state}) => state === 'red').every(({fix, file}) => fix && file)).toBe(true);
    return redIn(result.gates);
  };
  expect(await red()).toEqual(['decision one decision-missing', 'decision two decision-missing']);
  await approve();
  const changeCheck = (change: (check: CheckReport) => void): void => {
    const check = CheckReport.parse(JSON.parse(readFileSync(join(folder, 'check.json'), 'utf8')));
    change(check);
    writeFileSync(join(folder, 'check.json'), JSON.stringify(check));
  };
  const finding = {rule: 'light-flash', variant: 'one', frames: null, expected: 'none', got: 'flashes'};
  changeCheck(({variants: [one, two]}) => {
    one?.findings.push({...finding, severity: 'error'});
    two?.findings.push({...finding, severity: 'warning'});
    if (two) two.sha256 = 'b'.repeat(64);
  });
  // The word "pass" of the file counts for nothing.
  expect(await red()).toEqual(['check one check-red', 'check two check-outdated']);
  await rerender();
  changeCheck((check) => {
    const [first] = check.rules;
    if (first) first.version += 1;
  });
  expect(await red()).toEqual(['check one check-rules', 'check two check-rules']);
  await rerender();
  changeCheck(({variants: [one, two]}) => {
    if (one) one.documents = 'c'.repeat(64);
    if (two) delete two.documents;
  });
  expect(await red()).toEqual(['check one check-documents', 'check two check-documents']);
  workspace.write(BRAND, `${workspace.read(BRAND)}    check: {light-flash: {rate: 2}}\n`);
  expect(await red()).toEqual(['check one check-limits', 'check two check-limits']);
  await rerender();
  expect(await red()).toEqual([]);
  rmSync(join(folder, 'check.json'));
  expect(await red()).toEqual(['check one check-missing', 'check two check-missing']);
  await rerender();
  await rerender();
  // An ad that changed after the approval, before and after the next render.
  workspace.edit(VARIANTS, 'Thirty degrees', 'Forty degrees');
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
  const asked: (string | null)[][] = [];
  const request: OverrideRequest = {
    ...{gates: ['decision', 'check'], by: override.by, why: override.why},
    confirm: async (red) => void asked.push(red.map(({code}) => code)),
  };
  const result = await deliverByPerson(project, {placements: ['pinterest'], only: ['one']}, request);
  expect(asked).toEqual([['decision-missing']]);
  expect(result.gates.find(({gate}) => gate === 'decision')).toMatchObject({state: 'overridden', override});
  const receipt = JSON.parse(readFileSync(join(result.folder ?? '', 'receipt.json'), 'utf8'));
  expect(receipt).toMatchObject({passed: false, overrides: [override]});
  const log = workspace.read('compositions/spots/tiny/rounds/review.jsonl');
  expect(log).toContain('gate-overridden');
  expect(log).toContain('Approved by phone');
  await expect(readReview(project.folders, 'tiny')).resolves.toBeDefined();
  // Nothing is asked where another gate stays red anyway.
  const fixed: OverrideRequest = {...request, gates: ['decision', 'placement']};
  const again = await deliverByPerson(project, {placements: ['tiktok'], only: ['one']}, fixed);
  expect(redIn(again.gates)).toEqual(['decision one decision-missing', 'placement one deliverable-unfit']);
  expect(asked).toHaveLength(1);
  const declined: OverrideRequest = {...request, confirm: () => Promise.reject(new Error('no'))};
  await expect(
    deliverByPerson(project, {placements: ['pinterest'], only: ['one']}, declined),
  ).rejects.toMatchObject({message: expect.stringContaining('no')});
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
  expect(read?.manifest).toMatchObject({
    ingredients: [
      ...[{title: 'bars, take 1'}, {title: 'bars, take 1'}],
      {title: 'music/tick.wav', format: 'audio/wav'},
    ],
  });
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

test('a master is outdated by any document that a render reads, and rights are those of what is in it', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  await approve();
  const red = async (): Promise<string[]> => {
    const {gates} = await deliver(project, {placements: ['pinterest'], dryRun: true});
    return redIn(gates).filter((each) => /^(master|rights)/.test(each));
  };
  const spot = 'compositions/spots/tiny';
  const changes: [file: string, before: string, after: string, red: string[]][] = [
    [
      SHOTS,
      'bars, framing: wide, seconds: 1, clip: bars.mp4',
      'bars, framing: wide, seconds: 1, clip: balls.mp4',
      ['one', 'two'],
    ],
    [BRAND, "red: '#c03020'", "red: '#c03021'", ['one', 'two']],
    ['compositions/templates/plain/graphics.tsx', 'height: 200', 'height: 201', ['one', 'two']],
  ];
  for (const [file, before, after, variants] of changes) {
    workspace.edit(file, before, after);
    expect(await red(), file).toEqual(variants.map((id) => `master ${id} master-outdated`));
    workspace.edit(file, after, before);
    expect(await red(), file).toEqual([]);
  }
  workspace.write(`${spot}/edit.yaml`, 'picks: {balls: {in: 0.2}}\n');
  expect(await red()).toEqual(['master two master-outdated']);
  rmSync(join(workspace.root, spot, 'edit.yaml'));
  // A clip that a shot finds by its tags, and a sound that only a cue of the template plays.
  workspace.edit(SHOTS, 'clip: balls.mp4', 'tags: [pour]');
  workspace.write(`${spot}/footage.yaml`, 'clips: [{file: balls.mp4, tags: [pour]}]\n');
  await rerender();
  expect(await red()).toEqual([]);
  const record = (files: string, to: string): string =>
    `  - {files: ['${files}'], title: ${files[0]}, creator: C, licence: {name: l}, media: [all], territory: [worldwide], term: {from: 2020-01-01, to: ${to}}, edits: true, proof: p}\n`;
  workspace.write(
    `${spot}/rights.yaml`,
    `records:\n${record('balls*', '2021-01-01')}${record('bars*', 'null')}`,
  );
  expect(await red()).toEqual(['rights two rights-against']);
  rmSync(join(workspace.root, spot, 'rights.yaml'));
  workspace.edit(BRAND, '    music:', '    rights: rights.yaml\n    music:');
  workspace.write(
    'brands/plain/rights.yaml',
    `records:\n${record('fonts/*', 'null')}${record('music/*', '2021-01-01')}${record('b*', 'null')}`,
  );
  expect(await red()).toEqual(['rights one rights-against', 'rights two rights-against']);
});

test('what goes out comes from the bytes that were judged, although the master is replaced meanwhile', async () => {
  // Too quiet for the placement: the sound is encoded again, and the picture is copied.
  const {project, approve, folder} = await openRendered({yaml: AD, loud: 'volume=-12dB'});
  await approve();
  const [own, other] = ['one', 'two'].map((id) => readFileSync(join(folder, `${id}.mp4`))) as [
    Buffer,
    Buffer,
  ];
  const options = {placements: ['pinterest'], only: ['one']};
  const replaceAt = (step: string) => (event: Progress) => {
    if (event.type === 'step' && event.text.startsWith(step)) writeFileSync(join(folder, 'one.mp4'), other);
  };
  const plain = await deliver(project, {...options, to: 'sent/plain'});
  expect(plain.deliverables[0]).toMatchObject({derivation: {kind: 'sound', master: sha256(own)}});
  // Facts that were read under the hash of the master are known by now, so that the copy is made later.
  const late = deliver(project, {...options, onProgress: replaceAt('Judging')});
  await expect(late).rejects.toMatchObject({code: 'master-changed'});
  writeFileSync(join(folder, 'one.mp4'), own);
  rmSync(join(folder, '../../.tenspot/notes'), {recursive: true});
  const replaced = await deliver(project, {
    ...options,
    to: 'sent/replaced',
    onProgress: replaceAt('Delivering 1'),
  });
  const [before, after] = [plain, replaced].map(({deliverables: [first]}) => first);
  expect([after?.sha256, after?.cover.sha256]).toEqual([before?.sha256, before?.cover.sha256]);
});

test('a decision or a check that changes while the files are made stops the delivery', async () => {
  const {project, approve, refuse, folder, rerender} = await openRendered({yaml: AD});
  await approve();
  const during = (change: () => void) => {
    const options = {
      placements: ['pinterest'],
      only: ['one'],
      onProgress: (event: Progress) => {
        if (event.type === 'step' && event.text.startsWith('Delivering 1')) change();
      },
    };
    return deliver(project, options);
  };
  const spoilt = during(() => rmSync(join(folder, 'check.json')));
  await expect(spoilt).rejects.toMatchObject({
    code: 'gate-changed',
    problems: [{what: expect.stringContaining('check of one')}],
  });
  await rerender();
  let refused: Promise<void> | undefined;
  const decided = during(() => {
    refused = refuse('one');
  });
  await expect(decided).rejects.toMatchObject({code: 'gate-changed'});
  await refused;
  expect(existsSync(join(folder, 'deliveries')) ? readdirSync(join(folder, 'deliveries')) : []).toEqual([]);
});

test('captions are read, belong to the master and to the decision, and are listed with their hash', async () => {
  const {project, approve, folder} = await openRendered({yaml: AD});
  await approve();
  const options = {placements: ['pinterest'], only: ['one']};
  const red = async (): Promise<string[]> =>
    redIn((await deliver(project, {...options, dryRun: true})).gates);
  const file = join(folder, 'one.srt');
  const cue = (to: string): string => `1\n00:00:00,000 --> ${to}\nStill ice.\n`;
  writeFileSync(file, cue('00:00:01,000'));
  expect(await red()).toEqual(['decision one decision-void']);
  await approve();
  expect(await red()).toEqual([]);
  utimesSync(file, 1, 1);
  expect(await red()).toEqual(['captions one captions-outdated']);
  for (const [text, code] of [
    [cue('00:00:09,000'), 'captions-long'],
    [cue('0:0:1'), 'captions-invalid'],
    [Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nGr\xfc\xdfe\n', 'latin1'), 'captions-invalid'],
  ] as const) {
    writeFileSync(file, text);
    expect(await red()).toEqual(['decision one decision-void', `captions one ${code}`]);
  }
  writeFileSync(file, cue('00:00:01,000'));
  const result = await deliver(project, options);
  const [captions] = result.deliverables[0]?.captions ?? [];
  expect(captions?.sha256).toBe(sha256(readFileSync(file)));
  expect(readFileSync(join(result.folder ?? '', captions?.file ?? ''), 'utf8')).toBe(cue('00:00:01,000'));
  expect(result.warnings.join()).toContain('words of captions');
});

test('a generated sound is disclosed, and a stricter limit of the brand holds for each file', async () => {
  const {project, approve, workspace, rerender} = await openRendered({loud: 'volume=-12dB'});
  workspace.edit(BRAND, '    music:', '    rights: rights.yaml\n    music:');
  const record = `creator: C, licence: {name: l}, media: [all], territory: [DE], edits: true, proof: p`;
  workspace.write(
    'brands/plain/rights.yaml',
    `records:
  - {files: ['music/*'], title: Tick, generated: 'a model of sounds', term: {from: 2020-01-01, to: 2099-01-01}, ${record}}
  - {files: ['*'], title: All, term: {from: 2020-01-01, to: null}, ${record}}
  - {files: ['fonts/*'], title: Font, term: {from: 2020-01-01, to: null}, ${record}}
`,
  );
  await rerender();
  await approve();
  const options = {placements: ['pinterest'], only: ['one']};
  const result = await deliver(project, options);
  expect(redIn(result.gates)).toEqual([]);
  const [file] = result.deliverables;
  expect(file?.digitalSourceType).toContain('compositeWithTrainedAlgorithmicMedia');
  const read = (name: string): unknown => JSON.parse(readFileSync(join(result.folder ?? '', name), 'utf8'));
  expect(read('disclosure.json')).toMatchObject({
    deliverables: [{synthetic: true, parts: [{kind: 'sound', file: 'music/tick.wav'}]}],
  });
  expect(read('provenance.json')).toMatchObject({masters: [{sounds: [{rights: 'Tick', kind: 'generated'}]}]});
  expect(read('receipt.json')).toMatchObject({warnings: result.warnings});
  expect(result.warnings.join('\n')).toMatch(/territories: "Font".*"Tick" ends on 2099-01-01/s);
  workspace.write(BRAND, `${workspace.read(BRAND)}    check: {sound-phase: {correlation: 1.1}}\n`);
  await rerender();
  await approve();
  const strict = await deliver(project, options);
  expect(redIn(strict.gates)).toEqual(['check one deliverable-check-red']);
  expect(strict.folder).toBeNull();
});
