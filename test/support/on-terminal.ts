import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {ROOT} from './tools.ts';

/** The command line on a terminal of its own. */
export type OnTerminal = {
  child: ChildProcess;
  /** Waits for a text on the terminal. Fails when the command ends without it. */
  until: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Types keys. */
  type: (keys: string) => void;
  /** Presses Ctrl-C, and waits for the end. Does nothing if it has ended. */
  interrupt: () => Promise<void>;
};

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** Runs the command line on a pseudo-terminal, which the program `script` of the system opens. */
export function onTerminal(cwd: string, ...args: string[]): OnTerminal {
  const command = [process.execPath, join(ROOT, 'src/cli/bin.js'), ...args];
  const options =
    process.platform === 'darwin'
      ? ['-q', '/dev/null', ...command]
      : ['-qefc', command.map(quoted).join(' '), '/dev/null'];
  const child = spawn('script', options, {cwd, stdio: ['pipe', 'pipe', 'inherit']});
  let shown = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    for (const listener of listeners) listener();
  });
  const until: OnTerminal['until'] = (pattern) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(shown);
        if (!match) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      child.once('close', () => reject(new Error(`expected ${pattern} on the terminal, got ${shown}`)));
      look();
    });
  return {
    child,
    until,
    type: (keys) => child.stdin.write(keys),
    interrupt: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.write('\u0003');
      await ended;
    },
  };
}
