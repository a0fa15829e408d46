import {GOOGLE_FORMATS, GOOGLE_VIDEO, googleFormats} from '../google-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

/** Before, during and after videos on YouTube; the viewer can skip it after 5 seconds. */
export const YOUTUBE_IN_STREAM: Placement = {
  id: 'youtube-in-stream',
  title: 'YouTube in-stream, skippable',
  platform: 'google',
  aliases: [],
  media: ['paid-social'],
  formats: GOOGLE_FORMATS,
  ...GOOGLE_VIDEO,
  seconds: {
    recommended: googleFormats({to: 180}, {note: 'read in a copy of this page, which says: no most'}),
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
