import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {type LockHolder, withLock} from '../../../src/machine/process/lock.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

const LOCK = join(ROOT, 'src/machine/process/lock.ts');
const busy = (holder: LockHolder | undefined): Error =>
  new Error(`held by ${holder?.pid ?? 'an unknown process'}`);

/** A process of its own that runs this with `withLock`, `file` and `marker`; what it prints. */
function start(
  folder: string,
  code: string,
): {child: ChildProcess; words: () => string; ended: Promise<number | null>} {
  const script = `
    import {closeSync, openSync, rmSync} from 'node:fs';
    import {withLock} from ${JSON.stringify(LOCK)};
    const file = ${JSON.stringify(join(folder, 'spot'))};
    const marker = ${JSON.stringify(join(folder, 'marker'))};
    ${code}`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--conditions=tenspot-source', '-e', script],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk));
  return {child, words: () => text, ended: new Promise((resolve) => child.once('exit', resolve))};
}

const HOLD = `
  const held = () => { console.log('held'); return new Promise((resolve) => process.stdin.once('end', resolve).resume()); };
  await withLock(file, () => new Error('busy'), held).catch((error) => console.log(error.message));`;

test('of processes that lock at the same time one holds the lock, and the others learn its holder', async () => {
  const folder = temporaryFolder();
  const all = Array.from({length: 6}, () => start(folder, HOLD));
  await expect.poll(() => all.every(({words}) => words() !== ''), {timeout: 30_000}).toBe(true);
  expect(all.map(({words}) => words().trim()).sort()).toEqual([
    'busy',
    'busy',
    'busy',
    'busy',
    'busy',
    'held',
  ]);
  const holder = all.find(({words}) => words().includes('held'));
  await expect(withLock(join(folder, 'spot'), busy, async () => 'mine')).rejects.toThrow(
    `held by ${holder?.child.pid}`,
  );
  holder?.child.stdin?.end();
  await holder?.ended;
  expect(await withLock(join(folder, 'spot'), busy, async () => 'mine')).toBe('mine');
});

test('a killed process holds no lock, and is not reported as the holder', async () => {
  const folder = temporaryFolder();
  const {child, words, ended} = start(folder, HOLD);
  await expect.poll(words, {timeout: 30_000}).toContain('held');
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(join(folder, 'spot.json'))).toBe(true);
  expect(await withLock(join(folder, 'spot'), busy, async () => 'mine')).toBe('mine');
  expect(existsSync(join(folder, 'spot.json'))).toBe(false);
});

test('a holder note of an earlier run is ignored, because its process id may belong to another process', async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'spot.json'), JSON.stringify({pid: 1, since: '2026-01-01T00:00:00.000Z'}));
  expect(await withLock(join(folder, 'spot'), busy, async () => 'mine')).toBe('mine');
});

test('many processes that lock and unlock repeatedly never hold the lock at the same time', async () => {
  const folder = temporaryFolder();
  const all = Array.from({length: 4}, () =>
    start(
      folder,
      `
      let turns = 0;
      for (let tries = 0; turns < 25 && tries < 20000; tries++) {
        await withLock(file, () => new Error('busy'), async () => {
          closeSync(openSync(marker, 'wx'));
          await new Promise((resolve) => setTimeout(resolve, 1));
          rmSync(marker);
          turns++;
        }).catch(async (error) => {
          if (error.message !== 'busy') { console.log(error.message); process.exit(1); }
          await new Promise((resolve) => setTimeout(resolve, 2));
        });
      }
      console.log(turns);`,
    ),
  );
  expect(await Promise.all(all.map(({ended}) => ended))).toEqual([0, 0, 0, 0]);
  expect(all.map(({words}) => words().trim())).toEqual(['25', '25', '25', '25']);
});

test('the lock also excludes calls in one process, and an error in the work releases it', async () => {
  const file = join(temporaryFolder(), 'locks', 'spot');
  const inner = withLock(file, busy, () => withLock(file, busy, async () => 'both'));
  await expect(inner).rejects.toThrow(`held by ${process.pid}`);
  await expect(withLock(file, busy, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await withLock(file, busy, async () => 'mine')).toBe('mine');
});
