import Color from 'colorjs.io';
import type {StagedBrand} from '../../../../spot/brand/staged-brand.ts';
import type {InspectedFrame, Paint} from '../../../../spot/findings/inspection.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import {graphicsRule} from '../../graphics.ts';

/** Colours of the graphics that are not in the palette. A translucent paint is judged by its colour, without its opacity; a translucent neutral area or shadow is a shade, and no colour. */
export const brandColour = graphicsRule({
  id: 'brand-colour',
  version: 3,
  title: 'A colour of the graphics is not in the palette of the brand.',
  severity: 'error',
  limits: {
    difference: {
      value: 3,
      unit: 'delta-E 2000',
      stricter: 'lower',
      source:
        'ISO 12647-7:2016: at most 3 for the spot and process colours of a proof; a difference below 1 is not visible',
    },
    opacity: {
      value: 0.15,
      unit: 'opacity',
      stricter: 'lower',
      source: 'Own: a fainter paint takes the colour of the footage under it',
    },
    solid: {
      value: 0.9,
      unit: 'opacity of the colour, below which a neutral area is a shade over what is behind it',
      stricter: 'lower',
      source:
        'Own: a black, grey or white shade makes footage darker or lighter, and is no colour of its own',
    },
    neutral: {
      value: 6,
      unit: 'chroma (CIE LCh) below which a colour is neutral',
      stricter: 'lower',
      source: 'Own: the greys of the palettes of the samples have up to 5',
    },
  },
  judge({spot, runs}, {difference, opacity, solid, neutral}) {
    const palette = paletteOf(spot.brand);
    const found = new Map<string, {used: UsedPaint; from: number; end: number}>();
    for (const {inspected, from, frames} of runs)
      for (const used of paintsOf(inspected)) {
        if (used.paint.alpha * used.opacity < opacity) continue;
        if (used.part !== 'the text' && used.paint.alpha < solid && chromaOf(used.paint.color) < neutral)
          continue;
        const key = `${used.name} ${used.part} ${used.paint.color}`;
        const known = found.get(key) ?? {used, from, end: from};
        found.set(key, {...known, end: from + frames});
      }
    return [...found.values()].flatMap(({used, from, end}) => {
      const {name, part, paint, box} = used;
      const [nearest] = palette
        .map((each) => ({...each, difference: differenceOf(each.color, paint.color)}))
        .sort((a, b) => a.difference - b.difference);
      if (!nearest || nearest.difference <= difference) return [];
      return [
        {
          frames: {from, frames: end - from},
          expected: `${part} of ${name} in a colour of the palette, such as ${nearest.name} ${nearest.color}`,
          got: `${paint.color}, which differs by delta-E ${nearest.difference.toFixed(1)}`,
          evidence: {frame: from, box, field: name, color: paint.color, difference: nearest.difference},
        },
      ];
    });
  },
});

type UsedPaint = {
  name: string;
  part: 'the text' | 'the area' | 'an edge' | 'a shadow';
  paint: Paint;
  opacity: number;
  box: Box;
};

const paintsOf = ({pieces, panels}: InspectedFrame): UsedPaint[] => [
  ...pieces.flatMap(({name, style, opacity, ink, covered}): UsedPaint[] =>
    style && !covered ? [{name, part: 'the text', paint: style.paint, opacity, box: ink}] : [],
  ),
  ...panels.flatMap(({name, paints, edges, shadows, opacity, box}) => [
    ...paints.map((paint): UsedPaint => ({name, part: 'the area', paint, opacity, box})),
    ...edges.map((paint): UsedPaint => ({name, part: 'an edge', paint, opacity, box})),
    ...shadows.map((paint): UsedPaint => ({name, part: 'a shadow', paint, opacity, box})),
  ]),
];

/** The palette by name, and the colours of roles that are written as hex. */
function paletteOf({color: {palette, ...roles}}: StagedBrand): {name: string; color: string}[] {
  return [...Object.entries(palette), ...Object.entries(roles)].map(([name, color]) => ({
    name,
    // A translucent colour of the palette is compared without its opacity.
    color: color.slice(0, 7),
  }));
}

const chromas = new Map<string, number>();

function chromaOf(color: string): number {
  const chroma = chromas.get(color) ?? (new Color(color).get('lch.c') || 0);
  chromas.set(color, chroma);
  return chroma;
}

const known = new Map<string, number>();

function differenceOf(a: string, b: string): number {
  const key = `${a} ${b}`.toLowerCase();
  const value = known.get(key) ?? (a.toLowerCase() === b.toLowerCase() ? 0 : new Color(a).deltaE(b, '2000'));
  known.set(key, value);
  return value;
}
