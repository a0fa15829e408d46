import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, readFileSync, watch, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {review, reviewRound} from '../../src/node/review.ts';
import {readReview} from '../../src/production/review/record-event.ts';
import type {ReviewBoard} from '../../src/spot/review/board.ts';
import {runningPid} from '../support/processes.ts';
import {openRenderedSpot} from '../support/rendered-spot.ts';
import {nightly} from '../support/thorough.ts';
import {ROOT} from '../support/tools.ts';

const PEOPLE = ['Ana', 'Ben'];
const IDS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** The app as a person starts it on a terminal: it prints its address and its code. */
const SERVER = (root: string): string => `
import {openProject} from ${JSON.stringify(join(ROOT, 'src/node/open-project.ts'))};
import {reviewApp} from ${JSON.stringify(join(ROOT, 'src/node/review-app.ts'))};
const tell = (text) => process.stdout.write(text + '\\n');
await reviewApp(await openProject(${JSON.stringify(root)}), {onOpen: tell, onCode: tell, signal: new AbortController().signal});`;

type Ask = (name: string, body?: object) => Promise<{status: number; json: unknown}>;

async function startApp(root: string): Promise<{child: ChildProcess; ask: Ask; code: string}> {
  const argv = ['--conditions=tenspot-source', '--input-type=module', '--eval', SERVER(root)];
  const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'inherit']});
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const find = (pattern: RegExp): string => pattern.exec(told)?.[0] ?? '';
  const address = /http:\S+/;
  const typed = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/m;
  await expect.poll(() => [find(address), find(typed)].includes(''), {timeout: 120_000}).toBe(false);
  const {origin, hash} = new URL(find(address));
  const ask: Ask = async (name, body = {}) => {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {origin, 'content-type': 'application/json', authorization: `Bearer ${hash.slice(1)}`},
      body: JSON.stringify(body),
    });
    return {status: response.status, json: await response.json()};
  };
  return {child, ask, code: find(typed)};
}

/** Waits until a program begins to write to a file. */
const written = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(path, () => {
      watcher.close();
      resolve();
    });
  });

/** A spot with six masters in an open round. */
async function openSix() {
  const spot = await openRenderedSpot();
  const file = join(spot.folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const [row] = manifest.variants;
  manifest.variants = IDS.map((id) => ({...row, id, name: id, file: `${id}.mp4`}));
  writeFileSync(file, JSON.stringify(manifest));
  for (const id of IDS.slice(2)) copyFileSync(join(spot.folder, 'two.mp4'), join(spot.folder, `${id}.mp4`));
  const stages = [{stage: 'brand' as const, people: PEOPLE}];
  await reviewRound(spot.project, {by: 'Ana', step: 'open', stages});
  return spot;
}

test('two people decide about six masters at a server that is killed again and again: each decision that was acknowledged stands, and each is about all six or none', async () => {
  const {workspace, project, render} = await openSix();
  const log = workspace.path('compositions/spots/tiny/rounds/review.jsonl');
  const acknowledged: string[] = [];
  /** The variants of each decision in the log, by its comment. */
  const decided = async (): Promise<Map<string, string[]>> => {
    const byComment = new Map<string, string[]>();
    for (const {comment, variant} of (await readReview(project.folders, 'tiny')).decisions)
      byComment.set(comment ?? '', [...(byComment.get(comment ?? '') ?? []), variant]);
    return byComment;
  };
  for (let kill = 0; kill < (nightly ? 8 : 3); kill++) {
    const {child, ask, code} = await startApp(workspace.root);
    const variants = ((await ask('board')).json as ReviewBoard).variants.map(({id, sha256}) => ({
      ...{id, sha256, ad: null, captions: null},
    }));
    const before = acknowledged.length;
    const decide = async (by: string): Promise<void> => {
      for (let count = 0; ; count++) {
        const comment = `${kill} ${by} ${count} ${'x'.repeat(count * 97)}`;
        const decision = count % 2 === 0 ? 'approved' : 'changes-required';
        const answer = await ask('decide', {
          ...{by, variants, stage: 'brand', decision, comment, code},
        }).catch(() => null);
        if (answer === null) return;
        expect(answer).toMatchObject({status: 200});
        acknowledged.push(comment);
      }
    };
    const deciding = PEOPLE.map(decide);
    await expect.poll(() => acknowledged.length, {interval: 5}).toBeGreaterThan(before + 4);
    // In the middle of a write, or at any time.
    if (kill % 2 === 0) await written(log);
    else await wait(Math.random() * 60);
    process.kill(runningPid(child), 'SIGKILL');
    await Promise.all(deciding);
    const inLog = await decided();
    for (const [comment, about] of inLog) expect(about, comment).toEqual(IDS);
    expect([...inLog.keys()]).toEqual(expect.arrayContaining(acknowledged));
    // The state of all masters is the same: the last decision of each person.
    const {standings} = await review(project);
    const last = PEOPLE.map((by) => [by, [...inLog.keys()].findLast((comment) => comment.includes(by))]);
    for (const {decisions} of standings)
      expect(decisions.map(({by, comment}) => [by, comment]).sort()).toEqual(last);
  }
  render('three');
  const {standings} = await review(project);
  for (const {variant, decisions} of standings)
    expect(decisions.map(({changed}) => changed.length > 0)).toEqual(PEOPLE.map(() => variant === 'three'));
}, 300_000);
