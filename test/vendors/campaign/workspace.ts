import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Chance} from '../../production/shoot/buy/crash/chance.ts';
import {makeWorkspace} from '../../support/workspace.ts';
import {SHOT_WORDS} from '../accounts.ts';

/** A small workspace with shots that only models can make. */
export type Site = {
  root: string;
  shots: string[];
  /** Takes that each shot is to have. */
  takes: number;
  /** Micro-dollars for a day; null where the policy has no such limit. */
  day: number | null;
  /** About how many cents a take costs. */
  price: number;
};

/** The models that a campaign may allow, and about how many cents a take of each costs. */
export const MODELS: Readonly<Record<string, number>> = {
  'fal/kling-4': 94,
  'fal/seedance-2-5': 455,
  'fal/minimax-h3-max': 40,
  'fal/wan-3': 48,
  'fal/grok-imagine-1-5': 101,
  'gemini/omni-1-2-flash': 42,
  'gemini/omni-1-1-flash': 60,
  'openai-stills/still-flare': 15,
  'replicate/replicate-seedance-2': 202,
  'runway/gen4-5': 48,
  'runway/veo-3-1-fast': 60,
};

/** The model of a ComfyUI server, which costs nothing. */
export const FREE_MODEL = 'comfyui/wan-2-2-local';

/** `only`: the one model that the policy allows. Default: one to three of all. */
export async function makeSite(chance: Chance, only?: string): Promise<Site> {
  const {root, write} = await makeWorkspace();
  const spot = 'compositions/spots/tiny';
  const shots = SHOT_WORDS.slice(0, chance.whole(2, 4));
  const takes = chance.maybe(0.3) ? 2 : 1;
  const usual = Object.keys(MODELS).filter((model) => !model.startsWith('openai') || chance.maybe(0.3));
  const some = Array.from({length: chance.pick([1, 1, 2, 3])}, () => chance.pick(usual));
  const allow = only === undefined ? [...new Set(some)] : [only];
  // A still becomes a clip on this machine, which takes as long as the clip is.
  const seconds = allow.some((model) => model.startsWith('openai')) ? [0.5] : [4, 5];
  const day = chance.maybe(0.2) ? chance.whole(2, 8) * 1_000_000 : null;
  const policy = {
    allow,
    takes,
    spread: chance.pick(['best', 'models']),
    ...(day === null ? {} : {budget: {day: day / 1e6}}),
  };
  const list = shots.map((word) => ({
    id: word,
    kind: chance.pick(['scene', 'texture', 'product-detail']),
    subject: `a blue ${word} on a table`,
    framing: 'wide',
    seconds: chance.pick(seconds),
    ...(chance.maybe(0.3) ? {seed: chance.whole(0, 9)} : {}),
  }));
  write(`${spot}/shots.yaml`, JSON.stringify({policy, shots: list}));
  const [first = '', ...others] = shots;
  const hooks = others.map((word) => ({id: word, 'copy.hook': word, 'shots.hook': word}));
  const props = {seconds: 2, fps: 24, shots: {end: first}};
  write(
    `${spot}/variants.yaml`,
    JSON.stringify({template: 'plain', brand: 'plain', props, axes: {hook: hooks}}),
  );
  for (const name of ['bars', 'balls']) rmSync(join(root, `${spot}/${name}.mp4`), {force: true});
  write('.gitignore', 'node_modules/\nout/\n.tenspot/\n/vault/\n');
  const price = Math.max(...allow.map((model) => (model === FREE_MODEL ? 0 : (MODELS[model] ?? 50))));
  return {root, shots: [...shots], takes, day, price};
}

/** `cp -r`. */
export function copySite({root, ...site}: Site): Site {
  const to = `${root}-copy`;
  rmSync(to, {recursive: true, force: true});
  cpSync(root, to, {recursive: true, verbatimSymlinks: true});
  return {...site, root: to};
}

/** A clone by git, which has neither the vault nor what is made again. */
export function cloneSite({root, ...site}: Site): Site {
  const to = `${root}-clone`;
  const git = (cwd: string, ...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=campaign', '-c', 'user.email=campaign@localhost', ...args], {
      cwd,
      stdio: 'pipe',
    });
  if (!existsSync(join(root, '.git'))) git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'the state of the documents');
  git('/', 'clone', '-q', root, to);
  cpSync(join(root, 'node_modules'), join(to, 'node_modules'), {recursive: true, verbatimSymlinks: true});
  return {...site, root: to};
}
