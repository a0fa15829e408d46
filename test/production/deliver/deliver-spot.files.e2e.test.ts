import {readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {readC2pa} from '../../../src/machine/media/c2pa.ts';
import {deliver, deliverByPerson} from '../../../src/node/deliver.ts';
import {openProject} from '../../../src/node/open-project.ts';
import type {Progress} from '../../../src/node/progress.ts';
import type {GateResult} from '../../../src/spot/delivery/gate.ts';
import {makeCertificate} from '../../support/certificate.ts';
import {AD, BRAND, licenceOf, redIn, sha256Of} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded and encoded. */
vi.setConfig({testTimeout: 300_000});

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
      {title: 'Ours', format: 'audio/wav'},
    ],
  });
  const half = await openProject(workspace.root, {env: {TENSPOT_C2PA_CERT: certificate}});
  await expect(deliver(half, {placements: ['pinterest']})).rejects.toMatchObject({code: 'c2pa-incomplete'});
});

test('a signed file whose sound was encoded again is valid', async () => {
  const {workspace, approve} = await openRendered({yaml: AD, loud: 'volume=-12dB'});
  await approve();
  const {certificate, key} = makeCertificate(workspace.root);
  const env = {TENSPOT_C2PA_CERT: certificate, TENSPOT_C2PA_KEY: key};
  const project = await openProject(workspace.root, {env});
  const {folder, deliverables, gates} = await deliver(project, {placements: ['pinterest'], only: ['one']});
  expect(redIn(gates)).toEqual([]);
  expect(deliverables[0]).toMatchObject({c2pa: true, derivation: {kind: 'sound'}});
  const file = join(folder ?? '', deliverables[0]?.file ?? '');
  expect(await readC2pa(file)).toMatchObject({state: 'Valid', failures: ['signingCredential.untrusted']});
  expect(sha256Of(readFileSync(file))).toBe(deliverables[0]?.sha256);
});

test('a signed file whose picture was encoded again for a limit of the brand is valid, and within it', async () => {
  const {workspace, approve, rerender} = await openRendered({yaml: AD});
  workspace.write(
    BRAND,
    `${workspace.read(BRAND)}    placements:\n      pinterest: {source: the account, asOf: 2026-11, bytes: {most: 1600000}}\n`,
  );
  await rerender();
  await approve();
  const {certificate, key} = makeCertificate(workspace.root);
  const project = await openProject(workspace.root, {
    env: {TENSPOT_C2PA_CERT: certificate, TENSPOT_C2PA_KEY: key},
  });
  const {folder, deliverables, gates} = await deliver(project, {placements: ['pinterest'], only: ['one']});
  expect(redIn(gates)).toEqual([]);
  expect(deliverables[0]).toMatchObject({
    c2pa: true,
    derivation: {
      kind: 'encode',
      reasons: [{figure: 'bytes.most', source: expect.stringContaining('the account')}],
    },
  });
  const file = join(folder ?? '', deliverables[0]?.file ?? '');
  expect(await readC2pa(file)).toMatchObject({state: 'Valid', failures: ['signingCredential.untrusted']});
  expect(readFileSync(file).length).toBeLessThanOrEqual(1_600_000);
  expect(sha256Of(readFileSync(file))).toBe(deliverables[0]?.sha256);
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
  expect(plain.deliverables[0]).toMatchObject({derivation: {kind: 'sound', master: sha256Of(own)}});
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
  expect(captions?.sha256).toBe(sha256Of(readFileSync(file)));
  expect(readFileSync(join(result.folder ?? '', captions?.file ?? ''), 'utf8')).toBe(cue('00:00:01,000'));
  expect(result.warnings.join()).toContain('words of captions');
});

test('a clip whose record names a model only after the render is disclosed as generated', async () => {
  const {project, approve, workspace} = await openRendered();
  workspace.write(
    'compositions/spots/tiny/rights.yaml',
    `records:\n${licenceOf('*', {title: 'Bought later', more: ", ai: 'a model of clips'"})}`,
  );
  await approve();
  const result = await deliver(project, {placements: ['pinterest'], only: ['one']});
  expect(redIn(result.gates)).toEqual([]);
  expect(result.deliverables[0]?.digitalSourceType).toContain('compositeWithTrainedAlgorithmicMedia');
  const read = (name: string): unknown => JSON.parse(readFileSync(join(result.folder ?? '', name), 'utf8'));
  const slots = ['end', 'hook'];
  expect(read('disclosure.json')).toMatchObject({
    deliverables: [{synthetic: true, parts: slots.map((slot) => ({kind: 'take', slot}))}],
  });
  expect(read('provenance.json')).toMatchObject({
    masters: [{takes: slots.map((slot) => ({slot, kind: 'generated', rights: 'Bought later'}))}],
  });
});

test('a generated sound is disclosed, and a stricter limit of the brand holds for each file', async () => {
  const {project, approve, workspace, rerender} = await openRendered({loud: 'volume=-12dB'});
  workspace.write(
    'compositions/spots/tiny/brief.md',
    '---\nproduct: Tiny\npromise: Small\naudience: All\nmarkets: [DE]\n---\n',
  );
  const record = `creator: C, licence: {name: l}, media: [all], territory: [DE], edits: true, proof: p`;
  workspace.write(
    'brands/plain/rights.yaml',
    `records:
  - {files: ['music/*'], title: Tick, generated: 'a model of sounds', term: {from: 2020-01-01, to: 2099-01-01}, ${record}}
  - {files: ['fonts/*'], title: Font, term: {from: 2020-01-01, to: null}, ${record}}
`,
  );
  workspace.write(
    'compositions/spots/tiny/rights.yaml',
    `records: [{files: ['*'], title: All, term: {from: 2020-01-01, to: null}, ${record}}]\n`,
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
  expect(result.warnings.join('\n')).toContain('"Tick" ends on 2099-01-01');
  workspace.write(BRAND, `${workspace.read(BRAND)}    check: {sound-phase: {correlation: 1.1}}\n`);
  await rerender();
  await approve();
  const strict = await deliver(project, options);
  expect(redIn(strict.gates)).toEqual(['check one deliverable-check-red']);
  expect(strict.folder).toBeNull();
  // A person is asked once, about the master and the file that was made from it.
  rmSync(join(result.folder ?? '', '../../check.json'));
  const asked: string[][] = [];
  const confirm = async (red: readonly GateResult[]): Promise<void> =>
    void asked.push(red.map(({gate, code}) => `${gate} ${code}`));
  const override = {gates: ['check' as const], by: 'Producer', why: 'It is a test', confirm};
  const overridden = await deliverByPerson(project, options, override);
  expect(asked).toEqual([['check check-missing', 'check deliverable-check-red']]);
  expect(overridden.gates.filter(({state}) => state === 'overridden')).toHaveLength(2);
  expect(overridden.folder).not.toBeNull();
});
