import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {review, reviewRound} from '../../src/node/review.ts';
import type {ReviewBoard} from '../../src/spot/review/board.ts';
import {runningPid} from '../support/processes.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';
import {nightly} from '../support/thorough.ts';
import {ROOT} from '../support/tools.ts';

const by = 'Ana';
const STAGES = [{stage: 'brand' as const, people: [by]}];
const LOG = 'compositions/spots/tiny/rounds/review.jsonl';

type Answer = {status: number; json: unknown};
type App = {child: ChildProcess; ask: (name: string, body?: object) => Promise<Answer>};

/** The command in a process of its own, without a terminal. */
async function startApp(root: string): Promise<App> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), 'review'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the review app ended with ${code}: ${said}`)));
  });
  const {origin, hash} = new URL(url);
  const ask: App['ask'] = async (name, body = {}) => {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {origin, 'content-type': 'application/json', authorization: `Bearer ${hash.slice(1)}`},
      body: JSON.stringify(body),
    });
    return {status: response.status, json: await response.json()};
  };
  return {child, ask};
}

const shaOf = async ({ask}: App): Promise<string> =>
  ((await ask('board')).json as ReviewBoard).variants[0]?.sha256 ?? '';

const noteOf = (who: string, sha256: string, text: string) => ({
  ...{by: who, variant: 'one', sha256, text, frames: {from: 3, frames: 2}, box: null, kind: 'must'},
  ...{scope: 'variant', slot: null, field: null, change: null},
});

async function openRound() {
  const spot = await openRenderedSpot();
  await reviewRound(spot.project, {by, step: 'open', stages: STAGES});
  const notes = async () => (await review(spot.project)).rounds.flatMap((round) => round.notes);
  return {...spot, notes};
}

test('two reviewers write at two servers that are killed again and again: every note that was acknowledged is in the log, once, and the log is whole', async () => {
  const {workspace, notes} = await openRound();
  const acknowledged: string[] = [];
  for (let round = 0; round < (nightly ? 12 : 3); round++) {
    const apps = await Promise.all([startApp(workspace.root), startApp(workspace.root)]);
    const sha256 = await shaOf(apps[0]);
    const write = async (app: App, who: string): Promise<void> => {
      for (let count = 0; ; count++) {
        const text = `${round} ${who} ${count} ${'x'.repeat(count * 97)}`;
        const answer = await app.ask('note', noteOf(who, sha256, text)).catch(() => null);
        if (answer === null) return;
        expect(answer).toMatchObject({status: 200});
        acknowledged.push(text);
      }
    };
    const before = acknowledged.length;
    const writing = apps.map((app, index) => write(app, ['Ana', 'Ben'][index] ?? ''));
    await expect.poll(() => acknowledged.length, {interval: 5}).toBeGreaterThan(before + 4);
    for (const {child} of apps) {
      await wait(Math.random() * 60);
      process.kill(runningPid(child), 'SIGKILL');
    }
    await Promise.all(writing);
    const kept = (await notes()).map(({text}) => text);
    for (const text of acknowledged) expect(kept.filter((each) => each === text)).toEqual([text]);
  }
  const ids = (await notes()).map(({id}) => id);
  expect(ids).toEqual(ids.map((_, index) => `n${index + 1}`));
}, 300_000);

/** Writes notes until one is refused. Returns those that were acknowledged, and the refusal. */
async function fillWithNotes(app: App): Promise<{acknowledged: string[]; refusal: Answer}> {
  const sha256 = await shaOf(app);
  const acknowledged: string[] = [];
  for (;;) {
    const text = `${acknowledged.length} ${'x'.repeat(3000)}`;
    const answer = await app.ask('note', noteOf(by, sha256, text));
    if (answer.status !== 200) return {acknowledged, refusal: answer};
    acknowledged.push(text);
    if (acknowledged.length > 200) throw new Error('expected the disk to be full');
  }
}

test('on a full disk a note is refused with the reason, the log keeps what was acknowledged, and takes notes again once there is space', async ({
  skip,
}) => {
  const {workspace, notes} = await openRound();
  const rounds = workspace.path('compositions/spots/tiny/rounds');
  const log = workspace.read(LOG);
  const isMounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48k', 'tmpfs', rounds]).status === 0;
  skip(!isMounted, 'no file system could be mounted here');
  onTestFinished(() => void spawnSync('umount', [rounds]));
  workspace.write(LOG, log);
  const app = await startApp(workspace.root);
  const {acknowledged, refusal} = await fillWithNotes(app);
  expect(acknowledged.length).toBeGreaterThan(3);
  expect(refusal).toMatchObject({
    status: 422,
    json: {
      problems: [
        {code: 'file-enospc', what: 'the disk is full', fix: expect.stringContaining('Free some space')},
      ],
    },
  });
  expect((await notes()).map(({text}) => text)).toEqual(acknowledged);
  const size = statSync(workspace.path(LOG)).size;
  expect(readFileSync(workspace.path(LOG)).at(-1)).toBe('\n'.charCodeAt(0));
  expect(spawnSync('mount', ['-o', 'remount,size=1m', rounds]).status).toBe(0);
  expect(await app.ask('note', noteOf(by, await shaOf(app), 'again'))).toMatchObject({status: 200});
  expect((await notes()).map(({text}) => text)).toEqual([...acknowledged, 'again']);
  expect(statSync(workspace.path(LOG)).size).toBeGreaterThan(size);
});
