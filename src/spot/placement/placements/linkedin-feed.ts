import {cite} from '../figure.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const help = cite('https://www.linkedin.com/help/lms/answer/a424737', '2026-11', 'official');
const poster = cite(
  'https://help.hootsuite.com/hc/en-us/articles/1260802306130-LinkedIn-video-specifications-for-ads',
  '2026-11',
  'secondary',
);
const agency = cite('https://www.ntooitive.com/knowledgebase/social/linkedin/', '2026-11', 'secondary');
const lane = cite(
  'https://growthlane.marketing/blog/linkedin-video-ad-specs-requirements',
  '2026-01',
  'secondary',
);
const group = cite(
  'https://www.ntg-digital.com/Digital-Information/LinkedIn-Ad-Specifications',
  '2026-11',
  'secondary',
);

/** Video ads in the feed of LinkedIn. */
export const LINKEDIN_FEED: Placement = {
  id: 'linkedin-feed',
  title: 'LinkedIn feed',
  platform: 'linkedin',
  aliases: ['linkedin'],
  media: ['paid-social'],
  formats: {
    '9:16': {least: help({width: 360, height: 640}), most: help({width: 1080, height: 1920})},
    '4:5': {
      least: help({width: 360, height: 450}),
      most: help({width: 1080, height: 1350}, {note: 'the recommended shape'}),
    },
    '1:1': {least: help({width: 360, height: 360}), most: help({width: 1920, height: 1920})},
    '16:9': {least: help({width: 640, height: 360}), most: help({width: 1920, height: 1080})},
  },
  accepts: help(['9:16', '4:5', '1:1', '16:9']),
  seconds: {least: help(3), most: help(1800), recommended: group({to: 15})},
  bytes: {
    least: help(75_000),
    most: agency(200e6, {others: [poster(200e6), lane(200e6), help(500e6)]}),
  },
  frameRate: {
    most: help(29.97, {note: 'the page says less than 30', others: [poster(30)]}),
  },
  containers: help(['mp4']),
  videoCodecs: help(['h264', 'vp8']),
  audio: {
    codecs: help(['aac'], {note: 'the page says AAC or MPEG4'}),
    sampleRate: {most: help(63_999, {note: 'the page says less than 64 kHz', others: [poster(64_000)]})},
  },
  captions: help(['srt']),
  text: {
    primaryText: {most: agency(600, {others: [group(600)]}), shown: agency(150)},
    headline: {most: poster(200, {others: [agency(200)]}), shown: poster(70, {others: [agency(70)]})},
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
