import {cite} from '../figure.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS_OF_FEEDS} from '../trade-loudness.ts';

const auction = cite('https://ads.tiktok.com/help/article/tiktok-auction-in-feed-ads', '2026-06', 'official');
const reservation = cite(
  'https://ads.tiktok.com/help/article/tiktok-reservation-in-feed-ads-reach-frequency',
  '2025-07',
  'official',
);
const manager = cite('https://ads.tiktok.com/help/article/video-ads-specifications', '2026-11', 'official');
const bundle = cite('https://ads.tiktok.com/help/article/image-ads-specification', '2025-07', 'official');
const tools = cite('https://tikadtools.com/blog/tiktok-video-specs-for-ads', '2026-11', 'secondary');
const sizes = cite('https://adfuseai.com/blog/tiktok-ad-sizes-specs-guide', '2026-11', 'secondary');
const creator = cite('https://www.adscreator.com/blog/tiktok-ad-sizes-specs', '2026-11', 'secondary');
const letters = cite('https://lettercounter.org/blog/tiktok-ads-character-limits', '2026-11', 'secondary');

const OF_BUNDLE = 'the page is about the Global App Bundle; other sources say the same of the feed';

/** In-feed ads that are no Spark Ads; what auction and reservation ask for together. */
export const TIKTOK_IN_FEED: Placement = {
  id: 'tiktok-in-feed',
  title: 'TikTok in-feed',
  platform: 'tiktok',
  aliases: ['tiktok'],
  media: ['paid-social'],
  formats: {
    '9:16': {
      least: auction({width: 540, height: 960}),
      recommended: sizes({width: 1080, height: 1920}),
      safeZone: tools(
        {top: 0.1, right: 0.15, bottom: 0.35, left: 0.1},
        {
          note: 'TikTok publishes templates instead of figures: a longer caption leaves less',
          others: [
            sizes({top: 150 / 1920, right: 150 / 1080, bottom: 440 / 1920, left: 0}),
            creator({top: 0, right: 86 / 1080, bottom: 130 / 1920, left: 0}),
          ],
        },
      ),
    },
    '1:1': {least: auction({width: 640, height: 640})},
    '16:9': {least: auction({width: 960, height: 540})},
  },
  accepts: auction(['9:16', '1:1', '16:9'], {note: '9:16 is recommended'}),
  mirrors: auction(true, {note: 'TikTok has templates for the Arabic region, from right to left'}),
  seconds: {
    least: manager(5, {others: [reservation(5)]}),
    most: manager(60, {others: [reservation(60), auction(600)]}),
    recommended: manager({from: 9, to: 15}),
  },
  bytes: {most: auction(500e6)},
  bitRate: {least: reservation(2_500_000, {others: [auction(516_000), manager(516_000)]})},
  frameRate: {
    least: sizes(24, {others: [creator(23)]}),
    most: creator(60),
  },
  containers: reservation(['mp4', 'mov', 'mpeg', '3gp'], {
    others: [auction(['mp4', 'mov', 'mpeg', '3gp', 'avi'])],
  }),
  text: {
    primaryText: {
      least: bundle(1, {note: OF_BUNDLE}),
      most: bundle(100, {note: OF_BUNDLE, others: [letters(100)]}),
      wide: bundle(2, {note: OF_BUNDLE, others: [letters(2)]}),
      refuses: bundle(['emoji', '{', '}', '#', '@'], {
        note: 'links, @ and # are named on the page about auction ads',
        others: [auction(['#', '@'])],
      }),
    },
    brandName: {
      least: bundle(2, {note: OF_BUNDLE}),
      most: bundle(20, {note: OF_BUNDLE, others: [letters(40)]}),
      wide: bundle(2, {note: OF_BUNDLE}),
      refuses: bundle(['emoji'], {note: OF_BUNDLE}),
    },
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS_OF_FEEDS,
};
