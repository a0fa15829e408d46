import {cite} from '../figure.ts';
import {GOOGLE_FORMATS, GOOGLE_VIDEO} from '../google-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const displayApi = cite(
  'https://pub.dev/documentation/googleapis/latest/displayvideo_v3/AdGroupAd/bumperAd.html',
  '2026-11',
  'official',
);

/** Six seconds before, during and after videos on YouTube, without a way to skip. */
export const YOUTUBE_BUMPER: Placement = {
  id: 'youtube-bumper',
  title: 'YouTube bumper',
  platform: 'google',
  aliases: ['bumper'],
  media: ['paid-social'],
  formats: GOOGLE_FORMATS,
  ...GOOGLE_VIDEO,
  seconds: {most: displayApi(6)},
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
