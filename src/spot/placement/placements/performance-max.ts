import {cite} from '../figure.ts';
import {GOOGLE_FORMATS, GOOGLE_VIDEO} from '../google-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const help = cite('https://support.google.com/google-ads/answer/17091269', '2026-11', 'official');
const api = cite(
  'https://developers.google.com/google-ads/api/performance-max/asset-requirements',
  '2026-11',
  'official',
);

/** Performance Max campaigns of Google. */
export const PERFORMANCE_MAX: Placement = {
  id: 'performance-max',
  title: 'Google Performance Max',
  platform: 'google',
  aliases: ['pmax'],
  media: ['paid-social', 'display'],
  formats: {
    '9:16': GOOGLE_FORMATS['9:16'],
    '1:1': GOOGLE_FORMATS['1:1'],
    '16:9': GOOGLE_FORMATS['16:9'],
  },
  ...GOOGLE_VIDEO,
  accepts: api(['9:16', '1:1', '16:9']),
  seconds: {least: api(10)},
  text: {
    headline: {
      most: help(30, {note: 'one of them at most 15', others: [api(30)]}),
      count: {least: help(3), most: help(15)},
    },
    longHeadline: {most: help(90), count: {least: help(1), most: help(5)}},
    description: {
      most: help(90, {note: 'one of them at most 60', others: [api(90)]}),
      count: {least: help(2), most: help(5)},
    },
    brandName: {
      most: help(25, {note: 'the domain name or the verified name of the business'}),
      count: {least: api(1), most: api(1)},
    },
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
