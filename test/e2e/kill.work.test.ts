import {type ChildProcess, spawn} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {processesWith} from '../support/processes.ts';
import {ROOT, tools} from '../support/tools.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

/** `npm run campaign -- kills` kills more often. */
const KILLS = Number(process.env.TENSPOT_KILLS ?? 10);
const VARIANTS = 40;
/**
 * Lines of each variant, half a second each: each is one graphics state and one segment that no other variant shows. More kills
 * need more work between them, because each kill may cost the segments that were being made.
 */
const LINES = Math.max(3, Math.ceil(KILLS * 0.4));
/** The most work of all runs together, as a part of the work of one run that is not killed. */
const MOST = 1.3;

const GRAPHICS = `
import {At, type SpotGraphics} from 'tenspot/picture';
import type {plain} from './template.ts';

const LINES = ${JSON.stringify(Array.from({length: LINES}, (_, at) => `l${at}`))} as const;

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand}) => (
  <>
    {LINES.map((slot) => (
      <At key={slot} slot={slot}>
        <div style={{position: 'absolute', left: 100, top: 400, fontSize: 200, fontFamily: JSON.stringify(brand.typography.base.family)}}>
          {copy.hook} {slot}
        </div>
      </At>
    ))}
  </>
);
`;

const slots = Array.from({length: LINES}, (_, at) => `l${at}`);

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  workspace.edit(
    'compositions/templates/plain/template.ts',
    "slots: {hook: {seconds: 1}, end: {seconds: 1}},\n  cues: ({slots}) => [{sound: 'tick', at: slots.end.from}],",
    `slots: {${slots.map((slot) => `${slot}: {seconds: 0.5}`).join(', ')}},`,
  );
  const shots = slots.map((slot) => `${slot}: bars`).join(', ');
  workspace.write(
    'compositions/spots/tiny/variants.yaml',
    [
      'template: plain',
      'brand: plain',
      `props: {format: '1:1', seconds: ${LINES / 2}, fps: 24, shots: {${shots}}}`,
      'axes:',
      '  hook:',
      ...Array.from({length: VARIANTS}, (_, at) => `    - {id: v${at}, copy.hook: 'No ${at}'}`),
      '',
    ].join('\n'),
  );
  // Notes every segment that is begun, finished or not.
  mkdirSync(workspace.path('bin'));
  for (const name of ['ffmpeg', 'ffprobe'] as const) {
    workspace.write(
      `bin/${name}`,
      `#!/bin/sh\ncase "$*" in *stitchable*) echo "$*" >> '${workspace.path('begun')}';; esac\nexec ${tools[name]} "$@"\n`,
    );
    chmodSync(workspace.path('bin', name), 0o755);
  }
});

afterAll(() => workspace.remove());

const start = (): ChildProcess =>
  spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), 'render', 'tiny', '--proof'], {
    cwd: workspace.root,
    stdio: 'ignore',
    detached: true,
    env: {...process.env, TENSPOT_FFMPEG: workspace.path('bin/ffmpeg')},
  });

const files = (folder: string, extension: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith(extension))
    : [];
const keptSegments = (): number => files(workspace.path('.tenspot/work'), '.mp4').length;
const keptStates = (): number => files(workspace.path('.tenspot/work'), '.png').length;

/** Segments that were begun by all runs, finished or not. */
const begun = (): number => (readFileSync(workspace.path('begun'), 'utf8').match(/stitchable/g) ?? []).length;

/** Pictures of states and self-checks that a killed run had drawn: they are still in its scratch folder. */
const drawnByKilled = (): number =>
  files(workspace.path('.tenspot/scratch'), '.png').filter((name) => name.includes('graphics-states-'))
    .length;

async function gone(): Promise<void> {
  while (processesWith(workspace.root).length > 0) await sleep(50);
}

test(
  `killed ${KILLS} times, a batch of ${VARIANTS} costs at most ${MOST} times the work of one run`,
  async () => {
    const segments = VARIANTS * LINES;
    let drawn = 0;
    for (let round = 0; round < KILLS; round++) {
      const enough = Math.ceil(((round + 1) * segments) / (KILLS + 1));
      const child = start();
      const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      while (keptSegments() < enough && child.exitCode === null) await sleep(20);
      expect(child.exitCode, 'the run ended before it was killed').toBeNull();
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await over;
      await gone();
      drawn += drawnByKilled();
    }
    const before = keptStates();
    const last = start();
    const code = await new Promise((resolve) => last.once('exit', resolve));
    expect(code).toBe(0);
    // Each state has one self-check.
    drawn += 2 * (keptStates() - before);
    process.stdout.write(
      `${begun()} of ${segments} segments begun, ${drawn} of ${2 * segments} pictures drawn\n`,
    );
    expect(begun() / segments).toBeLessThanOrEqual(MOST);
    expect(drawn / (2 * segments)).toBeLessThanOrEqual(MOST);
  },
  300_000 + KILLS * 60_000,
);
