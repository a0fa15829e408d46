import {expect, test} from 'vitest';
import {
  describeCleaned,
  describeDeployed,
  describeEstimate,
  describeFarmFact,
} from '../../../src/cli/output/describe-farm.ts';

const use = {renders: 11, functions: 47, frames: 1665, gbSeconds: 1324.6, usd: 0.0177};
const estimate = {
  ...{id: 'plan-0123456789abcdef', spot: 'flask', largest: 0.1, usd: 2.308},
  region: 'us-east-1',
  size: {memoryMb: 2048, diskMb: 2048, timeoutSeconds: 240},
  variants: 10,
  farm: use,
  loop: {...use, renders: 10, frames: 4500, gbSeconds: 2697.3, usd: 0.036},
  ratio: 0.49,
  prices: {source: 'calculator.aws', asOf: '2026-11-28'},
};

test('an estimate shows the loop beside the farm, and where its prices are from', () => {
  const text = describeEstimate(estimate, 'render flask --proof').join('\n');
  expect(text).toContain('10 variants to render in us-east-1');
  expect(text).toMatch(/farm .*1,665 frames .*1,325 GB-s .*\$0\.0177/);
  expect(text).toMatch(/loop .*4,500 frames .*2,697 GB-s .*\$0\.0360/);
  expect(text).toContain('37 % of the frames, for 49 % of the GB-seconds');
  expect(text).toContain('2026-11-28');
  expect(text).toContain('predicted $0.0177, at most $2.31');
  expect(text).toContain(
    'to render exactly this: tenspot farm render flask --proof --plan plan-0123456789abcdef --max-cost 3',
  );
});

test('an estimate of nothing says so', () => {
  const none = {renders: 0, functions: 0, frames: 0, gbSeconds: 0, usd: 0};
  const text = describeEstimate({...estimate, variants: 0, farm: none, loop: none, ratio: null}, '').join(
    '\n',
  );
  expect(text).toContain('nothing is to be rendered');
  expect(text).not.toContain('NaN');
  expect(text).not.toContain('to render exactly this');
});

test('a fact shows what was found, or what is wrong and how to correct it', () => {
  expect(describeFarmFact({name: 'region', found: 'us-east-1'})).toEqual(['region       us-east-1']);
  const problem = {code: 'farm-quota', what: 'few functions', expected: '50', got: '10', fix: 'Ask AWS.'};
  expect(describeFarmFact({name: 'quota', problems: [problem]}).join('\n')).toMatch(
    /quota .*problem[\s\S]*Ask AWS/,
  );
});

test('a deployment and a clean say what is new, and what is gone', () => {
  const deployed = {
    ...{region: 'us-east-1', bucket: 'remotionlambda-x', functionName: 'f', site: 'sites/tenspot-1/'},
    isNew: {bucket: true, function: false, site: false},
    uploaded: 0,
  };
  const text = describeDeployed(deployed).join('\n');
  expect(text).toMatch(/function f .*was there/);
  expect(text).toMatch(/bucket .*new/);
  expect(text).toMatch(/site .*unchanged, not uploaded again/);
  const cleaned = {files: 12, bytes: 3_400_000, kept: 0, function: true};
  expect(describeCleaned(cleaned, false)).toEqual(['12 files (3.4 MB) removed', 'the function removed']);
  expect(describeCleaned({...cleaned, kept: 2}, false)[1]).toContain('2 renders run or were not downloaded');
  expect(describeCleaned(cleaned, true)[0]).toBe('12 files (3.4 MB) would be removed');
});
