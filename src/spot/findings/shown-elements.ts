import type {Size} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {InspectedElement, InspectedFrame} from './inspection.ts';
import {distance, FAINT, standsStill, visibleOpacity} from './layout-rules.ts';

/** Consecutive frames with the same graphics. `state`: their fingerprint. */
export type GraphicsRun = Span & {state: string; inspected: InspectedFrame};

/** A text, a box or a logo, and when it is seen. */
export type ShownElement = {
  kind: InspectedElement['kind'];
  /** The field of its text (`copy.hook`), or the name of the element. */
  name: string;
  /** Its words; those of different lines are separated by a space. */
  text: string;
  /** The frames at which at least half of its opacity is there. */
  seen: Span;
  /** The frames at which it is completely there. */
  rest: Span;
  /** True if it rests at a place while it is completely there. */
  still: boolean;
  /** True if it rests, or moves so slowly that it is read at any of its places. */
  slow: boolean;
  /** Its parts at all places where it rests, or at all places if it moves all the time. A text has one part for each line. */
  runs: readonly ElementRun[];
};

/** An element during frames with the same graphics. */
export type ElementRun = GraphicsRun & {parts: readonly InspectedElement[]};

type Life = {
  kind: InspectedElement['kind'];
  name: string;
  text: string;
  runs: (ElementRun & {opacity: number})[];
};

/** The part of its largest opacity from which on an element counts as seen, and as completely there. */
const SEEN = 0.5;
const COMPLETE = 0.95;

/** Frames for which an element rests at a place, besides the place where it rests longest: a movement may stop for fewer. */
const LEAST_REST = 12;

/** Pixels a frame that an element moves at most while it counts as slow. */
const SLOW = 1;

/** Every text, box and logo of a spot that a viewer can see. An element that goes away and comes back is two. `frame`: the size of the spot. */
export function shownElements(runs: readonly GraphicsRun[], frame: Size): ShownElement[] {
  const ended: Life[] = [];
  let alive = new Map<string, Life>();
  for (const run of runs) {
    const next = new Map<string, Life>();
    for (const [key, {opacity, parts}] of elementsOf(run.inspected)) {
      const [first] = parts;
      if (!first || opacity < FAINT) continue;
      const {kind, name} = first;
      const life = alive.get(key) ?? {kind, name, text: parts.map(({text}) => text).join(' '), runs: []};
      life.runs.push({...run, parts, opacity});
      next.set(key, life);
    }
    for (const [key, life] of alive) if (!next.has(key)) ended.push(life);
    alive = next;
  }
  return [...ended, ...alive.values()]
    .map((life) => toShown(life, frame))
    .sort((a, b) => a.seen.from - b.seen.from);
}

/** The elements of a frame by a key that stays the same from frame to frame; the lines of a text are one. */
function elementsOf({pieces}: InspectedFrame): Map<string, {opacity: number; parts: InspectedElement[]}> {
  const groups = new Map<string, InspectedElement[]>();
  for (const [index, piece] of pieces.entries()) {
    const key = piece.kind === 'text' ? `text ${piece.block}` : `${piece.kind} ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  const elements = new Map<string, {opacity: number; parts: InspectedElement[]}>();
  for (const parts of groups.values()) {
    const opacity = Math.min(...parts.map((part) => visibleOpacity(part, pieces)));
    if (opacity < FAINT) continue;
    const [{kind, name} = {kind: 'text', name: ''}] = parts;
    const words = `${kind} ${name} ${parts.map(({text}) => text).join(' ')}`;
    let copy = 0;
    while (elements.has(`${words} ${copy}`)) copy += 1;
    elements.set(`${words} ${copy}`, {opacity, parts});
  }
  return elements;
}

function toShown({kind, name, text, runs}: Life, frame: Size): ShownElement {
  const most = Math.max(...runs.map(({opacity}) => opacity));
  const complete = runs.filter(({opacity}) => opacity >= COMPLETE * most);
  const rest = spanOf(complete);
  const resting = runs.filter(({from}) => from >= rest.from && from < rest.from + rest.frames);
  return {
    kind,
    name,
    text,
    seen: spanOf(runs.filter(({opacity}) => opacity >= SEEN * most)),
    rest,
    ...settled(resting, frame),
  };
}

/** The parts of the life of an element at which it does not move; all of it if it moves all the time. It may wait outside of the frame. */
function settled(runs: readonly ElementRun[], frame: Size): Pick<ShownElement, 'still' | 'slow' | 'runs'> {
  const stretches: ElementRun[][] = [];
  for (const run of runs) {
    const before = stretches.at(-1)?.at(-1);
    if (before && isSame(before.parts, run.parts)) stretches.at(-1)?.push(run);
    else stretches.push([run]);
  }
  const length = (stretch: readonly ElementRun[]): number =>
    stretch.reduce((sum, {frames}) => sum + frames, 0);
  const inside = stretches.filter(([first]) => first?.parts.some((part) => isInside(part, frame)));
  const places = inside.length > 0 ? inside : stretches;
  const longest = Math.max(0, ...places.map(length));
  if (longest <= 1) return {still: false, slow: isSlow(runs), runs};
  const rests = places.filter((place) => length(place) >= Math.min(longest, LEAST_REST));
  return {still: true, slow: true, runs: rests.flat()};
}

const isInside = ({ink: {x, y, width, height}}: InspectedElement, frame: Size): boolean =>
  x < frame.width && y < frame.height && x + width > 0 && y + height > 0;

/** True if an element moves slowly most of the time. */
function isSlow(runs: readonly ElementRun[]): boolean {
  const steps = runs.slice(1).map(({parts}, at) =>
    Math.max(
      ...parts.map((part, index) => {
        const before = runs[at]?.parts[index];
        return before ? distance(before.box, part.box) : Number.POSITIVE_INFINITY;
      }),
    ),
  );
  const [middle] = steps.toSorted((a, b) => a - b).slice(Math.floor(steps.length / 2));
  return middle !== undefined && middle <= SLOW;
}

const isSame = (a: readonly InspectedElement[], b: readonly InspectedElement[]): boolean =>
  a.every((part, index) => {
    const other = b[index];
    return other !== undefined && standsStill(part, other);
  });

function spanOf(runs: readonly Span[]): Span {
  const [first, last] = [runs[0], runs.at(-1)];
  return first && last
    ? {from: first.from, frames: last.from + last.frames - first.from}
    : {from: 0, frames: 0};
}
