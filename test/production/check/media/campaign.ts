import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {descendants} from '../../../../src/machine/process/process-tree.ts';
import {chanceFrom} from '../../../accuracy/chance.ts';
import {mutateMedia} from '../../../support/mutated-media.ts';
import {makeMedia} from '../../../support/tools.ts';
import {makeWorkspace} from '../../../support/workspace.ts';
import type {MediaAnswer, MediaTask} from './worker.ts';

/** What came of mutated media files. */
export type MediaCampaign = {
  files: number;
  /** How many were accepted or judged, and how many were refused with an error that says why. */
  ok: number;
  refused: number;
  /** Files that were handled wrongly, with the seed that makes each again. */
  faults: {seed: number; as: MediaTask['as']; what: string; fault: string}[];
  slowest: number;
  /** Bytes of the worker and its children. */
  peakMemory: number;
};

/** Seconds that one file may take, or so many times what the whole file takes on a machine that is busy; and bytes that the worker and its children may hold. */
const MOST = {seconds: 30, times: 8, memory: 2.5e9};

/** Replaces a master and a clip by mutated files, one after the other, and has `check` and `conform` read them in another process. */
export async function runMediaCampaign(
  count: number,
  first: number,
  tell: (text: string) => void = () => undefined,
): Promise<MediaCampaign> {
  const workspace = await makeWorkspace();
  const result: MediaCampaign = {files: 0, ok: 0, refused: 0, faults: [], slowest: 0, peakMemory: 0};
  let worker = await startWorker();
  try {
    const rendered = await workspace.tenspot('render', 'tiny', '--only', 'one');
    if (rendered.code !== 0) throw new Error(rendered.stderr);
    const master = workspace.path('out/tiny/one.mp4');
    const originals = {master: readFileSync(master), take: readFileSync(await takeOf(workspace.root))};
    const limit = {master: 30, take: 30};
    for (const as of ['master', 'take'] as const) {
      const file = as === 'master' ? master : workspace.path('take.mp4');
      const whole = await ask(worker, {id: 0, as, root: workspace.root, file}, 300);
      if (whole.fault) throw new Error(`the ${as} that is not damaged: ${whole.fault}`);
      limit[as] = Math.max(MOST.seconds, MOST.times * whole.seconds);
    }
    for (let seed = first; seed < first + count; seed++) {
      const as = seed % 2 ? 'master' : 'take';
      const {bytes, what} = mutateMedia(originals[as], chanceFrom(seed));
      const file = as === 'master' ? master : workspace.path('mutated.mp4');
      writeFileSync(file, bytes);
      const end = await ask(worker, {id: seed, as, root: workspace.root, file}, limit[as]);
      result.files++;
      result.slowest = Math.max(result.slowest, end.seconds);
      result.peakMemory = Math.max(result.peakMemory, end.memory);
      if (end.fault) {
        result.faults.push({seed, as, what, fault: end.fault});
        tell(`seed ${seed}, ${as}, ${what}: ${end.fault}`);
      } else result[end.end]++;
      if (end.lost) worker = await startWorker();
      if (result.files % 50 === 0) tell(`${result.files} files, ${result.faults.length} handled wrongly`);
    }
    return result;
  } finally {
    stop(worker);
    workspace.remove();
  }
}

const takeOf = (folder: string): Promise<string> =>
  makeMedia(
    [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=320x240:rate=24:duration=1',
      '-f',
      'lavfi',
      '-i',
      'sine=duration=1',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
    ],
    join(folder, 'take.mp4'),
  );

async function startWorker(): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--conditions=tenspot-source'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(worker, 'message');
  return worker;
}

function stop(worker: ChildProcess): void {
  for (const pid of [...descendants(worker.pid ?? 0), worker.pid]) {
    if (!pid) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}

type End = {end: 'ok' | 'refused'; fault?: string; lost: boolean; seconds: number; memory: number};

function ask(worker: ChildProcess, task: MediaTask, limit: number): Promise<End> {
  const began = performance.now();
  return new Promise((resolve) => {
    let memory = 0;
    const seconds = (): number => (performance.now() - began) / 1000;
    const finish = (end: Partial<End>): void => {
      clearInterval(watch);
      worker.off('message', answered);
      worker.off('exit', exited);
      resolve({end: 'ok', lost: false, seconds: seconds(), memory, ...end});
    };
    const giveUp = (fault: string): void => {
      stop(worker);
      finish({fault, lost: true});
    };
    const answered = ({end, what, memory: own}: MediaAnswer): void => {
      memory = Math.max(memory, own);
      finish(end === 'broken' ? {fault: what.split('\n').slice(0, 6).join(' ')} : {end});
    };
    const exited = (code: number | null, signal: string | null): void =>
      finish({fault: `the process ended: ${code ?? signal}`, lost: true});
    const watch = setInterval(() => {
      memory = Math.max(memory, memoryOf(worker.pid ?? 0));
      if (memory > MOST.memory) giveUp(`${(memory / 1e9).toFixed(1)} GB of memory`);
      else if (seconds() > limit) giveUp(`more than ${limit.toFixed(0)} s`);
    }, 200);
    worker.on('message', answered);
    worker.on('exit', exited);
    worker.send(task);
  });
}

/** Resident bytes of a process and its children; 0 where the system does not tell. */
function memoryOf(pid: number): number {
  return [pid, ...descendants(pid)].reduce((sum, each) => {
    try {
      return (
        sum + Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1] ?? 0) * 1024
      );
    } catch {
      return sum;
    }
  }, 0);
}
