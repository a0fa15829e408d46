import {cite} from './figure.ts';
import type {PlacementFigures} from './placement-figures.ts';

/** Media requirements of Instagram ads in Meta's documentation of its Marketing API. */
export const metaApi = cite(
  'https://developers.facebook.com/documentation/ads-commerce/instagram/ads-api/reference/media-requirements',
  '2025-07',
  'official',
);
/** An agency's list of specifications for all Meta placements. */
export const metaList = cite('https://getalwayson.com/adspecs', '2026-11', 'secondary');
const network = cite(
  'https://mediamaxnetwork.com/digital-specifications/social-ads/',
  '2026-11',
  'secondary',
);
const importHelp = cite('https://www.facebook.com/business/help/261309361378237', '2026-11', 'seen');

const GIGABYTE = 1e9;

/** What holds for a video on every Meta placement. */
export const META_VIDEO = {
  bytes: {
    most: metaApi(2.3 * GIGABYTE, {
      note: 'of an Instagram ad, before Meta compresses it',
      others: [metaList(4 * GIGABYTE), network(4 * GIGABYTE)],
    }),
  },
  containers: metaList(['mp4', 'mov', 'gif'], {others: [network(['mp4', 'mov', 'gif'])]}),
  videoCodecs: metaList(['h264'], {note: 'square pixels, fixed frame rate, progressive, no edit lists'}),
  audio: {
    codecs: metaList(['aac']),
    channels: metaList(2),
    bitRate: {least: metaList(128_000)},
  },
  cover: {
    leastWidth: metaApi(600, {note: 'required, in the shape of the video'}),
  },
  bulkImport: {
    videos: importHelp(10, {note: 'public code cites this page; the page itself was not read'}),
    bytesEach: importHelp(10e6, {note: 'public code cites this page; the page itself was not read'}),
  },
} satisfies Partial<PlacementFigures>;

/** The part of a 9:16 frame that Stories and Reels leave visible, and how Stories were described before. */
export const META_VERTICAL_ZONE = cite('https://mediamaxnetwork.com/?p=4172', '2026-11', 'secondary');
