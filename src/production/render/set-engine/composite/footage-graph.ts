import type {Box} from '../../../../spot/geometry/box.ts';
import {rectBox} from '../../../../spot/geometry/box.ts';
import {type FootageState, footageAt} from '../../../../spot/timeline/footage-at.ts';
import type {Footage} from '../../../../spot/timeline/timeline.ts';
import {type Clip, type ClipFrame, clipFilters} from './clip-filters.ts';

/** The part of a spot that is composited: `frames` of its timeline from `from` on. */
export type FootageSpan = {
  footage: readonly Footage[];
  from: number;
  frames: number;
  frame: ClipFrame;
  /** Behind footage that leaves a part of the frame, `#rrggbb`. */
  ground: string;
};

/** Inputs and filters of ffmpeg that make the footage of a stretch, as the stream `[footage]`. */
export type Graph = {inputs: {src: string; seconds: number}[]; filters: string[]};

/** Frames with the same layers: they are made by one arrangement of filters. */
type Scene = {from: number; frames: number; layers: string[]; dip: Dip | null};
type Dip = {color: string; rising: boolean; lead: number; half: number};

/** Everything that lies under the graphics, frame by frame as the browser shows it. */
export function footageGraph(stretch: FootageSpan): Graph {
  const graph: Graph = {inputs: [], filters: []};
  const scenes = toScenes(stretch);
  const parts = scenes.map((scene, index) => drawScene(scene, index, stretch, graph));
  // By number: what is joined comes on times that are a little early, and would meet the graphics of the frame before.
  const times = `settb=1/${stretch.frame.fps},setpts=N`;
  graph.filters.push(`${parts.join('')}concat=n=${parts.length}:v=1:a=0,${times}[footage]`);
  return graph;
}

function toScenes({footage, from, frames}: FootageSpan): Scene[] {
  const scenes: Scene[] = [];
  for (let frame = from; frame < from + frames; frame++) {
    const state = footageAt(footage, frame);
    const layers = visible(state);
    const dip = dipOf(footage, frame);
    const last = scenes.at(-1);
    if (last && String(last.layers) === String(layers) && sameDip(last.dip, dip)) last.frames++;
    else scenes.push({from: frame, frames: 1, layers, dip});
  }
  return scenes;
}

/** Layers that can be seen: nothing shows through one that is there wholly. */
const visible = ({layers}: FootageState): string[] =>
  layers.slice(layers.findLastIndex(({opacity}) => opacity === 1)).map(({slot}) => slot);

const sameDip = (a: Dip | null, b: Dip | null): boolean => a?.color === b?.color && a?.rising === b?.rising;

function dipOf(footage: readonly Footage[], frame: number): Dip | null {
  const clip = footage.find(
    ({entry, from}) => entry.kind === 'dip' && frame >= from && frame < from + entry.frames,
  );
  if (!clip || clip.entry.color === null) return null;
  const half = Math.ceil(clip.entry.frames / 2);
  const rising = frame - clip.from < half;
  return {color: clip.entry.color, rising, half, lead: rising ? 1 : 2 * half - clip.entry.frames};
}

/** One scene as a stream of exactly its frames; its label. */
function drawScene(scene: Scene, index: number, stretch: FootageSpan, graph: Graph): string {
  const {fps} = stretch.frame;
  const streams = scene.layers.map((slot, at) => drawLayer(slot, scene, `s${index}l${at}`, stretch, graph));
  const into = `[s${index}]`;
  const fade = (a: string, b: string, frames: number, lead: number): void => {
    graph.filters.push(
      `${a}${b}xfade=transition=fade:duration=${frames / fps}:offset=${-lead / fps},trim=end_frame=${scene.frames},setpts=PTS-STARTPTS${into}`,
    );
  };
  const [below = '', above] = streams;
  if (above) {
    const clip = stretch.footage.find(({slot}) => slot === scene.layers[1]);
    const {entry, from} = clip as Footage;
    fade(below, above, entry.frames + 1, scene.from - from + 1);
  } else if (scene.dip) {
    const {color, rising, half, lead} = scene.dip;
    const flat = `[s${index}dip]`;
    graph.filters.push(`${solid(color, stretch, scene.frames)}${flat}`);
    const start = stretch.footage.find(
      ({entry, from}) => entry.kind === 'dip' && scene.from >= from && scene.from < from + entry.frames,
    );
    const into = scene.from - (start?.from ?? 0) - (rising ? 0 : half);
    fade(rising ? below : flat, rising ? flat : below, half, into + lead);
  } else {
    graph.filters.push(`${below}null${into}`);
  }
  return into;
}

/** The clips of one slot and of those that show with it. */
function drawLayer(slot: string, scene: Scene, label: string, stretch: FootageSpan, graph: Graph): string {
  const {width, height} = stretch.frame;
  const clips = stretch.footage.filter(({layer}) => layer === slot);
  // Nothing is seen of what lies under a clip that fills the frame.
  const whole = clips.findLastIndex(({rect}) => isWhole(rectBox(rect, {width, height}), width, height));
  const drawn = clips.slice(Math.max(0, whole)).map((clip, at): Clip => {
    const chain = clipFilters(clip, stretch.footage, scene, stretch.frame);
    const input = graph.inputs.push({src: chain.src, seconds: chain.seconds}) - 1;
    graph.filters.push(`[${input}:v]${chain.filters.join(',')}[${label}c${at}]`);
    return {label: `[${label}c${at}]`, box: chain.box};
  });
  let under = whole < 0 ? undefined : drawn.shift()?.label;
  if (under === undefined) {
    under = `[${label}g]`;
    graph.filters.push(`${solid(stretch.ground, stretch, scene.frames)}${under}`);
  }
  for (const [at, {label: clip, box}] of drawn.entries()) {
    const out = `[${label}o${at}]`;
    graph.filters.push(`${under}${clip}overlay=x=${box.x}:y=${box.y}:format=yuv420:eof_action=pass${out}`);
    under = out;
  }
  return under;
}

const isWhole = (box: Box, width: number, height: number): boolean =>
  box.width === width && box.height === height;

/** A flat colour in the matrix of everything else. */
const solid = (color: string, {frame: {width, height, fps}}: FootageSpan, frames: number): string =>
  `color=c=0x${color.slice(1, 7)}:s=16x16:r=${fps},format=gbrp,scale=${width}:${height}:flags=neighbor+accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p,trim=end_frame=${frames},settb=1/${fps},setsar=1`;
