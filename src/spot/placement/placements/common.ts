import type {Format} from '../../variant/format.ts';
import type {Placement, SafeZone} from '../placement.ts';

/**
 * What stays visible on every platform, per format. 9:16 is the union of Meta Reels and Stories
 * (14 % top, 35 % bottom, 6 % sides), Google's vertical box (288, 672, 48 and 192 px of 1080x1920)
 * and the usual TikTok margins (sides 60 and 120 px).
 */
export const SAFE_ZONES: Record<Format, SafeZone> = {
  '9:16': {
    top: 0.15,
    right: 0.178,
    bottom: 0.35,
    left: 0.111,
    source: 'union of Reels, Shorts and TikTok',
    asOf: '2026-11',
  },
  '4:5': {
    top: 0.08,
    right: 0.06,
    bottom: 0.08,
    left: 0.06,
    source: 'title safe; grids crop 4:5 to 3:4',
    asOf: '2026-11',
  },
  '1:1': {
    top: 0.06,
    right: 0.06,
    bottom: 0.06,
    left: 0.06,
    source: 'title safe (EBU R 95: 5 %) and a margin',
    asOf: '2026-11',
  },
  '16:9': {
    top: 0.07,
    right: 0.05,
    bottom: 0.1,
    left: 0.05,
    source: 'EBU R 95 title safe and the skip button',
    asOf: '2026-11',
  },
};

/**
 * The placement of a variant that names none: safe on every social platform.
 *
 * Its loudness is what social platforms converge on. Only Snap publishes a figure (-16 LUFS); -14 LUFS is the level that
 * the players normalise to, and -1 dBTP leaves the room that a lossy codec needs.
 */
export const COMMON_PLACEMENT = {
  id: 'common',
  title: 'Every social platform',
  safeZones: SAFE_ZONES,
  loudness: {lufs: -14, peak: -1},
} satisfies Placement;
