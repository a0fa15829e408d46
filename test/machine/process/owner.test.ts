import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {openOwner, ownersIn} from '../../../src/machine/process/owner.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

test('an owner is alive until its process ends, killed or not, and then its file is removed', async () => {
  const folder = join(temporaryFolder(), 'owners');
  const me = await openOwner(folder);
  const script = `
    import {openOwner} from ${JSON.stringify(join(ROOT, 'src/machine/process/owner.ts'))};
    const {id} = await openOwner(${JSON.stringify(folder)});
    console.log(id);
    process.stdin.resume();`;
  const args = ['--input-type=module', '--conditions=tenspot-source', '-e', script];
  const child = spawn(process.execPath, args, {stdio: ['pipe', 'pipe', 'inherit']});
  onTestFinished(() => void child.kill('SIGKILL'));
  const id = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(String(text).trim())),
  );
  expect(await me.alive(id)).toBe(true);
  expect((await ownersIn(folder)).sort()).toEqual([id, me.id].sort());
  expect(await me.alive(me.id)).toBe(true);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  // Asked about several of its jobs at once, and not one of the questions takes another for the owner.
  expect(await Promise.all([1, 2, 3, 4].map(() => me.alive(id)))).toEqual([false, false, false, false]);
  expect(existsSync(join(folder, id))).toBe(false);
  expect(await me.alive('no-such-owner')).toBe(false);
  expect(await ownersIn(folder)).toEqual([me.id]);
  await me.leave();
  expect(await ownersIn(folder)).toEqual([]);
  expect((await readdir(folder)).filter((name) => name.startsWith(me.id))).toEqual([]);
});

test('a wait ends when its signal is aborted', async () => {
  const controller = new AbortController();
  const wait = systemClock.sleep(60_000, controller.signal);
  controller.abort();
  await expect(wait).rejects.toThrow('aborted');
  await systemClock.sleep(1);
  expect(systemClock.random()).toBeLessThan(1);
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(60_000);
});
