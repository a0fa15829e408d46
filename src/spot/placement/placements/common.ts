import type {Format} from '../../variant/format.ts';
import {cite} from '../figure.ts';
import type {Placement, SafeZone} from '../placement.ts';
import {zoneOf} from '../safe-zones.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const vertical = cite('https://shotstack.io/learn/vertical-video-safe-zones/', '2026-11', 'secondary');
const television = cite(
  'https://docplayer.net/amp/21044158-R-95-safe-areas-for-16-9-television-production-revision-1-source-sp-bhd-sp-qc.html',
  '2026-11',
  'secondary',
);

/** What stays visible on every platform: figures with their sources. */
const ZONES = {
  '9:16': vertical(
    {top: 0.15, right: 0.178, bottom: 0.35, left: 0.111},
    {note: 'union of Reels, Shorts and TikTok'},
  ),
  '4:5': television(
    {top: 0.08, right: 0.06, bottom: 0.08, left: 0.06},
    {note: 'title safe; grids crop 4:5 to 3:4'},
  ),
  '1:1': television(
    {top: 0.06, right: 0.06, bottom: 0.06, left: 0.06},
    {note: 'title safe (EBU R 95: 5 %) and a margin'},
  ),
  '16:9': television(
    {top: 0.07, right: 0.05, bottom: 0.1, left: 0.05},
    {note: 'EBU R 95 title safe and the skip button'},
  ),
};

/**
 * What stays visible on every platform, per format. 9:16 is the union of Meta Reels and Stories
 * (14 % top, 35 % bottom, 6 % sides), Google's vertical box (288, 672, 48 and 192 px of 1080x1920)
 * and the usual TikTok margins (sides 60 and 120 px).
 */
export const SAFE_ZONES: Record<Format, SafeZone> = {
  '9:16': zoneOf(ZONES['9:16']),
  '4:5': zoneOf(ZONES['4:5']),
  '1:1': zoneOf(ZONES['1:1']),
  '16:9': zoneOf(ZONES['16:9']),
};

/**
 * The placement of a variant that names none: safe on every social platform. Its loudness is what social platforms converge
 * on; only Snapchat asks for another level.
 */
export const COMMON_PLACEMENT: Placement = {
  id: 'common',
  title: 'Every social platform',
  platform: null,
  aliases: [],
  media: ['paid-social'],
  formats: {
    '9:16': {safeZone: ZONES['9:16']},
    '4:5': {safeZone: ZONES['4:5']},
    '1:1': {safeZone: ZONES['1:1']},
    '16:9': {safeZone: ZONES['16:9']},
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
