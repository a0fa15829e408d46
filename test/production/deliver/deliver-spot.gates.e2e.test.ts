import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {deliver, deliverByPerson} from '../../../src/node/deliver.ts';
import type {Progress} from '../../../src/node/progress.ts';
import type {OverrideRequest} from '../../../src/production/deliver/override-red.ts';
import {readReview} from '../../../src/production/review/record-event.ts';
import {CheckReport} from '../../../src/spot/findings/check-report.ts';
import {AD, BRAND, redIn, SHOTS, VARIANTS} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded and encoded. */
vi.setConfig({testTimeout: 300_000});

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
  workspace.edit(VARIANTS, 'Still cold at noon', 'Still cold at night');
  expect(await red()).toEqual([
    'master one ad-outdated',
    'check one check-documents',
    'master two ad-outdated',
    'check two check-documents',
  ]);
  await rerender();
  expect(await red()).toEqual(['decision one decision-void', 'decision two decision-void']);
  await approve();
  // A claim in the ad, of which a check that found nothing says nothing.
  workspace.edit(VARIANTS, 'Still cold at night', 'The best flask');
  await rerender();
  await approve();
  expect(await red()).toEqual(['check one claim-unapproved', 'check two claim-unapproved']);
  workspace.edit(VARIANTS, 'The best flask', 'Still cold at night');
  await rerender();
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
    yaml: AD.replace('Still cold at noon', 'x'.repeat(101)),
  });
  await approve();
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  manifest.variants[0].takes.hook.standsIn = true;
  manifest.variants[1].takes.end = null;
  // An axis value with another name: it is in the names of files, and may be in addresses.
  manifest.variants[1].choices = {hook: 'zwei'};
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const {gates} = await deliver(project, {placements: ['pinterest', 'tiktok']});
  const red = redIn(gates);
  expect(red).toContain('placeholder one placeholder-shown');
  expect(red).toContain('placeholder two placeholder-shown');
  expect(red).toContain('master two choices-outdated');
  expect(red).not.toContain('master one choices-outdated');
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
  workspace.write(`${spot}/rights.yaml`, `records:\n${record('b*', 'null')}`);
  workspace.write(
    'brands/plain/rights.yaml',
    `records:\n${record('fonts/*', 'null')}${record('music/*', '2021-01-01')}`,
  );
  expect(await red()).toEqual(['rights one rights-against', 'rights two rights-against']);
});

test('a decision, a check or a document that changes while the files are made stops the delivery', async () => {
  const {project, approve, refuse, folder, rerender, workspace} = await openRendered({yaml: AD});
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
  await approve();
  const spot = 'compositions/spots/tiny';
  const licence =
    'title: T, creator: C, licence: {name: l}, media: [all], territory: [worldwide], edits: true';
  const rights = (to: string): string =>
    `records: [{files: ['*'], ${licence}, term: {from: 2020-01-01, to: ${to}}, proof: p}]\n`;
  const cue = '1\n00:00:00,000 --> 00:00:01,000\nIce\n';
  const changes: [file: string, text: string, what: string][] = [
    [`${spot}/rights.yaml`, rights('2021-01-01'), 'the gate rights of one'],
    [`${spot}/rights.yaml`, rights('2099-01-01'), 'the rights of one changed'],
    [`${spot}/edit.yaml`, 'picks: {bars: {in: 0.2}}\n', 'the gate master of one'],
    ['out/tiny/one.srt', cue, 'the gate decision of one'],
  ];
  for (const [file, text, what] of changes) {
    const before = existsSync(workspace.path(file)) ? workspace.read(file) : undefined;
    await expect(
      during(() => workspace.write(file, text)),
      what,
    ).rejects.toMatchObject({code: 'gate-changed', problems: [{what: expect.stringContaining(what)}]});
    if (before === undefined) rmSync(workspace.path(file));
    else workspace.write(file, before);
  }
  const noon = 'Still cold at noon';
  const reworded = during(() => workspace.edit(VARIANTS, noon, 'Still cold at night'));
  await expect(reworded).rejects.toMatchObject({
    problems: [{what: expect.stringContaining('the gate master of one')}],
  });
  workspace.edit(VARIANTS, 'Still cold at night', noon);
  expect(existsSync(join(folder, 'deliveries')) ? readdirSync(join(folder, 'deliveries')) : []).toEqual([]);
});
