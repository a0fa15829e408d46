import {type ChildProcess, execFileSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';

/**
 * The id of a child that still runs. Throws for one that did not start or has ended: 0 and its old id would mean other processes to
 * `kill`.
 */
export function runningPid({pid, exitCode, signalCode}: ChildProcess): number {
  if (pid === undefined || exitCode !== null || signalCode !== null)
    throw new Error(`expected a child that runs, got ${pid ?? 'none'}, ended with ${exitCode ?? signalCode}`);
  return pid;
}

/** Running processes whose command line holds all of these words. A bare Debian has no `ps`, so Linux is read from /proc. */
export function processesWith(...words: string[]): number[] {
  return commandLines()
    .filter(({pid, args}) => pid !== process.pid && words.every((word) => args.includes(word)))
    .map(({pid}) => pid);
}

function commandLines(): {pid: number; args: string}[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({pid: Number(name), args: readCommandLine(name)}));
  }
  return execFileSync('ps', ['-eo', 'pid=,args='], {encoding: 'utf8'})
    .split('\n')
    .map((line) => ({pid: Number.parseInt(line, 10), args: line}))
    .filter(({args}) => !args.includes('ps -eo'));
}

/** Empty for a process that has just ended, and for a zombie. */
function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
