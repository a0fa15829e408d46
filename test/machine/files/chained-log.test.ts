import {appendFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {z} from 'zod';
import {openChainedLog} from '../../../src/machine/files/chained-log.ts';
import {keyOf} from '../../../src/machine/files/hash.ts';
import {temporaryFolder} from '../../support/folder.ts';

const open = (path: string) => openChainedLog(path, z.string());

async function written(entries: readonly string[]): Promise<string> {
  const path = join(temporaryFolder(), 'rounds', 'log.jsonl');
  for (const entry of entries) await open(path).append(entry);
  return path;
}

const codeOf = (path: string): Promise<unknown> =>
  open(path)
    .read()
    .then(
      () => 'read',
      (error: unknown) => {
        const {code, problems} = error as {code: string; problems: {where: {line: number}}[]};
        return `${code} ${problems[0]?.where.line}`;
      },
    );

test('a log gives back what was added, in order, whatever it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({unit: 'grapheme'}), {maxLength: 5}), async (entries) => {
      expect(await open(await written(entries)).read()).toEqual(entries);
    }),
    {numRuns: 20},
  );
});

test('entries that are added at once are there all or none, wherever the file is cut off', async () => {
  const path = join(temporaryFolder(), 'log.jsonl');
  await open(path).append('one');
  const first = readFileSync(path).length;
  await open(path).append('two', 'three', 'four');
  const whole = readFileSync(path);
  for (let length = first; length < whole.length; length += 11) {
    writeFileSync(path, whole.subarray(0, length));
    const kept = ['one', ...(length === whole.length - 1 ? ['two', 'three', 'four'] : [])];
    expect(await open(path).read(), `${length} bytes`).toEqual(kept);
    await open(path).append('five');
    expect(await open(path).read()).toEqual([...kept, 'five']);
  }
});

test('an entry that was taken out of several is found', async () => {
  const path = join(temporaryFolder(), 'log.jsonl');
  await open(path).append('one', 'two', 'three');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"two",', ''));
  expect(await codeOf(path)).toBe('log-broken 1');
});

test('a log that is not there is empty', async () => {
  expect(await open(join(temporaryFolder(), 'none.jsonl')).read()).toEqual([]);
});

test('whichever byte of a whole line is changed, the line is named', async () => {
  const path = await written(['one', 'two', 'three']);
  const text = readFileSync(path);
  const lines = text.toString().split('\n');
  for (let at = 0; at < text.length; at += 7) {
    const changed = Buffer.from(text);
    changed[at] = (changed[at] as number) ^ 1;
    writeFileSync(path, changed);
    const line = text.subarray(0, at).toString().split('\n').length;
    // A changed line break joins two lines, or leaves the last line without an end.
    if (text[at] === 10) continue;
    expect(await codeOf(path), `byte ${at} of ${lines[line - 1]}`).toBe(`log-broken ${line}`);
  }
});

test.each([
  ['removed', (lines: string[]) => lines.toSpliced(1, 1), 2],
  ['put in twice', (lines: string[]) => lines.toSpliced(1, 0, lines[0] as string), 2],
  ['exchanged', ([a, b, c, ...rest]: string[]) => [a, c, b, ...rest], 2],
])('a line that was %s is found', async (_, change, line) => {
  const path = await written(['one', 'two', 'three']);
  writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'));
  expect(await codeOf(path)).toBe(`log-broken ${line}`);
});

test('what a killed process left of a line is no entry, and the next entry replaces it', async () => {
  const path = await written(['one', 'two']);
  const whole = readFileSync(path);
  appendFileSync(path, '{"seq":3,"before":"ab');
  expect(await open(path).read()).toEqual(['one', 'two']);
  await open(path).append('three');
  expect(await open(path).read()).toEqual(['one', 'two', 'three']);
  expect(readFileSync(path).subarray(0, whole.length)).toEqual(whole);
});

test('a line that was written anew with a hash of its own is found at the line after it', async () => {
  const path = await written(['one', 'two', 'three']);
  const [first = '', ...rest] = readFileSync(path, 'utf8').split('\n');
  const {seq, before} = JSON.parse(first) as {seq: number; before: string};
  const line = {seq, before, entry: 'other'};
  writeFileSync(path, [JSON.stringify({...line, hash: keyOf(line)}), ...rest].join('\n'));
  expect(await codeOf(path)).toBe('log-broken 2');
});

test('a last line whose line break was removed counts, and the next entry comes after it', async () => {
  const path = await written(['one', 'two']);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, whole.trimEnd());
  expect(await open(path).read()).toEqual(['one', 'two']);
  await open(path).append('three');
  expect(await open(path).read()).toEqual(['one', 'two', 'three']);
  expect(readFileSync(path, 'utf8').startsWith(whole)).toBe(true);
});

/** Adds a line to a log as it is, with the hash that belongs to it. */
function addRaw(path: string, line: Record<string, unknown>, end = '\n'): void {
  const {hash: before, seq} = JSON.parse(readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '');
  const said = {...line, seq: seq + 1, before};
  appendFileSync(path, `${JSON.stringify({...said, hash: keyOf(said)})}${end}`);
}

test('a line of several entries says its version, and one of a single entry is as older versions read it', async () => {
  const path = await written(['one']);
  await open(path).append('two', 'three');
  const [single, several] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect([single.version, several.version]).toEqual([undefined, 2]);
  addRaw(path, {entries: ['four', 'five']});
  expect(await open(path).read()).toEqual(['one', 'two', 'three', 'four', 'five']);
});

test.each([
  ['of a newer version', {version: 3, pages: ['two']}],
  ['with an entry of a kind that is not known', {entry: {kind: 'new'}}],
])('a line %s is no damage: the log stays as it is, and the error says to update', async (_, line) => {
  for (const end of ['\n', '']) {
    const path = await written(['one']);
    addRaw(path, line, end);
    const before = readFileSync(path);
    expect(await codeOf(path)).toBe('log-newer 2');
    const refused = await open(path)
      .append('three')
      .catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({
      problems: [
        {code: 'log-newer', where: {file: path, line: 2}, fix: expect.stringContaining('Update Tenspot')},
      ],
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});

test('a line that says a newer version, but whose hash is wrong, is damage', async () => {
  const path = await written(['one']);
  addRaw(path, {version: 3, pages: ['two']});
  writeFileSync(path, readFileSync(path, 'utf8').replace('"two"', '"six"'));
  expect(await codeOf(path)).toBe('log-broken 2');
});
