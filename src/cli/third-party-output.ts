import {format} from 'node:util';
import {redacted} from '../node/command-start.ts';
import {print} from './output/terminal.ts';

/** Names of environment variables whose values are never printed. */
const SECRET = /key|token|secret|password|credential/i;
/** Shorter values are settings, such as `TOKEN_LIMIT=20`. */
const SHORTEST = 8;

const METHODS = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir'] as const;

/**
 * Sends what packages print with `console` to stderr, without keys and signed URLs: stdout is for results, and a package may log every
 * request that it sends (`*_LOG=debug`). Tenspot itself never uses `console`.
 */
export function captureConsole(env: NodeJS.ProcessEnv, stream: Pick<NodeJS.WriteStream, 'write'>): void {
  const secrets = Object.entries(env).flatMap(([name, value = '']) =>
    SECRET.test(name) && value.length >= SHORTEST ? [value] : [],
  );
  for (const method of METHODS)
    console[method] = (...words: unknown[]) => print(stream, `${redacted(format(...words), secrets)}\n`);
}
