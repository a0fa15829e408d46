import {cite} from '../figure.ts';
import {GOOGLE_FORMATS, GOOGLE_VIDEO, googleFormats} from '../google-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const shorts = cite('https://support.google.com/google-ads/answer/16041697', '2026-11', 'secondary');

const COPY = 'read in a copy of this page';

/** Between Shorts on YouTube. */
export const YOUTUBE_SHORTS: Placement = {
  id: 'youtube-shorts',
  title: 'YouTube Shorts',
  platform: 'google',
  aliases: ['shorts'],
  media: ['paid-social'],
  formats: {'9:16': GOOGLE_FORMATS['9:16']},
  ...GOOGLE_VIDEO,
  accepts: shorts(['9:16'], {note: COPY}),
  seconds: {
    most: shorts(180, {note: `${COPY}; only the first 60 seconds play`}),
    recommended: googleFormats({to: 60}, {note: COPY}),
  },
  text: {description: {most: shorts(70, {note: `${COPY}: two lines of 35`})}},
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
