import type {Box} from '../../../../spot/geometry/box.ts';
import {rectBox} from '../../../../spot/geometry/box.ts';
import {type FootageState, footageAt, isStill} from '../../../../spot/timeline/footage-at.ts';
import type {Footage} from '../../../../spot/timeline/timeline.ts';
import {type ClipStream, clipFilters, type SpotFrame} from './clip-filters.ts';

/** The part of a spot that is composited: `frames` of its timeline from `from` on. */
export type FootageSpan = {
  footage: readonly Footage[];
  from: number;
  frames: number;
  /** Only these frames of the span, ascending: the stream has no others, and the frames between them are not graded. Default: all. */
  only?: readonly number[] | undefined;
  frame: SpotFrame;
  /** The colour behind footage that does not fill the frame, as `#rrggbb`. */
  ground: string;
};

/** Inputs and filters of ffmpeg that make the footage of a span, as the stream `[footage]`. */
export type FootageGraph = {inputs: {src: string; seconds: number}[]; filters: string[]};

/** Consecutive frames with the same layers, which the same filters make. `only`: those of them that the stream has. */
type Scene = {from: number; frames: number; layers: string[]; dip: Dip | null; only?: number[]};
type Dip = {color: string; rising: boolean; lead: number; half: number};

/** The graph for everything under the graphics, as the browser shows it frame by frame. */
export function footageGraph(span: FootageSpan): FootageGraph {
  const graph: FootageGraph = {inputs: [], filters: []};
  const scenes = span.only ? withOnly(toScenes(span), span.only, span.footage) : toScenes(span);
  const parts = scenes.map((scene, index) => drawScene(scene, index, span, graph));
  // Times are set from frame numbers: those of `concat` are a little early, and would meet the graphics of the frame before.
  const times = `settb=1/${span.frame.fps},setpts=N`;
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

/** Frames that are decoded and dropped between two frames of `only`, at most: a new input that starts between them costs more than as many. */
const DROPPED = 30;

/**
 * The scenes that have some of the frames, cut to these. Frames between them are dropped before they are graded; where filters differ
 * from frame to frame, that is not possible, and each run of frames becomes a scene.
 */
function withOnly(scenes: readonly Scene[], only: readonly number[], footage: readonly Footage[]): Scene[] {
  return scenes.flatMap((scene) => {
    const end = scene.from + scene.frames;
    const clips = footage.filter(({layer}) => scene.layers.includes(layer));
    const alike = scene.layers.length === 1 && !scene.dip && clips.every(({move}) => isStill(move));
    const cut: (Scene & {only: number[]})[] = [];
    for (const frame of only.filter((each) => each >= scene.from && each < end)) {
      const last = cut.at(-1);
      if (last && frame - (last.from + last.frames) <= (alike ? DROPPED : 0)) {
        last.frames = frame - last.from + 1;
        last.only.push(frame);
      } else cut.push({...scene, from: frame, frames: 1, only: [frame]});
    }
    return cut;
  });
}

/** Layers that can be seen: an opaque layer hides those under it. */
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

/** Adds the filters that make exactly the frames of one scene. Returns the label of the stream. */
function drawScene(scene: Scene, index: number, span: FootageSpan, graph: FootageGraph): string {
  const {fps} = span.frame;
  const streams = scene.layers.map((slot, at) => drawLayer(slot, scene, `s${index}l${at}`, span, graph));
  const into = `[s${index}]`;
  const fade = (a: string, b: string, frames: number, lead: number): void => {
    graph.filters.push(
      `${a}${b}xfade=transition=fade:duration=${frames / fps}:offset=${-lead / fps},trim=end_frame=${scene.frames},setpts=PTS-STARTPTS${into}`,
    );
  };
  const [below = '', above] = streams;
  if (above) {
    const clip = span.footage.find(({slot}) => slot === scene.layers[1]);
    const {entry, from} = clip as Footage;
    fade(below, above, entry.frames + 1, scene.from - from + 1);
  } else if (scene.dip) {
    const {color, rising, half, lead} = scene.dip;
    const flat = `[s${index}dip]`;
    graph.filters.push(`${solid(color, span, scene.frames)}${flat}`);
    const start = span.footage.find(
      ({entry, from}) => entry.kind === 'dip' && scene.from >= from && scene.from < from + entry.frames,
    );
    const into = scene.from - (start?.from ?? 0) - (rising ? 0 : half);
    fade(rising ? below : flat, rising ? flat : below, half, into + lead);
  } else {
    graph.filters.push(`${below}null${into}`);
  }
  return into;
}

/** Adds the filters of one layer: the clips of a slot, and of the slots that show with it. */
function drawLayer(
  slot: string,
  scene: Scene,
  label: string,
  span: FootageSpan,
  graph: FootageGraph,
): string {
  const {width, height} = span.frame;
  const clips = span.footage.filter(({layer}) => layer === slot);
  // A clip that fills the frame hides the clips under it.
  const filling = clips.findLastIndex(({rect}) => isFull(rectBox(rect, {width, height}), width, height));
  const drawn = clips.slice(Math.max(0, filling)).map((clip, at): ClipStream => {
    const chain = clipFilters(clip, span.footage, scene, span.frame);
    const input = graph.inputs.push({src: chain.src, seconds: chain.seconds}) - 1;
    graph.filters.push(`[${input}:v]${chain.filters.join(',')}[${label}c${at}]`);
    return {label: `[${label}c${at}]`, box: chain.box};
  });
  let under = filling < 0 ? undefined : drawn.shift()?.label;
  if (under === undefined) {
    under = `[${label}g]`;
    graph.filters.push(`${solid(span.ground, span, scene.only?.length ?? scene.frames)}${under}`);
  }
  for (const [at, {label: clip, box}] of drawn.entries()) {
    const out = `[${label}o${at}]`;
    graph.filters.push(`${under}${clip}overlay=x=${box.x}:y=${box.y}:format=yuv420:eof_action=pass${out}`);
    under = out;
  }
  return under;
}

const isFull = (box: Box, width: number, height: number): boolean =>
  box.width === width && box.height === height;

/** A flat colour, as BT.709 in limited range. */
const solid = (color: string, {frame: {width, height, fps}}: FootageSpan, frames: number): string =>
  `color=c=0x${color.slice(1, 7)}:s=16x16:r=${fps},format=gbrp,scale=${width}:${height}:flags=neighbor+accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p,trim=end_frame=${frames},settb=1/${fps},setsar=1`;
