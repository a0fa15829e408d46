import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {add, NONE, type Totals} from './totals.ts';

/** The most characters of an output that are shown again at the end. */
const MOST = 1500;

/** Runs one check, a program for Node; its output is shown when it fails. It counts as one test. */
export async function runCheck(name: string, argv: string[], root: string): Promise<Totals> {
  const from = performance.now();
  const child = spawn(process.execPath, argv, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, NO_COLOR: '1'},
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [status] = await once(child, 'close').catch((error: Error) => [error.message]);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`ok    ${name} (${seconds} s)`);
    return {...NONE, passed: 1};
  }
  console.log(`FAIL  ${name} (${seconds} s)\n${typeof status === 'string' ? `${status}\n` : ''}${output}`);
  return {...NONE, failed: 1, failures: [`${name}\n${output.slice(-MOST)}`]};
}

/** Runs checks, as many at a time as there are cores, in the order in which they are given. */
export async function runChecks(
  checks: Record<string, string[]>,
  root: string,
  cores: number,
): Promise<Totals> {
  const waiting = Object.entries(checks);
  let totals = NONE;
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const counted = await runCheck(...next, root);
      totals = add(totals, counted);
    }
  };
  await Promise.all(Array.from({length: cores}, worker));
  return totals;
}
