import type {CheckedGraphics} from '../../../src/production/check/graphics.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import type {InspectedElement, InspectedFrame} from '../../../src/spot/findings/inspection.ts';
import {applyRule, type Rule} from '../../../src/spot/findings/rule.ts';
import {type GraphicsRun, shownElements} from '../../../src/spot/findings/shown-elements.ts';
import type {TextGround} from '../../../src/spot/findings/text-ground.ts';
import {placedZones} from '../../../src/spot/placement/placements.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';

export const FPS = 30;

const STYLE: NonNullable<InspectedElement['style']> = {
  families: ['Onest 1f2e3d4c'],
  size: 60,
  weight: 500,
  slant: 'normal',
  synthesis: false,
  outlined: false,
  paint: {color: '#ffffff', alpha: 1},
};

type Changes = Partial<Omit<InspectedElement, 'style'>> & {style?: Partial<typeof STYLE>};

let blocks = 0;

/** A text of one line at a place that every placement leaves free. */
export function line({style, ...changes}: Changes = {}): InspectedElement {
  const box = changes.box ?? {x: 200, y: 400, width: 400, height: 70};
  blocks += 1;
  return {
    kind: 'text',
    name: 'copy.hook',
    text: 'Still ice at noon',
    block: blocks,
    box,
    ink: box,
    opacity: 1,
    covered: 0,
    holders: [],
    clip: null,
    style: changes.kind && changes.kind !== 'text' ? null : {...STYLE, ...style},
    ...changes,
  };
}

/** The lines of one text, one below the other. */
export const lines = (texts: readonly string[], changes: Changes = {}): InspectedElement[] =>
  texts.map((text, index) =>
    line({
      text,
      block: 10_000,
      box: {x: 200, y: 400 + 80 * index, width: 20 * text.length, height: 70},
      ...changes,
    }),
  );

const frameOf = (pieces: InspectedElement[], more: Partial<InspectedFrame>): InspectedFrame => ({
  frame: 0,
  pieces,
  images: [],
  panels: [],
  problems: [],
  broken: false,
  ...more,
});

/** Frames with the same graphics. Default: 3 seconds. */
export const during = (
  pieces: InspectedElement[],
  frames = 3 * FPS,
  more: Partial<InspectedFrame> = {},
): Omit<GraphicsRun, 'from'> => ({
  frames,
  state: JSON.stringify([pieces, more]),
  inspected: frameOf(pieces, more),
});

type Made = Partial<Omit<CheckedGraphics, 'spot' | 'shown'>> & {
  spot?: Record<string, unknown>;
  placements?: string[];
  language?: string;
};

/** A spot in 9:16 whose graphics are these, one after the other. */
export function graphics(
  parts: readonly Omit<GraphicsRun, 'from'>[],
  {spot: changes, placements, language = 'en', ...more}: Made = {},
): CheckedGraphics {
  let from = 0;
  const runs = parts.map((part) => {
    const run = {...part, from};
    from += part.frames;
    return run;
  });
  const spot = {
    width: 1080,
    height: 1920,
    fps: FPS,
    frames: from,
    language,
    copy: {product: 'Meridian Flask'},
    footage: [],
    brand: {
      name: 'Moss & Meridian',
      legal: null,
      typography: {
        fonts: [{family: 'Onest 1f2e3d4c', src: 'a.woff2', weight: '100 900', style: 'normal', range: null}],
      },
    },
    ...changes,
  } as unknown as ResolvedSpot;
  return {
    spot,
    words: {banned: [], claims: [], ofBrief: []},
    zones: placedZones({format: '9:16', language, placements}),
    runs,
    shown: shownElements(runs, spot),
    grounds: [],
    product: [],
    foreign: [],
    ...more,
  };
}

/** What was measured behind a line at a frame. */
export const ground = (of: InspectedElement, measured: Partial<TextGround>): TextGround => ({
  name: of.name,
  text: of.text,
  frame: 10,
  box: of.ink,
  contrast: 21,
  edge: 0,
  ...measured,
});

/** What a rule finds, as `severity: what was found`. */
export const judged = (rule: Rule<CheckedGraphics>, subject: CheckedGraphics): string[] =>
  findingsOf(rule, subject).map(({severity, got}) => `${severity}: ${got}`);

export const findingsOf = (rule: Rule<CheckedGraphics>, subject: CheckedGraphics): Finding[] =>
  applyRule(rule, subject, 'v1');
