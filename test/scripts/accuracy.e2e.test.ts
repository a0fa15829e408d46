import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {reportOf} from '../accuracy/describe-exam.ts';
import {runExam} from '../accuracy/run-exam.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenspot-accuracy-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

test('the check finds severe defects in ads that it has never seen, and raises no error for clean ones', async () => {
  const exam = await runExam(
    folder,
    {
      ...{set: 'report', seed: 5, perKind: 1, clean: 4, small: true},
      kinds: [
        ...(['freeze', 'black', 'swapped-frames', 'silence', 'loud', 'off-safe'] as const),
        ...(['wrong-price', 'stretched-logo'] as const),
      ],
    },
    () => undefined,
  );
  const {failures, kinds, withoutRule, falseAlarms, clean} = reportOf(exam);
  expect(failures).toEqual([]);
  const judged = kinds.filter(({kind}) => !withoutRule.includes(kind));
  expect(judged.length).toBeGreaterThanOrEqual(6);
  expect(judged.flatMap(({missedIds}) => missedIds)).toEqual([]);
  expect(falseAlarms).toEqual([]);
  expect(clean.ads).toBe(4);
}, 900_000);
