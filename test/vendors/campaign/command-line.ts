import {type ChildProcess, spawn} from 'node:child_process';
import {join} from 'node:path';
import {ROOT} from '../../support/tools.ts';
import type {Moment} from '../accounts.ts';
import type {CampaignClock} from './clock.ts';

/** When and how a run is ended: at the n-th time of a moment, or after so many real milliseconds. */
export type Kill = {signal: 'SIGKILL' | 'SIGINT'; at: {moment: Moment; times: number} | {after: number}};

export type Run = {
  id: string;
  root: string;
  args: readonly string[];
  /** Micro-dollars that it may spend. */
  cap: number;
  code: number | null;
  stdout: string;
  stderr: string;
  /** It did not end within its real time, and was killed. */
  overtime: boolean;
  killed: boolean;
  /** Real milliseconds. */
  ms: number;
};

/** Real milliseconds after which a run is killed. A run takes seconds; a busy machine is no reason to end it. */
const PATIENCE = 300_000;

export type CommandLine = {
  runs: Run[];
  run: (
    root: string,
    args: readonly string[],
    options?: {cap?: number; kill?: Kill | undefined},
  ) => Promise<Run>;
  onMoment: (moment: Moment, run: string) => void;
  /** Ends what is still running. */
  end: () => void;
};

/** Runs the real command line, as a process of its own; it has keys by which the vendors know the run. */
export function openCommandLine(
  clock: CampaignClock,
  {authority, skew}: {authority: string; skew: number},
): CommandLine {
  const runs: Run[] = [];
  const children = new Map<string, {child: ChildProcess; kill: Kill | undefined; seen: number}>();
  const hit = (id: string): void => {
    const held = children.get(id);
    const run = runs.find((each) => each.id === id);
    if (!held?.kill || !run || run.killed) return;
    run.killed = true;
    held.child.kill(held.kill.signal);
  };
  return {
    runs,
    onMoment: (moment, run) => {
      // A download carries no key: it may be of any run.
      for (const id of run === 'any' ? children.keys() : [run]) {
        const held = children.get(id);
        if (!held?.kill || !('moment' in held.kill.at) || held.kill.at.moment !== moment) continue;
        if (++held.seen >= held.kill.at.times) hit(id);
      }
    },
    end: () => {
      for (const {child} of children.values()) child.kill('SIGKILL');
    },
    run: (root, args, {cap = 0, kill} = {}) => {
      const run: Run = {
        id: `r${runs.length + 1}`,
        root,
        args,
        cap,
        code: null,
        stdout: '',
        stderr: '',
        overtime: false,
        killed: false,
        ms: performance.now(),
      };
      runs.push(run);
      const child = start(run, clock.forProcess(skew), authority);
      children.set(run.id, {child, kill, seen: 0});
      const timers = [
        setTimeout(() => {
          run.overtime = true;
          child.kill('SIGKILL');
        }, PATIENCE),
        ...(kill && 'after' in kill.at ? [setTimeout(() => hit(run.id), kill.at.after)] : []),
      ];
      child.stdout?.on('data', (chunk) => (run.stdout += chunk));
      child.stderr?.on('data', (chunk) => (run.stderr += chunk));
      return new Promise((resolve) =>
        child.once('close', (code) => {
          for (const timer of timers) clearTimeout(timer);
          children.delete(run.id);
          run.code = code;
          run.ms = Math.round(performance.now() - run.ms);
          resolve(run);
        }),
      );
    },
  };
}

const KEYS = ['FAL_KEY', 'RUNWAYML_API_SECRET', 'GEMINI_API_KEY', 'REPLICATE_API_TOKEN', 'OPENAI_API_KEY'];

function start({id, root, args}: Run, clock: string, authority: string): ChildProcess {
  const flags = ['--disable-warning=ExperimentalWarning', '--conditions=tenspot-source'];
  return spawn(process.execPath, [...flags, join(ROOT, 'src/cli/main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: root,
      NO_COLOR: '1',
      // `make` buys, and then cannot render: what it bought is what counts here.
      TENSPOT_BROWSER: '/bin/false',
      NODE_EXTRA_CA_CERTS: authority,
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'hurry.mjs')}`,
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/tenspot-tests/compiled'),
      CAMPAIGN_CLOCK: clock,
      COMFYUI_URL: `https://${id}.comfyui.example`,
      ...Object.fromEntries(KEYS.map((name) => [name, `key-${id}-0123456789abcdef`])),
    },
  });
}
