import {cite} from './figure.ts';

const trade = cite(
  'https://www.forasoft.com/learn/audio-for-video/articles-audio/lufs-targets-per-platform-2026',
  '2026-06',
  'secondary',
);
const players = cite('https://clickyapps.com/creator/video/guides/lufs-targets-2025', '2026-11', 'secondary');
const meterMaker = cite('https://apu.software/tiktok-instagram-reels-loudness', '2026-11', 'secondary');

const NONE_STATED = 'the platform states none';

/** -14 LUFS, to which players normalise, and -1 dBTP, the room that a lossy codec needs: for platforms that state no loudness. */
export const TRADE_LOUDNESS = trade(
  {lufs: -14, peak: -1},
  {note: NONE_STATED, others: [players({lufs: -14, peak: -1.5})]},
);

/** The same for feeds of short videos, for which one maker of meters names another level. */
export const TRADE_LOUDNESS_OF_FEEDS = trade(
  {lufs: -14, peak: -1},
  {note: NONE_STATED, others: [meterMaker({lufs: -16, peak: -1})]},
);
