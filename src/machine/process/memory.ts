import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {descendants} from './process-tree.ts';

/** Milliseconds between two looks. */
const OFTEN = 500;

/**
 * Follows the memory of this process and all that it starts; `stop` says the most that it was, in bytes. On Linux what
 * several processes share is counted once (PSS); elsewhere it is counted in each of them (RSS).
 */
export function watchMemory(): {stop: () => number} {
  let most = 0;
  const look = (): void => {
    const pids = [process.pid, ...descendants(process.pid)];
    most = Math.max(
      most,
      pids.reduce((sum, pid) => sum + bytesOf(pid), 0),
    );
  };
  look();
  const timer = setInterval(look, OFTEN);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

/** 0 for a process that has ended. */
function bytesOf(pid: number): number {
  try {
    const kilobytes =
      process.platform === 'linux'
        ? /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
        : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {encoding: 'utf8'});
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
