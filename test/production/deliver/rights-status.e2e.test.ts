import {readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {deliver, deliverByPerson} from '../../../src/node/deliver.ts';
import {rightsStatus} from '../../../src/node/status.ts';
import {Delivery} from '../../../src/spot/delivery/delivery.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia} from '../../support/tools.ts';
import {licenceOf, redIn, SHOTS} from './samples.ts';
import {openRendered} from './setup.ts';

/** Real files are decoded. */
vi.setConfig({testTimeout: 300_000});

const RIGHTS = 'brands/plain/rights.yaml';
const records = (to: string): string =>
  `records:\n${licenceOf('music/*', {title: 'Tick', to})}${licenceOf('fonts/*')}`;
const briefOf = (more: string): string => `---\nproduct: Tiny\npromise: Small\naudience: All\n${more}\n---\n`;

test('a flight that ends after a licence is refused with the field, and a delivered variant is listed from the day on which it loses the right', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  const brief = 'compositions/spots/tiny/brief.md';
  workspace.write(RIGHTS, records('2099-02-15'));
  workspace.write(brief, briefOf('flight: {to: 2099-03-01}'));
  await rerender();
  await approve();
  const options = {placements: ['pinterest'], only: ['one'], to: join(temporaryFolder(), 'handed-over')};
  const late = await deliver(project, options);
  expect(redIn(late.gates)).toEqual(['rights one rights-against']);
  expect(late.gates.find(({state}) => state === 'red')).toMatchObject({
    ...{field: 'term.to', placement: 'pinterest', file: workspace.path(RIGHTS)},
    ...{expected: 'a term that lasts until 2099-03-01', got: 'uses "Tick": ends on 2099-02-15'},
  });
  workspace.write(brief, briefOf('flight: {to: 2099-02-15}'));
  await rerender();
  await approve();
  const {folder, gates, deliverables} = await deliver(project, options);
  expect(redIn(gates)).toEqual([]);
  const on = (day: string) => rightsStatus(project, {on: day});
  expect((await on('2099-02-15')).lapses).toEqual([]);
  const {lapses, unknown} = await on('2099-02-16');
  expect(unknown).toEqual([]);
  expect(lapses).toMatchObject([
    {
      ...{
        spot: 'tiny',
        variant: 'one',
        record: 'Tick',
        licence: 'L-1',
        field: 'term.to',
        until: '2099-02-15',
      },
      ...{licensed: 'music/tick.wav', document: workspace.path(RIGHTS), folder},
      deliverables: [{placement: 'pinterest', file: deliverables[0]?.file, sha256: deliverables[0]?.sha256}],
    },
  ]);
  const printed = await workspace.tenspot('status', '--rights', '--on', '2099-02-16');
  expect(printed.stdout).toContain('withdraw from pinterest: ');
  expect(printed.stdout).toContain('1 delivered variant loses a right by 2099-02-16.');
  const json = await workspace.tenspot('status', '--rights', '--on', '2099-02-16', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    on: '2099-02-16',
    lapses: [{variant: 'one', record: 'Tick'}],
  });
  expect(await workspace.tenspot('status', '--on', '2099-02-16')).toMatchObject({code: 2});
  // A licence that was renewed does not lapse; a record that was removed does.
  workspace.write(RIGHTS, records('null'));
  expect((await on('2099-02-16')).lapses).toEqual([]);
  workspace.write(RIGHTS, `records:\n${licenceOf('fonts/*')}`);
  expect((await on('2026-12-01')).lapses).toMatchObject([
    {record: null, field: 'files', licensed: 'music/tick.wav'},
  ]);
  rmSync(folder ?? '', {recursive: true});
  expect(await on('2026-12-01')).toMatchObject({lapses: [], unknown: [{folder, why: 'no delivery.json'}]});
  await expect(on('2027-02-30')).rejects.toMatchObject({code: 'day-invalid'});
});

test('a sound without a record is never delivered, also in a workspace without any record and with an override', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  rmSync(workspace.path(RIGHTS));
  rmSync(workspace.path('compositions/spots/tiny/rights.yaml'));
  workspace.edit('brands/plain/brand.yaml', '    rights: rights.yaml\n', '');
  await rerender();
  await approve();
  const override = {
    ...{gates: ['rights' as const], by: 'Producer', why: 'ours'},
    confirm: () => Promise.resolve(),
  };
  const {gates, folder} = await deliverByPerson(project, {placements: ['pinterest']}, override);
  expect(redIn(gates)).toEqual(['rights one rights-unrecorded', 'rights two rights-unrecorded']);
  expect(gates.find(({state}) => state === 'red')).toMatchObject({
    field: 'files',
    got: expect.stringContaining('tick.wav'),
  });
  expect(folder).toBeNull();
});

const SPOT_RIGHTS = 'compositions/spots/tiny/rights.yaml';
const EDIT = 'compositions/spots/tiny/edit.yaml';
const STREET = 'compositions/spots/tiny/street.mp4';

test('the own sound of a clip needs a record like music, in the folder that the clip is in, also with an override', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  const clipWith = (sound: string, file: string) =>
    makeMedia(
      [
        ...['-f', 'lavfi', '-i', 'testsrc=size=270x480:rate=24:duration=1.5'],
        ...['-f', 'lavfi', '-i', sound, '-shortest', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
      ],
      workspace.path(file),
    );
  await clipWith('sine=f=500:d=1.5:r=48000', STREET);
  workspace.edit(SHOTS, 'clip: bars.mp4', 'clip: street.mp4');
  workspace.write(EDIT, 'picks: {bars: {sound: 0}}\nsound: {templateCues: false}\n');
  rmSync(workspace.path(RIGHTS));
  rmSync(workspace.path(SPOT_RIGHTS));
  workspace.edit('brands/plain/brand.yaml', '    rights: rights.yaml\n', '');
  const judged = async (more: {to?: string} = {}) => {
    await rerender();
    await approve();
    const override = {
      ...{gates: ['rights' as const], by: 'Producer', why: 'ours'},
      confirm: () => Promise.resolve(),
    };
    const dryRun = more.to === undefined;
    return deliverByPerson(project, {placements: ['pinterest'], only: ['one'], dryRun, ...more}, override);
  };
  const bare = await judged();
  expect(redIn(bare.gates)).toEqual(['rights one rights-unrecorded']);
  expect(bare.gates.find(({state}) => state === 'red')).toMatchObject({
    ...{field: 'files', file: workspace.path(SPOT_RIGHTS)},
    got: expect.stringContaining('street.mp4'),
  });
  // Where there are records of others, it is no doubt that a person can override.
  workspace.write(SPOT_RIGHTS, `records:\n${licenceOf('balls.mp4')}`);
  expect(redIn((await judged()).gates)).toEqual(['rights one rights-unrecorded']);
  workspace.write(SPOT_RIGHTS, `records:\n${licenceOf('street.mp4', {title: 'Street'})}`);
  const to = join(temporaryFolder(), 'handed-over');
  expect(redIn((await judged({to})).gates)).toEqual([]);
  const {masters} = JSON.parse(readFileSync(join(to, 'provenance.json'), 'utf8'));
  expect(masters[0].sounds).toMatchObject([{file: 'street.mp4', kind: 'supplied', rights: 'Street'}]);
  // The same clip in the folder of the brand is a file of the brand.
  renameSync(workspace.path(STREET), workspace.path('brands/plain/street.mp4'));
  rmSync(workspace.path(SPOT_RIGHTS));
  expect(redIn((await judged()).gates)).toEqual(['rights one rights-unrecorded']);
  // A clip that is silent is not heard, whatever its level.
  rmSync(workspace.path('brands/plain/street.mp4'));
  await clipWith('anullsrc=r=48000:cl=stereo', 'brands/plain/street.mp4');
  expect(redIn((await judged()).gates)).toEqual([]);
});

test('files that needed no record are no lapse: those of a brand and a spot without any', async () => {
  const {project, approve, workspace, rerender} = await openRendered();
  workspace.write(EDIT, 'sound: {templateCues: false}\n');
  rmSync(workspace.path(SPOT_RIGHTS));
  const on = (day: string) => rightsStatus(project, {on: day});
  const delivered = async (to: string) => {
    await rerender();
    await approve();
    const options = {placements: ['pinterest'], only: ['one'], to: join(temporaryFolder(), to)};
    expect(redIn((await deliver(project, options)).gates)).toEqual([]);
    const {rights} = Delivery.parse(JSON.parse(readFileSync(join(options.to, 'delivery.json'), 'utf8')));
    return rights?.map(({file, unjudged}) => [file, unjudged === true]);
  };
  rmSync(workspace.path(RIGHTS));
  workspace.edit('brands/plain/brand.yaml', '    rights: rights.yaml\n', '');
  expect(await delivered('bare')).toEqual([
    ['fonts/inter.woff2', true],
    ['bars.mp4', true],
  ]);
  expect(await on('2099-01-01')).toMatchObject({lapses: [], unknown: []});
  // The spot has records now: its clips need one. The fonts of a brand without any do not.
  workspace.write(SPOT_RIGHTS, `records:\n${licenceOf('bars.mp4', {to: '2098-12-31'})}`);
  expect(await delivered('recorded')).toEqual([
    ['fonts/inter.woff2', true],
    ['bars.mp4', false],
  ]);
  expect((await on('2098-12-31')).lapses).toEqual([]);
  expect((await on('2099-01-01')).lapses).toMatchObject([
    {licensed: 'bars.mp4', field: 'term.to'},
    {licensed: 'bars.mp4', field: 'term.to'},
  ]);
});
