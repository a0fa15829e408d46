import {safeBox} from '../spot/placement/placement.ts';
import {placementOf} from '../spot/placement/placements.ts';
import type {ResolvedSpot} from '../spot/timeline/resolved-spot.ts';
import {layTimeline} from '../spot/timeline/timeline.ts';
import {FORMAT_SIZE} from '../spot/variant/format.ts';

/** The template id of a spot without a template: it shows footage only. */
export const NO_TEMPLATE = 'none';

const {width, height} = FORMAT_SIZE['9:16'];
const noLogo = {src: `${'0'.repeat(64)}.svg`, width: 1, height: 1, alt: ''};
const themed = {light: noLogo, dark: noLogo};
const type = {
  family: 'sans-serif',
  weight: 400,
  'line-height': 1.2,
  'letter-spacing': 0,
  case: 'as-written',
} as const;

/** Default props of the composition `spot`: one slot without a take, no brand, no copy. */
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

/** Size and length of compositions that set theirs from their props, or need none. */
export const BLANK_SIZE = {width, height, fps: BLANK_SPOT.fps, durationInFrames: BLANK_SPOT.frames};
