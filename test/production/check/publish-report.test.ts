import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {rememberingHash, sha256} from '../../../src/machine/files/hash.ts';
import {completeReport, publishReport} from '../../../src/production/check/publish-report.ts';
import type {CheckReport} from '../../../src/spot/findings/check-report.ts';

type Row = CheckReport['variants'][number];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-report-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const reportOf = (variants: Row[], change: Partial<CheckReport> = {}): CheckReport => ({
  ...{spot: 'try', proof: false, createdAt: '2026-01-01T00:00:00.000Z', rules: [], changed: [], pass: true},
  variants,
  distinctness: {concepts: [], axes: [], pairs: []},
  totals: {
    variants: variants.length,
    passed: variants.length,
    errors: 0,
    warnings: 0,
    decoded: 0,
    seconds: 1,
  },
  ...change,
});

/** The check of a master with these bytes. */
const row = (id: string, bytes: string): Row => ({id, sha256: sha256(bytes), pass: true, findings: []});
const master = (id: string, bytes: string): Promise<void> => writeFile(join(folder, `${id}.mp4`), bytes);

const project = {
  variants: ['a', 'b', 'c'].map((id) => ({id, props: {brand: 'moss'}})),
  catalog: {brands: {moss: {id: 'moss', file: {meta: {name: 'Moss'}, defaults: {tenspot: {check: {}}}}}}},
} as unknown as Parameters<typeof completeReport>[2];
const idsOf = ({variants}: CheckReport): string[] => variants.map(({id}) => id);

test('only results of masters that are as they were checked are added to a report', async () => {
  const earlier = reportOf([row('a', 'one'), row('b', 'two'), row('c', 'three')]);
  await writeFile(join(folder, 'check.json'), JSON.stringify(earlier));
  const hashOf = rememberingHash();
  const complete = () => completeReport(reportOf([row('a', 'new')]), folder, project, hashOf);
  expect(idsOf(await complete())).toEqual(['a']);
  await Promise.all([master('a', 'new'), master('b', 'two'), master('c', 'three')]);
  expect(idsOf(await complete())).toEqual(['a', 'b', 'c']);
  await master('b', 'rendered again');
  const {variants, totals} = await complete();
  expect([variants.map(({id}) => id), totals.passed]).toEqual([['a', 'c'], 2]);
});

test('a result that another check wrote meanwhile is added, too', async () => {
  await Promise.all([master('a', 'one'), master('b', 'two')]);
  const complete = () => completeReport(reportOf([row('a', 'one')]), folder, project, rememberingHash());
  expect(idsOf(await complete())).toEqual(['a']);
  await writeFile(join(folder, 'check.json'), JSON.stringify(reportOf([row('b', 'two')])));
  expect(idsOf(await complete())).toEqual(['a', 'b']);
});

test('checks that end at once keep the results of each other', async () => {
  const ids = ['a', 'b', 'c'];
  for (const id of ids) await master(id, id);
  await mkdir(join(folder, 'check'));
  const place = {...project, workspace: {home: join(folder, '.tenspot')}, spot: {id: 'try', brief: null}};
  const publishing = ids.map((id) =>
    publishReport(
      reportOf([row(id, id)]),
      folder,
      place as unknown as Parameters<typeof publishReport>[2],
      rememberingHash(),
    ),
  );
  await Promise.all(publishing);
  const written = JSON.parse(await readFile(join(folder, 'check.json'), 'utf8')) as CheckReport;
  expect(idsOf(written).sort()).toEqual(ids);
});

test('a check before a render reads no earlier result', async () => {
  await master('b', 'two');
  await writeFile(join(folder, 'check.json'), JSON.stringify(reportOf([row('b', 'two')])));
  const own = reportOf([{...row('a', ''), sha256: null}], {beforeRender: true});
  expect(await completeReport(own, folder, project, rememberingHash())).toEqual(own);
});
