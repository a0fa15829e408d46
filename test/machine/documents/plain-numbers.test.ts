import {expect, test} from 'vitest';
import {z} from 'zod';
import {parseYaml} from '../../../src/machine/documents/document.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';

const Schema = z.strictObject({
  policy: z.object({budget: z.record(z.string(), z.number())}),
  name: z.string(),
});

const read = (number: string) =>
  parseYaml(`name: a\npolicy:\n  budget: {run: ${number}}\n`, 'shots.yaml', Schema).value.policy.budget.run;

test.each([
  ['20', 20],
  ['2.50', 2.5],
  ['.5', 0.5],
  ['+5', 5],
  ['007', 7],
])('%s is read as the number that it is', (written, value) => {
  expect(read(written)).toBe(value);
});

test.each(['0x10', '1e3', '1E3', '0o17', '5e-1'])('%s is refused, with its place', (written) => {
  expect(() => read(written)).toThrow(
    `shots.yaml:3:17: policy.budget.run: is not written as a decimal number`,
  );
});

test('text that looks like such a number is not read as another text', () => {
  const [problem] = (() => {
    try {
      parseYaml('name: 1e3\npolicy: {budget: {}}\n', 'shots.yaml', Schema);
    } catch (error) {
      return (error as TenspotError).problems;
    }
    return [];
  })();
  expect(problem).toMatchObject({got: '1e3', fix: "Write 1000, or '1e3' where it is a text."});
  expect(parseYaml("name: '1e3'\npolicy: {budget: {}}\n", 'shots.yaml', Schema).value.name).toBe('1e3');
});
