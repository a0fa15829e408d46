import {cite} from '../figure.ts';
import {META_VERTICAL_ZONE, META_VIDEO, metaList} from '../meta-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS_OF_FEEDS} from '../trade-loudness.ts';

const developers = cite(
  'https://developers.facebook.com/ads/blog/post/2017/03/01/ig-story/',
  '2017-03',
  'official',
);
const knowledge = cite(
  'https://stish.app/knowledge-base/meta-ads-specifications-facebook-instagram',
  '2026-11',
  'secondary',
);
const before = cite('https://mediamaxnetwork.com/digital-specifications/social-ads/', '2026-11', 'secondary');

/** Stories of Facebook and Instagram. */
export const META_STORIES: Placement = {
  id: 'meta-stories',
  title: 'Meta Stories (Facebook, Instagram)',
  platform: 'meta',
  aliases: ['stories'],
  media: ['paid-social'],
  formats: {
    '9:16': {
      least: developers(
        {width: 600, height: 1067},
        {note: 'the page says at least 600 px wide', others: [metaList({width: 500, height: 889})]},
      ),
      recommended: knowledge({width: 1080, height: 1920}, {others: [before({width: 1440, height: 2560})]}),
      safeZone: META_VERTICAL_ZONE(
        {top: 0.14, right: 0.06, bottom: 0.35, left: 0.06},
        {others: [before({top: 0.14, right: 0, bottom: 0.2, left: 0})]},
      ),
    },
  },
  accepts: developers(['9:16'], {note: 'the page says 9:16 or taller'}),
  ...META_VIDEO,
  seconds: {most: knowledge(60)},
  text: {
    primaryText: {shown: metaList(125)},
    headline: {shown: metaList(40)},
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS_OF_FEEDS,
};
