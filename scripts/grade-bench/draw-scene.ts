import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {readPixels} from '../../src/machine/media/picture-pixels.ts';
import {cutOut} from '../../src/production/check/product/pixels.ts';
import {type LabelledPair, writePairSheet} from '../../src/production/grade/pair-sheet.ts';
import type {Rgb} from '../../src/spot/grade/read-cube.ts';
import {matched, treatedPixels} from './measure.ts';
import {SCENES} from './treatments.ts';

/** Longer side of the photo, and the part of it that each clip shows. */
const LONGEST = 460;
const PART = 0.86;

/** Draws five clips of one scene, each another part of a photo and treated differently, before and after four are matched to the first. */
export async function drawScene(photo: string, to: string): Promise<void> {
  const whole = await readPixels(photo, LONGEST);
  const size = {width: Math.round(whole.width * PART), height: Math.round(whole.height * PART)};
  const treatments = SCENES[0] ?? [];
  const clips = treatments.map(({apply}, at) => {
    const drift = at / (treatments.length - 1);
    const x = Math.round((whole.width - size.width) * drift);
    const y = Math.round((whole.height - size.height) * (1 - drift));
    return treatedPixels(cutOut(whole, {x, y, ...size}).data, apply);
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'tenspot-scene-'));
  try {
    const pairs: LabelledPair[] = [];
    for (const [at, clip] of clips.entries()) {
      const grade = at === 0 ? (colour: Rgb): Rgb => colour : matched(clip, clips[0] as Uint8Array);
      const pictures = [clip, treatedPixels(clip, grade)];
      const file = path.join(folder, `${at}.png`);
      const raw = {raw: {...size, channels: 3 as const}};
      const [left, right] = await Promise.all(pictures.map((data) => sharp(data, raw).png().toBuffer()));
      await sharp({create: {width: 2 * size.width, height: size.height, channels: 3, background: '#808080'}})
        .composite([
          {input: left as Buffer, left: 0, top: 0},
          {input: right as Buffer, left: size.width, top: 0},
        ])
        .png()
        .toFile(file);
      pairs.push({label: at === 0 ? 'clip 1, the hero' : `clip ${at + 1}`, file});
    }
    const sheet = path.join(folder, 'sheet.jpg');
    await writePairSheet(pairs, ['as it is', 'corrected'], sheet);
    await sharp(sheet).toFile(to);
  } finally {
    await rm(folder, {recursive: true});
  }
}
