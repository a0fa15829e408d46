import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {confirmOverrides, toGates} from '../../../src/cli/arguments/override-flags.ts';

/** A terminal at which a person writes one line. */
function terminal(line: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), {isTTY});
  const output = Object.assign(new PassThrough(), {isTTY});
  output.once('data', () => input.write(`${line}\n`));
  return {input, output};
}

const flags = {override: ['check' as const], by: 'Producer', why: 'late', json: false};

test('a person confirms an override by writing the gates again', async () => {
  expect(await confirmOverrides(flags, terminal('check'))).toEqual([
    {gate: 'check', by: 'Producer', why: 'late'},
  ]);
  await expect(confirmOverrides(flags, terminal('yes'))).rejects.toMatchObject({code: 'override-declined'});
});

test('a program cannot: with --json, and without a terminal', async () => {
  await expect(confirmOverrides({...flags, json: true}, terminal('check'))).rejects.toMatchObject({
    code: 'override-needs-person',
    exitCode: 2,
  });
  await expect(confirmOverrides(flags, terminal('check', false))).rejects.toMatchObject({
    code: 'override-needs-person',
  });
});

test('an override names who and why; without one, nothing is asked', async () => {
  for (const missing of [
    {...flags, by: ' '},
    {...flags, why: undefined},
    {...flags, override: []},
  ])
    await expect(confirmOverrides(missing as never, terminal('check'))).rejects.toMatchObject({
      code: 'override-incomplete',
    });
  expect(await confirmOverrides({override: [], json: true}, terminal('', false))).toEqual([]);
});

test('gates without a file to deliver cannot be named', () => {
  expect(toGates('check, rights', ['text'])).toEqual(['text', 'check', 'rights']);
  for (const name of ['master', 'placement', 'chek', '']) expect(() => toGates(name, [])).toThrow();
});
