import {spawn} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * A program as a user would write it, in JavaScript: renders two variants, aborts a render, opens a bad document. It prints nothing
 * itself, and writes what it saw to a file.
 */
const PROGRAM = `
import {writeFileSync} from 'node:fs';
import {TenspotError} from 'tenspot';
import {openProject, render, variants} from 'tenspot/node';

const [spot, bad, file] = process.argv.slice(2);
const listeners = () => process.eventNames().filter((name) => String(name).startsWith('SIG'));
const before = JSON.stringify([process.cwd(), process.env, listeners()]);
const project = await openProject('.');
const types = new Set();
const list = await variants(project, {spot});
const rendered = await render(project, {spot, proof: true, onProgress: ({type}) => types.add(type)});
const stop = new AbortController();
const stopped = await render(project, {
  spot,
  signal: stop.signal,
  onProgress: ({type}) => type === 'frames' && stop.abort(),
}).catch((error) => error);
const [one, other] = await Promise.allSettled([
  render(project, {spot, proof: true}),
  render(project, {spot, proof: true}),
]);
const refused = await render(project, {spot: bad}).catch((error) => error);
const isOurs = [stopped, refused].every((error) => error instanceof TenspotError);
writeFileSync(file, JSON.stringify({
  ids: list.variants.map(({id}) => id),
  rendered,
  types: [...types],
  stopped: stopped.code,
  both: [one, other].map(({reason}) => reason?.code ?? 'rendered').sort(),
  refused: refused.problems,
  isOurs,
  untouched: before === JSON.stringify([process.cwd(), process.env, listeners()]),
}));
`;

/** What the program saw. */
type Seen = {
  ids: string[];
  rendered: {variants: {id: string; status: string; file: string}[]; contactSheet: string};
  types: string[];
  stopped: string;
  both: string[];
  refused: {code: string; where: {file: string; line: number; column: number}}[];
  isOurs: boolean;
  untouched: boolean;
};

/** Runs the program in a workspace, and returns what it saw with everything that was printed. */
export async function quietCalls(
  root: string,
  {spot, bad, flags = []}: {spot: string; bad: string; flags?: string[]},
): Promise<{seen: Seen; printed: string; code: number | null}> {
  const [program, result] = [join(root, 'quiet.mjs'), join(root, 'quiet.json')];
  writeFileSync(program, PROGRAM);
  const child = spawn(process.execPath, [...flags, program, spot, bad, result], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`expected exit code 0, got ${code}: ${printed}`);
  return {seen: JSON.parse(readFileSync(result, 'utf8')), printed, code};
}
