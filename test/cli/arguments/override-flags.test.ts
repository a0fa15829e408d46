import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {requestOverride, toGates} from '../../../src/cli/arguments/override-flags.ts';
import type {GateResult} from '../../../src/spot/delivery/gate.ts';

/** A terminal at which a person writes one line. `shown`: what was written to it. */
function terminal(line: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), {isTTY});
  const output = Object.assign(new PassThrough(), {isTTY});
  let shown = '';
  output.on('data', (data: Buffer) => {
    shown += data.toString();
    if (data.toString().includes('to confirm')) input.write(`${line}\n`);
  });
  return {input, output, shown: () => shown};
}

const flags = {override: ['check' as const, 'rights' as const], by: 'Producer', why: 'late', json: false};

const red: GateResult = {
  ...{gate: 'check', variant: 'ice', placement: null, state: 'red', code: 'check-red', file: null},
  ...{what: 'the check found errors', expected: null, got: 'light-flash', fix: null, override: null},
};

test('a person sees what is red, and confirms it by writing its gates', async () => {
  const place = terminal('check');
  const request = requestOverride(flags, place);
  expect(request).toMatchObject({gates: ['check', 'rights'], by: 'Producer', why: 'late'});
  expect(place.shown()).toBe('');
  await request?.confirm([red]);
  expect(place.shown()).toContain('red check: ice: the check found errors (light-flash)');
  await expect(requestOverride(flags, terminal('yes'))?.confirm([red])).rejects.toMatchObject({
    code: 'override-declined',
  });
});

test('no text of a document or an option steers the terminal, or looks like a line of its own', async () => {
  const place = terminal('rights');
  const title = 'A\u001b[2K\u001b[1G nothing red\u009b2J\u202e\r\nred check: fine\n\n\nB';
  await requestOverride({...flags, by: 'Ada'}, place)?.confirm([
    {...red, gate: 'rights', what: `uses "${title}"`, got: `over ${title}`, placement: title, variant: title},
  ]);
  const shown = place.shown();
  // The line of the question itself moves the cursor.
  for (const raw of ['\u001b[2K', 'A\u001b', '\u009b', '\u202e']) expect(shown).not.toContain(raw);
  expect(shown).toContain('A\\x1b[2K\\x1b[1G nothing red\\x9b2J\\u202e red check: fine B');
  expect(shown.split('\n').filter((line) => line.startsWith('red '))).toHaveLength(1);
  // A name with such characters is either refused or shown as it is written.
  const named = terminal('check');
  const asking = async () => requestOverride({...flags, by: 'Ada\u001b[2K\u202eX'}, named)?.confirm([red]);
  await asking().catch(() => undefined);
  for (const raw of ['\u001b[2K', '\u202e']) expect(named.shown()).not.toContain(raw);
});

test('a program cannot: with --json, and without a terminal', () => {
  for (const refused of [
    () => requestOverride({...flags, json: true}, terminal('check')),
    () => requestOverride(flags, terminal('check', false)),
  ])
    expect(refused).toThrow(expect.objectContaining({code: 'override-needs-person', exitCode: 2}));
});

test('an override names who and why, as the log can hold them; without one, nothing is asked', () => {
  for (const missing of [
    {...flags, by: ' '},
    {...flags, why: undefined},
    {...flags, override: []},
  ])
    expect(() => requestOverride(missing as never, terminal('check'))).toThrow(
      expect.objectContaining({code: 'override-incomplete'}),
    );
  for (const long of [
    {...flags, by: 'x'.repeat(81)},
    {...flags, by: '...'},
    {...flags, why: 'x'.repeat(4001)},
    {...flags, why: '!'},
  ])
    expect(() => requestOverride(long, terminal('check'))).toThrow(
      expect.objectContaining({code: 'override-long'}),
    );
  expect(requestOverride({override: [], json: true}, terminal('', false))).toBeUndefined();
});

test('gates without a file to deliver cannot be named', () => {
  expect(toGates('check, rights', ['text'])).toEqual(['text', 'check', 'rights']);
  for (const name of ['master', 'placement', 'chek', '']) expect(() => toGates(name, [])).toThrow();
});
