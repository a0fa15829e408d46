import {cite} from '../figure.ts';
import {META_VIDEO, metaApi, metaList} from '../meta-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS_OF_FEEDS} from '../trade-loudness.ts';

const business = cite('https://www.facebook.com/business/help/www/103816146375741', '2026-11', 'official');
const knowledge = cite(
  'https://stish.app/knowledge-base/meta-ads-specifications-facebook-instagram',
  '2026-11',
  'secondary',
);
const references = cite(
  'https://raw.githubusercontent.com/aaron-he-zhu/aaron-marketing-skills/7bb13fd3413adf2dfb561d1979e1de2101a65bc6/ad/orchestrate/ad-creative-builder/references/ad-format-specs.md',
  '2026-11',
  'secondary',
);

const WIDTH = 'the page says at least 600 px wide';

/** The feeds of Facebook and Instagram. */
export const META_FEED: Placement = {
  id: 'meta-feed',
  title: 'Meta Feed (Facebook, Instagram)',
  platform: 'meta',
  aliases: ['feed'],
  media: ['paid-social'],
  formats: {
    '4:5': {
      least: metaApi({width: 600, height: 750}, {note: WIDTH, others: [metaList({width: 120, height: 120})]}),
      recommended: knowledge({width: 1080, height: 1350}),
    },
    '1:1': {
      least: metaApi({width: 600, height: 600}, {note: WIDTH, others: [metaList({width: 120, height: 120})]}),
      recommended: metaList({width: 1080, height: 1080}),
    },
    '16:9': {
      least: metaApi({width: 600, height: 338}, {note: WIDTH, others: [metaList({width: 120, height: 120})]}),
    },
  },
  accepts: metaApi(['4:5', '1:1', '16:9'], {note: 'from 1.91:1 to 4:5'}),
  ...META_VIDEO,
  seconds: {
    least: metaApi(3, {note: 'on Instagram', others: [metaList(1)]}),
    most: metaApi(60, {note: 'on Instagram', others: [metaList(241 * 60)]}),
    recommended: business({to: 15}),
  },
  text: {
    primaryText: {
      most: metaApi(2200, {note: 'above it, the ad does not run on Instagram'}),
      shown: metaList(125),
    },
    headline: {shown: metaList(27, {others: [references(40)]})},
    description: {shown: metaList(27, {others: [references(30)]})},
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS_OF_FEEDS,
};
