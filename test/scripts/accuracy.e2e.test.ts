import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {reportOf} from '../accuracy/describe-exam.ts';
import {runExam} from '../accuracy/run-exam.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenspot-accuracy-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

test('the check finds defects of time, light and sound in ads it has never seen, and lets clean ones pass', async () => {
  const exam = await runExam(
    folder,
    {
      ...{set: 'report', seed: 5, perKind: 2, clean: 6, small: true},
      kinds: ['freeze', 'black', 'swapped-frames', 'wrong-fps', 'silence', 'loud', 'flash'],
    },
    () => undefined,
  );
  const report = reportOf(exam);
  expect(report.failures).toEqual([]);
  expect(report.missed).toEqual([]);
  expect(report.falseAlarms).toEqual([]);
  expect(report.clean.ads).toBe(6);
});
