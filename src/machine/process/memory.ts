import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {descendants} from './process-tree.ts';

/** Milliseconds between two measurements. */
const INTERVAL = 500;

/**
 * Measures the memory of this process and its descendants; `stop` returns the peak in bytes. On Linux, memory that
 * processes share is counted once (PSS); elsewhere it is counted in each of them (RSS).
 */
export function watchMemory(): {stop: () => number} {
  let peak = 0;
  const measure = (): void => {
    const pids = [process.pid, ...descendants(process.pid)];
    peak = Math.max(
      peak,
      pids.reduce((sum, pid) => sum + bytesOf(pid), 0),
    );
  };
  measure();
  const timer = setInterval(measure, INTERVAL);
  return {
    stop: () => {
      clearInterval(timer);
      measure();
      return peak;
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

/** How many jobs may run at once that take so many bytes each: at least one, at most one for each core, and never more than four. */
export const concurrencyFor = (
  bytes: number,
  {free, cores}: {free: number; cores: number} = {
    free: process.availableMemory(),
    cores: availableParallelism(),
  },
): number => Math.max(1, Math.min(4, cores, Math.floor(free / bytes)));
