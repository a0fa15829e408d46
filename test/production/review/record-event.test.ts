import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readReview, recordEvent, reviewLogFile} from '../../../src/production/review/record-event.ts';
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

test('a name is asked for: a decision needs a person', async () => {
  await expect(recordEvent(() => round, '  ', place(), 'try')).rejects.toThrow();
});

const SCRIPT = (module: string, where: ReturnType<typeof place>): string => `
import {recordEvent} from ${JSON.stringify(module)};
const where = ${JSON.stringify(where)};
const note = ${note.toString()};
for (let at = 0; ; at++) {
  await recordEvent(() => note('n' + at), 'Anna', where, 'try');
  process.stdout.write('n' + at + '\\n');
}`;

test('of a process that is killed while it writes notes, no note that it told of is lost', async () => {
  const where = place();
  await recordEvent(() => round, 'Producer', where, 'try');
  const module = new URL('../../../src/production/review/record-event.ts', import.meta.url).href;
  for (let kill = 0; kill < 3; kill++) {
    const script = SCRIPT(module, where).replaceAll("'n' + at", `'k${kill}-' + at`);
    const argv = ['--conditions=tenspot-source', '--input-type=module', '--eval', script];
    const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'ignore']});
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
