import {cite} from './figure.ts';
import type {PlacementFigures} from './placement-figures.ts';

/** "About video ad specs" of Google Ads Help: holds for all YouTube formats and campaign types. */
const specs = cite('https://support.google.com/google-ads/answer/13547298', '2026-11', 'official');
const vertical = cite('https://shotstack.io/learn/vertical-video-safe-zones/', '2026-11', 'secondary');
/** "About video ad formats" of Google Ads Help. */
export const googleFormats = cite(
  'https://support.google.com/google-ads/answer/2375464',
  '2026-11',
  'secondary',
);

/** Why the figures of `googleFormats` do not count as official. */
export const READ_IN_A_COPY = 'read in copies of this page, which disagree';

/** What a vertical YouTube ad leaves visible: 288, 672, 48 and 192 px of 1080x1920. */
const verticalZone = vertical(
  {top: 288 / 1920, right: 192 / 1080, bottom: 672 / 1920, left: 48 / 1080},
  {note: 'quotes the safe zone of Google for vertical ads'},
);

const SD = {note: 'SD, which the page advises against'};

/** The formats of videos on YouTube, each with its sizes. */
export const GOOGLE_FORMATS = {
  '9:16': {
    least: specs({width: 720, height: 1280}, {others: [specs({width: 480, height: 640}, SD)]}),
    recommended: specs({width: 1080, height: 1920}),
    safeZone: verticalZone,
  },
  '4:5': {},
  '1:1': {least: specs({width: 480, height: 480}), recommended: specs({width: 1080, height: 1080})},
  '16:9': {
    least: specs({width: 1280, height: 720}, {others: [specs({width: 640, height: 480}, SD)]}),
    recommended: specs({width: 1920, height: 1080}),
  },
} satisfies PlacementFigures['formats'];

/** What holds for every video that is uploaded to YouTube. */
export const GOOGLE_VIDEO = {
  accepts: specs(['9:16', '4:5', '1:1', '16:9'], {note: '4:5 is accepted, the others are recommended'}),
  bytes: {most: specs(256e9)},
  containers: specs(['mpg', 'mp4', 'mov', 'avi', 'wmv', 'flv', '3gp', 'webm'], {
    note: 'recommended: mpg (MPEG-2 or MPEG-4)',
  }),
  videoCodecs: specs(['h264', 'mpeg4', 'mpeg2video', 'hevc', 'prores', 'dnxhd', 'cfhd'], {
    note: 'the page says MPEG-2, MPEG-4 (of which H.264 is part 10), HEVC, ProRes, DNxHR and CineForm',
  }),
} satisfies Partial<PlacementFigures>;
