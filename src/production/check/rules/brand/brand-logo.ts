import Color from 'colorjs.io';
import {FAINT, quote, sharedPixels} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import {type CheckedGraphics, graphicsRule, groundsOf} from '../../graphics.ts';
import {
  cutOff,
  isMirrored,
  type LogoVersion,
  logoVersions,
  type ShownLogo,
  shownLogos,
  stretchOf,
  turnOf,
} from './shown-logos.ts';

type Limits = {proportion: number; turn: number; past: number; closing: number; contrast: number};

/** A logo that is missing at the end, from another file, mirrored, stretched, turned, recoloured, cut off, covered, too small, crowded or invisible, or the version for another background. */
export const brandLogo = graphicsRule({
  id: 'brand-logo',
  version: 4,
  title: 'The logo is missing at the end, or breaks a rule of the brand.',
  severity: 'error',
  limits: {
    proportion: {
      value: 1,
      unit: '% of stretch',
      stricter: 'lower',
      source: 'Own: rounding to pixels of a logo of 100 px',
    },
    turn: {
      value: 1,
      unit: 'degrees',
      stricter: 'lower',
      source: 'Own: the smallest turn that a viewer notices at a straight edge',
    },
    past: {
      value: 1,
      unit: 'pixels of size, clear space or a cut edge',
      stricter: 'lower',
      source: 'Own: rounding in the browser; the sizes are in brand.yaml',
    },
    closing: {
      value: 0.5,
      unit: 's of the logo at the end',
      stricter: 'higher',
      source: 'Own: the shortest time in which a viewer recognises a known logo',
    },
    contrast: {
      value: 1.5,
      unit: 'to 1 with the picture behind it, for half of the pixels of the logo',
      stricter: 'higher',
      source:
        'Own: WCAG 2.2 asks for no contrast of logos (1.4.3); below 1.5, the shape of a logo cannot be recognised',
    },
  },
  judge(graphics, limits) {
    const versions = logoVersions(graphics.spot.brand);
    const logos = shownLogos(graphics.runs, versions);
    return [
      ...logos.flatMap((logo) => faultsOf(logo, versions.get(logo.image.src), graphics, limits)),
      ...invisibleFaults(graphics, limits),
      ...closingFaults(shownLogos(graphics.runs, versions, {changing: true}), versions, graphics, limits),
    ];
  },
});

function faultsOf(
  logo: ShownLogo,
  version: LogoVersion | undefined,
  {spot}: CheckedGraphics,
  {proportion, turn, past}: Limits,
): Fault[] {
  const {image, span} = logo;
  const {clearSpace, minWidth} = spot.brand.logo;
  const fault = (expected: string, got: string, box: Box = image.box): Fault => ({
    frames: span,
    expected,
    got,
    evidence: {frame: span.from, box, src: image.src},
  });
  if (!version) return [fault('a logo of the brand', `another file, ${image.src.slice(0, 12)}…`)];
  const faults: Fault[] = [];
  if (isMirrored(image)) faults.push(fault('a logo that is not mirrored', 'a mirrored logo'));
  const stretch = 100 * (stretchOf(image, version.file) - 1);
  if (Math.abs(stretch) > proportion)
    faults.push(
      fault(
        'the proportions of the logo',
        `${Math.abs(stretch).toFixed(1)} % too ${stretch > 0 ? 'wide' : 'narrow'}`,
      ),
    );
  const degrees = turnOf(image);
  if (Math.abs(degrees) > turn)
    faults.push(fault('an upright logo', `turned by ${degrees.toFixed(1)} degrees`));
  if (image.effects.length > 0)
    faults.push(
      fault('the logo in its own colours and shape', `changed by CSS: ${image.effects.join(', ')}`),
    );
  const cut = Object.entries(cutOff(image)).filter(([, by]) => by > past);
  if (cut.length > 0)
    faults.push(
      fault(
        'the whole logo',
        cut.map(([side, by]) => `${by.toFixed(0)} px cut off at its ${side} edge`).join(' and '),
      ),
    );
  if (image.covered > 0)
    faults.push(
      fault('the whole logo', `about ${Math.round(100 * image.covered)} % of it behind something opaque`),
    );
  const least = minWidth * spot.width;
  if (image.box.width < least - past)
    faults.push(fault(`a logo at least ${least.toFixed(0)} px wide`, `${image.box.width.toFixed(0)} px`));
  const crowd = crowding(logo, clearSpace, past);
  if (crowd)
    faults.push(
      fault(
        `${(clearSpace * image.box.height).toFixed(0)} px of free space around the logo`,
        crowd.got,
        crowd.box,
      ),
    );
  const ground = groundOf(logo);
  if (ground && !version.themes.has(ground.theme))
    faults.push(
      fault(
        `the version of the logo for ${ground.theme} backgrounds`,
        `the other version over ${ground.color}`,
      ),
    );
  return faults;
}

/** A text in the clear space of a logo. */
function crowding(
  {image, inspected}: ShownLogo,
  clearSpace: number,
  past: number,
): {got: string; box: Box} | undefined {
  const {x, y, width, height} = image.box;
  const clear = clearSpace * height;
  const wide = {x: x - clear, y: y - clear, width: width + 2 * clear, height: height + 2 * clear};
  const near = inspected.pieces
    .filter(({kind, opacity, covered}) => kind === 'text' && opacity >= FAINT && !covered)
    .map((piece) => ({piece, by: sharedPixels(piece.ink, wide)}))
    .filter(({by}) => by > past)
    .sort((a, b) => b.by - a.by)[0];
  return (
    near && {got: `${quote(near.piece.text)} ${near.by.toFixed(0)} px inside this space`, box: near.piece.ink}
  );
}

/** The smallest opaque area that lies behind all of a logo; undefined over footage. */
function groundOf({image, inspected}: ShownLogo): {theme: 'light' | 'dark'; color: string} | undefined {
  const behind = inspected.panels
    .filter(
      ({box, opacity, paints}) =>
        contains(box, image.box) && opacity >= 0.95 && paints.length === 1 && (paints[0]?.alpha ?? 0) >= 0.95,
    )
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];
  const color = behind?.paints[0]?.color;
  // Black and white have the same contrast to a luminance of 0.179 (WCAG 2.2).
  return color === undefined
    ? undefined
    : {color, theme: new Color(color).luminance > 0.179 ? 'light' : 'dark'};
}

/** Logos that can hardly be seen over what is behind them: an error for at least half of the measured frames, else a warning. */
const invisibleFaults = (graphics: CheckedGraphics, {contrast}: Limits): Fault[] =>
  graphics.shown.flatMap((element): Fault[] => {
    if (element.kind !== 'logo') return [];
    const measured = groundsOf(graphics, element);
    const faint = measured.filter((each) => each.contrast < contrast);
    const [worst] = faint.toSorted((a, b) => a.contrast - b.contrast);
    if (!worst) return [];
    return [
      {
        severity: 2 * faint.length >= measured.length ? 'error' : 'warning',
        frames: element.rest,
        expected: `a contrast of at least ${contrast} to 1 between the logo and the picture behind it`,
        got: `${(Math.floor(worst.contrast * 100) / 100).toFixed(2)} to 1 at frame ${worst.frame}`,
        evidence: {frame: worst.frame, box: worst.box, contrast: worst.contrast},
      },
    ];
  });

const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x - 1 &&
  inner.y >= outer.y - 1 &&
  inner.x + inner.width <= outer.x + outer.width + 1 &&
  inner.y + inner.height <= outer.y + outer.height + 1;

/** The last frames of the spot must show the logo. */
function closingFaults(
  logos: readonly ShownLogo[],
  versions: ReadonlyMap<string, LogoVersion>,
  {spot}: CheckedGraphics,
  {closing}: Limits,
): Fault[] {
  const needed = Math.min(spot.frames, Math.round(closing * spot.fps));
  const closes = logos.some(
    ({image, span}) =>
      versions.has(image.src) &&
      image.opacity >= 0.95 &&
      span.from + span.frames >= spot.frames &&
      span.frames >= needed,
  );
  if (closes) return [];
  const box = {x: 0, y: 0, width: spot.width, height: spot.height};
  return [
    {
      frames: {from: spot.frames - needed, frames: needed},
      expected: `the logo of the brand for at least the last ${closing} s`,
      got: logos.length === 0 ? 'no logo in the whole spot' : 'no logo of the brand that stays until the end',
      evidence: {frame: spot.frames - 1, box},
    },
  ];
}
