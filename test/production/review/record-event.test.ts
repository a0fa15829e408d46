import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {
  readReview,
  recordEvent,
  recordEvents,
  reviewLogFile,
} from '../../../src/production/review/record-event.ts';
import type {ReviewEvent} from '../../../src/spot/review/review-event.ts';
import {temporaryFolder} from '../../support/folder.ts';

const place = () => {
  const folder = temporaryFolder();
  return {compositions: join(folder, 'compositions'), home: join(folder, '.tenspot')};
};

const round: ReviewEvent = {
  event: 'round-opened',
  round: 1,
  stages: [{stage: 'client', people: ['Client lead']}],
  included: null,
};

const note = (id: string) =>
  ({
    event: 'note-added',
    note: {
      id,
      round: 1,
      variant: 'a',
      sha256: 'a'.repeat(64),
      frames: null,
      box: null,
      text: 'Brighter',
      kind: 'must',
      scope: 'all',
      slot: null,
      field: null,
      change: null,
    },
  }) as const;

test('notes of two reviewers who write at once are all there, each once', async () => {
  const where = place();
  await recordEvent(() => round, 'Producer', where, 'try');
  const write = (who: string) =>
    Promise.all(
      Array.from({length: 12}, (_, at) => recordEvent(() => note(`${who}-${at}`), who, where, 'try')),
    );
  await Promise.all([write('anna'), write('ben')]);
  const {rounds} = await readReview(where, 'try');
  expect(new Set(rounds[0]?.notes.map(({id}) => id)).size).toBe(24);
  expect(rounds[0]?.notes).toHaveLength(24);
});

test('an event that is refused leaves the log as it was', async () => {
  const where = place();
  await recordEvent(() => round, 'Producer', where, 'try');
  const before = readFileSync(reviewLogFile(where, 'try'));
  await expect(recordEvent(() => round, 'Producer', where, 'try')).rejects.toMatchObject({
    code: 'round-not-closed',
  });
  expect(readFileSync(reviewLogFile(where, 'try'))).toEqual(before);
});

test('where one of several events is refused, none is recorded', async () => {
  const where = place();
  await recordEvent(() => round, 'Producer', where, 'try');
  const record = (...ids: [string, ...string[]]) => {
    const [first, ...more] = ids.map(note);
    if (!first) throw new Error('expected a note');
    return recordEvents(async () => [first, ...more], 'Anna', where, 'try');
  };
  await record('n1', 'n2');
  const before = readFileSync(reviewLogFile(where, 'try'));
  await expect(record('n3', 'n4', 'n1')).rejects.toMatchObject({code: 'note-exists'});
  await expect(record('n3', 'n3')).rejects.toMatchObject({code: 'note-exists'});
  expect(readFileSync(reviewLogFile(where, 'try'))).toEqual(before);
  expect((await readReview(where, 'try')).rounds[0]?.notes.map(({id}) => id)).toEqual(['n1', 'n2']);
});

test('a name is asked for: a decision needs a person', async () => {
  await expect(recordEvent(() => round, '  ', place(), 'try')).rejects.toThrow();
});

/** A program that writes notes one after the other, and tells the id of each that was recorded, and the code of the error that ends it. */
const SCRIPT = (module: string, where: ReturnType<typeof place>): string => `
import {recordEvent} from ${JSON.stringify(module)};
const where = ${JSON.stringify(where)};
const note = ${note.toString()};
for (let at = 0; ; at++) {
  await recordEvent(() => note('n' + at), 'Anna', where, 'try').catch((error) => {
    process.stdout.write(error.code + '\\n');
    process.exit(1);
  });
  process.stdout.write('n' + at + '\\n');
}`;

const MODULE = new URL('../../../src/production/review/record-event.ts', import.meta.url).href;

const argvOf = (script: string): string[] => [
  ...['--conditions=tenspot-source', '--input-type=module', '--eval', script],
];

test('of a process that is killed while it writes notes, no note that it told of is lost', async () => {
  const where = place();
  await recordEvent(() => round, 'Producer', where, 'try');
  for (let kill = 0; kill < 3; kill++) {
    const script = SCRIPT(MODULE, where).replaceAll("'n' + at", `'k${kill}-' + at`);
    const child = spawn(process.execPath, argvOf(script), {stdio: ['ignore', 'pipe', 'ignore']});
    let told = '';
    child.stdout.on('data', (data) => {
      told += data;
      if (told.split('\n').length > 5 + kill) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const {rounds} = await readReview(where, 'try');
    const ids = rounds[0]?.notes.map(({id}) => id) ?? [];
    const acknowledged = told.split('\n').slice(0, -1);
    expect(acknowledged.length).toBeGreaterThan(4);
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
    // The log goes on after the kill.
    await recordEvent(() => note(`after-${kill}`), 'Ben', where, 'try');
  }
});

test.skipIf(process.platform === 'win32')(
  'where the file may not grow, as on a full disk, a note is refused with the reason, and the log keeps exactly those that were acknowledged',
  async () => {
    const where = place();
    await recordEvent(() => round, 'Producer', where, 'try');
    // The system takes a part of the line that crosses the limit, and refuses the rest.
    const limited = [
      '-c',
      'ulimit -f 6 && exec "$0" "$@"',
      process.execPath,
      ...argvOf(SCRIPT(MODULE, where)),
    ];
    const child = spawn('bash', limited, {stdio: ['ignore', 'pipe', 'inherit']});
    let told = '';
    child.stdout.on('data', (data) => {
      told += data;
    });
    const [code] = await once(child, 'close');
    const lines = told.split('\n').slice(0, -1);
    expect({code, refusal: lines.at(-1)}).toEqual({code: 1, refusal: 'file-efbig'});
    const acknowledged = lines.slice(0, -1);
    expect(acknowledged.length).toBeGreaterThan(3);
    const ids = async () => (await readReview(where, 'try')).rounds[0]?.notes.map(({id}) => id);
    expect(await ids()).toEqual(acknowledged);
    expect(readFileSync(reviewLogFile(where, 'try')).at(-1)).toBe('\n'.charCodeAt(0));
    await recordEvent(() => note('later'), 'Ben', where, 'try');
    expect(await ids()).toEqual([...acknowledged, 'later']);
  },
);
