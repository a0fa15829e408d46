import {execFileSync, spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, statfsSync, truncateSync} from 'node:fs';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {descendants} from '../../src/machine/process/process-tree.ts';
import {openProject} from '../../src/node/open-project.ts';
import type {Progress} from '../../src/node/progress.ts';
import {render} from '../../src/node/render.ts';
import {word, writeBatchSpot} from '../../test/support/batch-spot.ts';
import {processesWith} from '../../test/support/processes.ts';
import {makeWorkspace} from '../../test/support/workspace.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `soak [<variants>]`: one process renders variants in two formats, in about ten rounds. One of twenty variants has a damaged clip; in every third round the browser
// is killed, in another the disk is full for a while. Only the variants with the damaged clip may fail; memory and file handles must not grow, and no process may be left.
const [count = 100] = wholeNumbers(process.argv.slice(2));
const SPOT = 'compositions/spots/tiny';
const DISK = 4e9;
const isTorn = (at: number): boolean => at % 20 === 3;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const workspace = await makeWorkspace({ownBundles: true});
const work = workspace.path('.tenspot/work');
mkdirSync(work, {recursive: true});
const hasDisk =
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', work], {stdio: 'ignore'}).status === 0;
const resize = (bytes: number): void =>
  void execFileSync('mount', ['-o', `remount,size=${Math.ceil(bytes)}`, work]);
const failures: string[] = [];
const expectThat = (holds: boolean, what: string): void => {
  if (!holds) failures.push(what);
};

/** Kills the browser once it draws. Returns what stops waiting for it, and says whether one was killed. */
function killBrowser(): () => boolean {
  let killed = 0;
  const timer = setInterval(() => {
    const browser = descendants(process.pid).find((pid) => commandOf(pid).includes('chrome'));
    if (browser === undefined || killed > 0) return;
    killed = browser;
    process.kill(browser, 'SIGKILL');
  }, 200);
  return () => {
    clearInterval(timer);
    return killed > 0;
  };
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Fills the disk of the work folder until a warning says so. Returns what ends it, and says whether the disk was full. */
function fillDisk(): {onWarning: (text: string) => void; end: () => boolean} {
  const {bsize, blocks, bfree} = statfsSync(work);
  resize((blocks - bfree) * bsize + 16 * 1024);
  let wasFull = false;
  return {
    onWarning: (text) => {
      if (wasFull || !text.includes('disk is full')) return;
      wasFull = true;
      resize(DISK);
    },
    end: () => {
      resize(DISK);
      return wasFull;
    },
  };
}

/** Memory in MB, open files, and processes that this one started or that work on the workspace. */
function measure(): {rss: number; heap: number; handles: number; processes: number} {
  collect();
  collect();
  const {rss, heapUsed, external} = process.memoryUsage();
  return {
    rss: rss / 1e6,
    heap: (heapUsed + external) / 1e6,
    handles: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
    processes: new Set([...descendants(process.pid), ...processesWith(workspace.root)]).size,
  };
}

const tally = {done: 0, reused: 0, failed: 0, skipped: 0};
const wrong: string[] = [];
try {
  copyFileSync(workspace.path(SPOT, 'bars.mp4'), workspace.path(SPOT, 'torn.mp4'));
  truncateSync(workspace.path(SPOT, 'torn.mp4'), 4000);
  workspace.edit(
    `${SPOT}/shots.yaml`,
    'shots:\n',
    'shots:\n  - {id: torn, kind: texture, subject: moving bars, framing: wide, seconds: 1, clip: torn.mp4}\n',
  );
  writeBatchSpot(workspace, {
    hook: Array.from(
      {length: count},
      (_, at) =>
        `id: v${at}, copy.hook: ${word(at)}, shots.hook: ${isTorn(at) ? 'torn' : at % 2 === 0 ? 'bars' : 'balls'}`,
    ),
    shape: ["id: tall, format: '9:16'", "id: square, format: '1:1'"],
  });
  const project = await openProject(workspace.root);
  const size = Math.max(1, Math.round(count / 10));
  const rounds = Math.ceil(count / size);
  const measured: ReturnType<typeof measure>[] = [];
  for (let round = 0; round < rounds; round++) {
    const own = Array.from({length: size}, (_, at) => round * size + at).filter((at) => at < count);
    const stopKilling = round % 3 === 1 && process.platform === 'linux' ? killBrowser() : undefined;
    const disk = round % 3 === 2 && hasDisk ? fillDisk() : undefined;
    const onProgress = (event: Progress): void => {
      if (event.type === 'warning') disk?.onWarning(event.text);
    };
    const only = own.map((at) => `hook=v${at}`);
    const {variants} = await render(project, {spot: 'tiny', proof: true, only, onProgress});
    for (const {id, status, problems} of variants) {
      tally[status]++;
      const isInjected = isTorn(Number(/^v(\d+)-/.exec(id)?.[1]));
      if ((status === 'failed') !== isInjected) wrong.push(`${id} is ${status}: ${problems[0]?.what ?? ''}`);
    }
    const fault = stopKilling ? 'browser killed' : disk ? 'disk full' : 'none';
    const happened = stopKilling?.() ?? disk?.end() ?? true;
    expectThat(happened, `round ${round + 1}: the fault "${fault}" did not happen`);
    const now = measure();
    measured.push(now);
    console.log(
      `round ${String(round + 1).padStart(2)}  ${fault.padEnd(14)}  rss ${now.rss.toFixed(0)} MB  heap ${now.heap.toFixed(0)} MB  ${now.handles} handles  ${now.processes} processes left`,
    );
  }
  // The first rounds load code and fill caches.
  const [warm, last] = [measured[Math.min(2, rounds - 1)], measured.at(-1)];
  if (warm && last) {
    for (const part of ['rss', 'heap'] as const) {
      const grown = (last[part] / warm[part] - 1) * 100;
      console.log(`${part} grew by ${grown.toFixed(1)} % since round ${Math.min(3, rounds)}`);
      expectThat(grown < 10, `${part} grew by ${grown.toFixed(1)} %`);
    }
    expectThat(last.handles <= warm.handles, `handles: ${warm.handles} became ${last.handles}`);
  }
  expectThat(
    measured.every(({processes}) => processes === 0),
    'processes were left after a round',
  );
  const {done, failed, skipped} = tally;
  expectThat(done + failed + skipped === 2 * count, `${done} + ${failed} + ${skipped} is not ${2 * count}`);
  expectThat(wrong.length === 0, `other variants than those with a damaged clip failed: ${wrong.join('; ')}`);
  copyFileSync(workspace.path(SPOT, 'bars.mp4'), workspace.path(SPOT, 'torn.mp4'));
  const {variants} = await render(project, {spot: 'tiny', proof: true});
  const again = variants.filter(({status}) => status === 'done').length;
  const whole = variants.filter(({status}) => status === 'done' || status === 'reused').length;
  expectThat(
    again === failed && whole === 2 * count,
    `after the clip is replaced: ${again} made, ${whole} whole of ${2 * count}`,
  );
  console.log(
    `${done} done, ${failed} failed, ${skipped} skipped; with the clip replaced, ${again} were made, and ${whole} are whole`,
  );
} finally {
  if (hasDisk) execFileSync('umount', ['-l', work]);
  else console.log('the disk was never full: no file system can be mounted here');
  workspace.remove();
}
console.log(failures.length === 0 ? 'all of it holds' : failures.join('\n'));
process.exitCode = failures.length === 0 ? 0 : 1;
