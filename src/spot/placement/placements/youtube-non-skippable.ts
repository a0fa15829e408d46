import {cite} from '../figure.ts';
import {GOOGLE_FORMATS, GOOGLE_VIDEO, googleFormats, READ_IN_A_COPY} from '../google-video.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const displayApi = cite(
  'https://pub.dev/documentation/googleapis/latest/displayvideo_v4/AdGroupAd/nonSkippableAd.html',
  '2026-11',
  'official',
);
const adsApi = cite(
  'https://developers.google.com/google-ads/api/reference/rpc/v26/NonSkippableMaxDurationEnum.NonSkippableMaxDuration',
  '2026-10',
  'official',
);

/** Before, during and after videos on YouTube, without a way to skip. */
export const YOUTUBE_NON_SKIPPABLE: Placement = {
  id: 'youtube-non-skippable',
  title: 'YouTube in-stream, not skippable',
  platform: 'google',
  aliases: [],
  media: ['paid-social'],
  formats: GOOGLE_FORMATS,
  ...GOOGLE_VIDEO,
  seconds: {
    least: displayApi(6),
    most: displayApi(15, {
      note: 'a campaign may allow 30 or 60',
      others: [adsApi(30), adsApi(60), googleFormats(30, {note: READ_IN_A_COPY})],
    }),
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
