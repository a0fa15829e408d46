import {safeBox} from '../spot/placement/placement.ts';
import {placementOf} from '../spot/placement/placements.ts';
import type {ResolvedSpot} from '../spot/timeline/resolved-spot.ts';
import {layTimeline} from '../spot/timeline/timeline.ts';
import {FORMAT_SIZE} from '../spot/variant/format.ts';

/** The template of a spot that has none: footage and nothing above it. */
export const NO_TEMPLATE = 'none';

const {width, height} = FORMAT_SIZE['9:16'];
const nothing = {src: `${'0'.repeat(64)}.svg`, width: 1, height: 1, alt: ''};
const themed = {light: nothing, dark: nothing};
const type = {
  family: 'sans-serif',
  weight: 400,
  'line-height': 1.2,
  'letter-spacing': 0,
  case: 'as-written',
} as const;

/** What the studio opens with: one unshot slot, no brand, no words. */
export const BLANK_SPOT: ResolvedSpot = {
  template: NO_TEMPLATE,
  brand: {
    id: 'none',
    name: '',
    logo: {small: themed, medium: themed, large: themed, clearSpace: 0, minWidth: 0},
    color: {
      palette: {},
      foreground: '#ffffff',
      background: '#17191b',
      primary: '#ffffff',
      secondary: '#ffffff',
      tertiary: '#ffffff',
      light: '#ffffff',
      dark: '#17191b',
    },
    typography: {base: type, headings: type, fonts: []},
    legal: null,
    endCard: {tagline: '', url: null},
    products: {},
  },
  copy: {},
  language: 'en',
  format: '9:16',
  width,
  height,
  fps: 30,
  frames: 90,
  safe: safeBox(placementOf({format: '9:16'}).safeZone, {width, height}),
  ...layTimeline({
    slots: {slot: {seconds: 3}},
    fillings: {},
    transitions: {},
    fps: 30,
    frames: 90,
    width,
    height,
  }),
  mix: null,
};

/** The size and length of a composition that takes its own from its props, or needs none. */
export const BLANK_SIZE = {width, height, fps: BLANK_SPOT.fps, durationInFrames: BLANK_SPOT.frames};
