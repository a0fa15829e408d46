import {cite} from '../figure.ts';
import {GOOGLE_FORMATS, GOOGLE_VIDEO} from '../google-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const video = cite('https://support.google.com/google-ads/answer/17141078', '2026-11', 'official');
const creative = cite('https://support.google.com/google-ads/answer/13704860', '2026-11', 'official');

/** Demand Gen campaigns of Google: YouTube, Discover and Gmail. */
export const DEMAND_GEN: Placement = {
  id: 'demand-gen',
  title: 'Google Demand Gen',
  platform: 'google',
  aliases: [],
  media: ['paid-social', 'display'],
  formats: {...GOOGLE_FORMATS, '4:5': {recommended: video({width: 1080, height: 1350})}},
  ...GOOGLE_VIDEO,
  accepts: video(['9:16', '4:5', '1:1', '16:9']),
  seconds: {
    least: video(5, {
      note: 'shorter than 10 seconds does not run in-stream on YouTube',
      others: [creative(5)],
    }),
  },
  text: {
    headline: {most: creative(40), count: {most: creative(5)}},
    longHeadline: {most: creative(90)},
    description: {most: creative(90), count: {most: creative(5)}},
    brandName: {most: creative(25), count: {least: creative(1), most: creative(1)}},
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
