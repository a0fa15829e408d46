import {cite} from '../figure.ts';
import {META_VERTICAL_ZONE, META_VIDEO} from '../meta-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS_OF_FEEDS} from '../trade-loudness.ts';

const guide = cite(
  'https://www.marketertools.fyi/blog/meta-ad-sizes-safe-zones-2026',
  '2026-06',
  'secondary',
);
const fields = cite('https://docs.whathead.com/platforms/meta/ad', '2026-11', 'secondary');

/** Reels of Facebook and Instagram. */
export const META_REELS: Placement = {
  id: 'meta-reels',
  title: 'Meta Reels (Facebook, Instagram)',
  platform: 'meta',
  aliases: ['reels'],
  media: ['paid-social'],
  formats: {
    '9:16': {
      recommended: guide({width: 1080, height: 1920}),
      safeZone: META_VERTICAL_ZONE(
        {top: 0.14, right: 0.06, bottom: 0.35, left: 0.06},
        {others: [guide({top: 0.14, right: 0, bottom: 0.2, left: 0})]},
      ),
    },
  },
  accepts: guide(['9:16']),
  ...META_VIDEO,
  seconds: {
    least: guide(1, {note: 'another guide recommends 15 to 90 seconds'}),
    most: fields(90, {others: [guide(3600)]}),
    recommended: guide({to: 15}),
  },
  text: {primaryText: {shown: guide(72)}},
  statesLoudness: false,
  loudness: TRADE_LOUDNESS_OF_FEEDS,
};
