import {cite} from '../figure.ts';
import type {Placement} from '../placement.ts';

const specs = cite(
  'https://forbusiness.snapchat.com/resources/advertising-guides/ad-specs',
  '2026-11',
  'official',
);
const list = cite('https://audiencex.com/creative-specifications/snapchat/', '2026-11', 'secondary');
const launcher = cite(
  'https://help.sweply.com/en/articles/9294614-guide-to-media-size-specifications-for-snapchat-advertising',
  '2026-11',
  'secondary',
);
const guideline = cite(
  'https://www.scribd.com/document/345002684/Snap-Ads-Creative-Guidelines-Specs-11-16',
  '2016-11',
  'secondary',
);
const learn = cite('https://benly.ai/learn/snapchat-ads/snapchat-ad-specs-formats', '2026-11', 'secondary');

/** Single video ads of Snapchat. */
export const SNAPCHAT: Placement = {
  id: 'snapchat',
  title: 'Snapchat single video',
  platform: 'snapchat',
  aliases: ['snap'],
  media: ['paid-social'],
  formats: {
    '9:16': {
      least: specs({width: 1080, height: 1920}, {others: [learn({width: 720, height: 1280})]}),
      recommended: specs({width: 1080, height: 1920}),
      safeZone: guideline(
        {top: 150 / 1920, right: 64 / 1080, bottom: 150 / 1920, left: 64 / 1080},
        {
          note: "Snapchat's guideline of 2016; today's page gives none",
          others: [learn({top: 150 / 1920, right: 0, bottom: 150 / 1920, left: 0})],
        },
      ),
    },
  },
  accepts: specs(['9:16']),
  seconds: {
    least: specs(3),
    most: specs(180),
    recommended: list({from: 5, to: 6}),
  },
  bytes: {most: list(1e9, {others: [launcher(1e9)]})},
  containers: specs(['mp4', 'mov']),
  videoCodecs: list(['h264'], {others: [launcher(['h264'])]}),
  audio: {
    codecs: list(['aac', 'pcm'], {others: [launcher(['pcm', 'aac'])]}),
    channels: launcher(2),
    bitRate: {least: list(192_000, {others: [launcher(192_000), learn(128_000)]})},
    sampleRate: {least: list(48_000), most: list(48_000)},
  },
  text: {
    brandName: {most: specs(25)},
    headline: {most: specs(34)},
  },
  statesLoudness: true,
  loudness: launcher(
    {lufs: -16, peak: -1},
    {
      note: "names the level that Snapchat asks for, which today's page of Snapchat does not have; the peak is the trade's",
    },
  ),
};
