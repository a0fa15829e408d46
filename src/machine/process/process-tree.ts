import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';

/**
 * Kills a process and its descendants, children before parents, also those in other process groups. Throws a `RangeError` for anything
 * but the id of one process: all processes descend from 0, and a negative number is a group.
 */
export function killTree(pid: number): void {
  if (!Number.isSafeInteger(pid) || pid < 2) throw new RangeError(`expected the id of a process, got ${pid}`);
  if (process.platform === 'win32') {
    try {
      execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], {stdio: 'ignore'});
    } catch {
      // It has ended by itself.
    }
    return;
  }
  for (const each of [...descendants(pid).reverse(), pid]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** Process ids of all descendants of a process, parents before children. */
export function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of parents()) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found: number[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const own = children.get(next) ?? [];
    found.push(...own);
    queue.push(...own);
  }
  return found;
}

/** Every process with its parent. Minimal Linux images have no `ps`, so Linux is read from /proc. */
function parents(): [child: number, parent: number][] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], {encoding: 'utf8'}).trim().split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)]);
}

/** Whether a process runs. False for a zombie: in a container without an init process, zombies stay for ever. */
export function isRunning(pid: number): boolean {
  if (process.platform === 'linux' && existsSync('/proc/self/stat'))
    return !['', 'Z', 'X'].includes(statOf(String(pid))[0] ?? '');
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const parentOf = (pid: string): number => Number(statOf(pid)[1] ?? 0);

/**
 * The fields of /proc/<pid>/stat from the state on: state, parent, ... The program's name before them is in brackets and
 * may contain brackets and spaces. Empty if the process has ended.
 */
function statOf(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
