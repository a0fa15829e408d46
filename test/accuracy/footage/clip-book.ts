import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, renameSync} from 'node:fs';
import {extname, join} from 'node:path';
import {tools} from '../../support/tools.ts';
import type {ExamBrand} from '../brands/brands.ts';
import {drawProduct, type ProductFault} from '../brands/draw-product.ts';
import type {Chance} from '../chance.ts';
import type {Flashing} from '../surgery/paint-flashes.ts';
import {clipPath, drawClip, drawProductClip, poseOf} from './draw-clips.ts';
import {ffmpeg, TAGS} from './ffmpeg.ts';
import {drawFlashingClip} from './flashing-clip.ts';

/** How a clip of the set is made. */
export type ClipRecipe =
  /** `crf`: how strongly it is compressed once more. */
  | {kind: 'scene'; number: number; filter?: string; crf?: number}
  | {
      kind: 'product';
      brand: ExamBrand;
      scene: string;
      fault?: ProductFault;
      shape?: {stretch?: [number, number]; bend?: number};
      filter?: string;
    }
  | {kind: 'flashing'; flashing: Flashing}
  /** Stands still for a time. */
  | {kind: 'frozen'; scene: string; from: number; seconds: number};

/** Clips by name. A clip is drawn when an ad that is asked for shows it. */
export type ClipBook = {
  recipes: Map<string, ClipRecipe>;
  /** Names of plain scenes, and of those that always move. */
  scenes: string[];
  moving: string[];
  /** Whether the scenes are drawn by code: their upper part is then light. */
  drawn: boolean;
  add: (name: string, recipe: ClipRecipe) => string;
  path: (name: string) => string;
  /** Draws clips that do not exist yet. */
  draw: (names: Iterable<string>, tell: (text: string) => void) => Promise<void>;
};

const TIMING = {seconds: 3, fps: 30};

/** Opens the clips of a set: drawn by code, or cut from the clips in the caller's folder. */
export function openClipBook(
  folder: string,
  chance: Chance,
  {footage, scenes: drawn}: {footage: string | undefined; scenes: number},
): ClipBook {
  mkdirSync(folder, {recursive: true});
  const recipes = new Map<string, ClipRecipe>();
  const cuts = footage === undefined ? [] : cutsOf(footage);
  const count = footage === undefined ? drawn : Math.max(cuts.length, 1);
  const scenes = Array.from({length: count}, (_, number) => `scene-${number}`);
  for (const [number, name] of scenes.entries()) recipes.set(name, {kind: 'scene', number});
  const path = (name: string): string => clipPath(folder, name);
  const book: ClipBook = {
    drawn: footage === undefined,
    recipes,
    scenes,
    moving: cuts.length === 0 ? scenes : movingHalf(scenes, cuts),
    add: (name, recipe) => {
      recipes.set(name, recipe);
      return name;
    },
    path,
    async draw(names, tell) {
      for (const name of names) {
        if (existsSync(path(name))) continue;
        const recipe = recipes.get(name);
        if (!recipe) throw new Error(`there is no clip "${name}"`);
        if ('scene' in recipe) await book.draw([recipe.scene], tell);
        tell(`clip ${name}`);
        const draft = path(`draft-${name}`);
        await drawRecipe(recipe, draft, book, cuts, chance.fork(seedOf(name, recipe)));
        renameSync(draft, path(name));
      }
    },
  };
  return book;
}

/** Products with different faults stand in the same way, so that only the fault differs. */
const seedOf = (name: string, recipe: ClipRecipe): string =>
  recipe.kind === 'product' ? `pose ${recipe.scene}` : name;

async function drawRecipe(
  recipe: ClipRecipe,
  file: string,
  book: ClipBook,
  cuts: readonly Cut[],
  chance: Chance,
): Promise<void> {
  const filtered = async (
    {filter, crf}: {filter?: string | undefined; crf?: number | undefined},
    draw: (into: string) => Promise<void>,
  ): Promise<void> => {
    if (filter === undefined && crf === undefined) return draw(file);
    const plain = file.replace(/\.mp4$/, '.plain.mp4');
    await draw(plain);
    await reencode(plain, file, filter ?? 'null', crf);
  };
  switch (recipe.kind) {
    case 'scene': {
      const cut = cuts[recipe.number % Math.max(1, cuts.length)];
      return filtered(recipe, (into) =>
        cut ? cutClip(cut, into) : drawClip(into, chance.fork(`scene ${recipe.number}`), TIMING),
      );
    }
    case 'product': {
      const product = await drawProduct(recipe.brand, recipe.fault);
      return filtered(recipe, (into) =>
        drawProductClip(into, book.path(recipe.scene), product, poseOf(chance, recipe.shape), TIMING),
      );
    }
    case 'flashing':
      return drawFlashingClip(file, chance, TIMING, recipe.flashing);
    case 'frozen': {
      const {from, seconds} = recipe;
      const loop = `fps=30,loop=loop=${Math.round(seconds * 30)}:size=1:start=${Math.round(from * 30)}`;
      return reencode(book.path(recipe.scene), file, loop);
    }
  }
}

const reencode = (source: string, out: string, filter: string, crf = 18): Promise<void> =>
  ffmpeg([
    '-i',
    source,
    '-vf',
    filter,
    '-t',
    '4.5',
    '-an',
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    String(crf),
    '-pix_fmt',
    'yuv420p',
    ...TAGS,
    out,
  ]);

/** A part of a clip of the caller. `motion`: mean change from frame to frame, in codes of luma. */
type Cut = {file: string; from: number; motion: number};

const VIDEO = new Set(['.mp4', '.mov', '.m4v', '.mkv', '.webm']);

/** Parts of four seconds of every clip in a folder, at most six of each. */
function cutsOf(folder: string): Cut[] {
  const files = readdirSync(folder)
    .filter((name) => VIDEO.has(extname(name).toLowerCase()))
    .sort();
  if (files.length === 0)
    throw new Error(`--footage: expected clips (${[...VIDEO].join(' ')}) in ${folder}, got none`);
  return files.flatMap((name) => {
    const file = join(folder, name);
    const seconds = secondsOf(file);
    const parts = Math.max(1, Math.min(6, Math.floor(seconds / TIMING.seconds)));
    return Array.from({length: parts}, (_, part): Cut => {
      const from = parts === 1 ? 0 : (part * (seconds - TIMING.seconds)) / (parts - 1);
      return {file, from, motion: motionOf(file, from)};
    });
  });
}

const ask = (program: string, args: readonly string[]): string =>
  spawnSync(program, args, {encoding: 'utf8', maxBuffer: 1e8}).stdout;

const secondsOf = (file: string): number =>
  Number(
    ask(tools.ffprobe, ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file]).trim(),
  ) || TIMING.seconds;

function motionOf(file: string, from: number): number {
  const filter =
    'fps=10,scale=160:-2,tblend=all_mode=difference,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const text = ask(tools.ffmpeg, [
    '-v',
    'error',
    '-ss',
    String(from),
    '-t',
    '3',
    '-i',
    file,
    '-vf',
    filter,
    '-f',
    'null',
    '-',
  ]);
  const values = [...text.matchAll(/YAVG=([\d.]+)/g)].map((match) => Number(match[1])).sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.3)] ?? 0;
}

/** The half of the clips that moves most: on one that stands still, a defect of time cannot be seen. */
function movingHalf(scenes: readonly string[], cuts: readonly Cut[]): string[] {
  const motion = (name: string): number => cuts[scenes.indexOf(name)]?.motion ?? 0;
  return [...scenes].sort((a, b) => motion(b) - motion(a)).slice(0, Math.ceil(scenes.length / 2));
}

const cutClip = ({file, from}: Cut, out: string): Promise<void> =>
  ffmpeg([
    ...[
      '-stream_loop',
      '3',
      '-ss',
      from.toFixed(3),
      '-i',
      file,
      '-t',
      String(TIMING.seconds),
      '-map',
      '0:v:0',
      '-an',
    ],
    ...[
      '-vf',
      'crop=trunc(iw/2)*2:trunc(ih/2)*2',
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '18',
      '-pix_fmt',
      'yuv420p',
      out,
    ],
  ]);
