import {run} from '../../../machine/process/child.ts';
import type {Tools} from '../../../machine/tools/tools.ts';

/** The filters and the encoder that the set engine needs. */
const FILTERS = [
  'color',
  'concat',
  'crop',
  'fps',
  'lut3d',
  'overlay',
  'perspective',
  'scale',
  'setpts',
  'split',
  'tpad',
  'trim',
  'xfade',
];
const ENCODER = 'libx264';

/** The filters and encoders of the set engine that this ffmpeg does not have, in words. */
export async function missingFeatures({ffmpeg}: Tools): Promise<string[]> {
  const list = async (option: string): Promise<string> =>
    (await run(ffmpeg, ['-hide_banner', '-loglevel', 'error', option])).stdout.toString();
  const [filters = '', encoders = ''] = await Promise.all(['-filters', '-encoders'].map(list));
  const names = new Set(filters.split('\n').map((line) => line.trim().split(/\s+/)[1]));
  return [
    ...FILTERS.filter((name) => !names.has(name)).map((name) => `filter "${name}"`),
    ...(encoders.includes(ENCODER) ? [] : [`encoder "${ENCODER}"`]),
  ];
}
