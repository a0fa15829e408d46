import {cite} from '../figure.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const specs = cite(
  'https://business.x.com/en/help/campaign-setup/creative-ad-specifications',
  '2026-11',
  'official',
);
const lab = cite('https://www.xyzlab.com/specs/x-twitter-ads', '2026-11', 'secondary');
const overview = cite('https://www.xyzlab.com/x-ads-specs', '2026-11', 'secondary');
const list = cite('https://audiencex.com/creative-specifications/twitter/', '2026-11', 'secondary');

/** Video ads in the timeline of X. */
export const X: Placement = {
  id: 'x',
  title: 'X video',
  platform: 'x',
  aliases: ['twitter'],
  media: ['paid-social'],
  formats: {
    '9:16': {least: lab({width: 720, height: 1280}), most: lab({width: 1080, height: 1920})},
    '1:1': {recommended: overview({width: 1200, height: 1200})},
    '16:9': {},
  },
  accepts: lab(['9:16', '1:1', '16:9']),
  seconds: {most: lab(140, {others: [list(140)]}), recommended: lab({to: 15})},
  bytes: {most: lab(1e9, {others: [list(1e9)]}), recommended: lab({to: 30e6})},
  bitRate: {most: lab(25e6), recommended: lab({from: 6e6, to: 10e6}, {note: 'at 1080p'})},
  frameRate: {most: lab(60), recommended: lab({from: 29.97, to: 30})},
  containers: lab(['mp4', 'mov'], {others: [list(['mov', 'mp4'])]}),
  videoCodecs: lab(['h264'], {note: 'Baseline, Main or High, 4:2:0'}),
  audio: {codecs: lab(['aac'], {note: 'AAC LC'})},
  text: {
    primaryText: {most: specs(280), link: specs(23)},
    headline: {most: list(70)},
  },
  cover: {containers: lab(['png', 'jpg', 'jpeg']), bytes: {most: lab(5e6)}},
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
