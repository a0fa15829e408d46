import type {CheckedGraphics} from '../../../../../src/production/check/graphics.ts';
import type {StagedImage} from '../../../../../src/spot/brand/staged-brand.ts';
import type {
  InspectedElement,
  InspectedFrame,
  InspectedImage,
  InspectedPanel,
} from '../../../../../src/spot/findings/inspection.ts';
import {shownElements} from '../../../../../src/spot/findings/shown-elements.ts';

const file = (digit: string): StagedImage => ({
  src: `${digit.repeat(64)}.svg`,
  width: 400,
  height: 100,
  alt: 'Harbour Tea',
});

/** The logo of the test brand for light and for dark backgrounds. */
export const LOGO = {light: file('a'), dark: file('b')};

const brand = {
  id: 'harbour-tea',
  name: 'Harbour Tea',
  logo: {small: LOGO, medium: LOGO, large: LOGO, clearSpace: 0.5, minWidth: 0.2},
  color: {
    palette: {ink: '#14211d', paper: '#f3efe6', clay: '#c96f4a'},
    foreground: '#14211d',
    background: '#f3efe6',
    primary: '#c96f4a',
    secondary: '#c96f4a',
    tertiary: '#c96f4a',
    light: '#f3efe6',
    dark: '#14211d',
  },
  legal: 'Sample advertisement.',
  endCard: {tagline: 'Tea by the sea.', url: null},
};

/** A logo of 400 x 100 px at 100, 200. */
export const logo = (change: Partial<InspectedImage> = {}): InspectedImage => ({
  src: LOGO.light.src,
  logo: true,
  natural: {width: 400, height: 100},
  drawn: {width: 400, height: 100},
  fit: 'fill',
  content: {x: 0, y: 0, width: 1, height: 1},
  matrix: [1, 0, 0, 1],
  box: {x: 100, y: 200, width: 400, height: 100},
  opacity: 1,
  clip: null,
  effects: [],
  covered: 0,
  ...change,
});

export const panel = (change: Partial<InspectedPanel> = {}): InspectedPanel => ({
  name: 'panel',
  box: {x: 0, y: 0, width: 1080, height: 1920},
  paints: [{color: '#f3efe6', alpha: 1}],
  edges: [],
  shadows: [],
  opacity: 1,
  cover: 1,
  parts: null,
  clip: null,
  plate: false,
  ...change,
});

let block = 0;

/** A line of text far from the logo. */
export function words(
  text: string,
  name = 'copy.hook',
  change: Partial<InspectedElement> = {},
): InspectedElement {
  const box = {x: 100, y: 900, width: 600, height: 80};
  block += 1;
  return {
    kind: 'text',
    name,
    text,
    block,
    box,
    ink: box,
    opacity: 1,
    covered: 0,
    holders: [],
    clip: null,
    style: {
      families: ['Onest'],
      size: 70,
      weight: 500,
      slant: 'normal',
      synthesis: false,
      outlined: false,
      paint: {color: '#14211d', alpha: 1},
    },
    ...change,
  };
}

type Scene = Partial<InspectedFrame> & {frames?: number};

/** A spot of 90 frames, or of these scenes. */
export function graphicsOf(
  scenes: Scene | readonly Scene[],
  copy: Record<string, unknown> = {},
): CheckedGraphics {
  let from = 0;
  const runs = [scenes].flat().map(({frames = 90, ...inspected}: Scene, index) => {
    from += frames;
    return {
      from: from - frames,
      frames,
      state: `state-${index}`,
      inspected: {
        frame: from - frames,
        pieces: [],
        images: [],
        panels: [],
        problems: [],
        broken: false,
        ...inspected,
      },
    };
  });
  const spot = {brand, copy, fps: 30, frames: from, width: 1080, height: 1920, language: 'en', footage: []};
  return {
    spot: spot as unknown as CheckedGraphics['spot'],
    words: {
      banned: ['eco-friendly', 'solution'],
      claims: ['Seen from 400 metres'],
      ofBrief: ['Free of microplastics'],
    },
    zones: [],
    runs,
    shown: shownElements(runs, spot),
    grounds: [],
    product: [],
    foreign: [],
  };
}
