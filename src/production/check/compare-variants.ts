import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import {
  type ComparedVariant,
  type Distinctness,
  distinctnessOf,
  type Moment,
  OPENING,
} from '../../spot/findings/distinctness.ts';
import {type FrameMeasures, SCALE} from '../../spot/findings/frame-measures.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {CheckContext} from './check-context.ts';
import type {MasterCheck} from './check-masters.ts';
import {measurePicture} from './measure/measure-picture.ts';
import {measureMasterSound} from './measure/measure-sound.ts';

/** Raised when variants are compared differently: kept results of other versions are not used. */
const VERSION = 1;

/** Moments that are compared: in each second of the opening, and in each second of the whole. */
const MOMENTS = {opening: 4, whole: 1};

type Checked = {staged: Pick<StagedVariant, 'variant' | 'spot' | 'mix'>; check: MasterCheck};

/** Compares the masters of a batch with one another. The same masters are compared once. Variants without a whole master are left out. */
export function compareVariants(checked: readonly Checked[], context: CheckContext): Promise<Distinctness> {
  const masters = checked.filter(({check}) => check.sha256 !== null && !isDamaged(check));
  const key = keyOf({
    compared: masters.map(({staged: {variant, mix}, check: {sha256}}) => ({variant, mix, sha256})),
    version: VERSION,
  });
  return context.store.once(
    key,
    () => [],
    async () => {
      const compared: ComparedVariant[] = [];
      for (const master of masters) compared.push(await toCompared(master, context));
      return distinctnessOf(compared);
    },
  );
}

const isDamaged = ({findings}: MasterCheck): boolean => findings.some(({rule}) => rule === 'master-damaged');

async function toCompared(
  {staged: {variant, spot, mix}}: Checked,
  context: CheckContext,
): Promise<ComparedVariant> {
  const file = join(context.folder, `${variant.id}.mp4`);
  const {video, audio} = await context.packetsOf(file);
  const picture = await measurePicture(file, context, video);
  const sound = audio === null ? null : await measureMasterSound({file, packets: audio, mix}, context);
  const {format, seconds, placements, ...idea} = variant.props;
  const opening = Math.min(picture.frames, OPENING * spot.fps);
  return {
    id: variant.id,
    choices: variant.choices,
    idea: keyOf(idea),
    format: `${format} ${spot.fps}`,
    opening: momentsOf(picture, opening, spot.fps / MOMENTS.opening),
    whole: momentsOf(picture, picture.frames, spot.fps / MOMENTS.whole),
    words: wordsOf(variant.props.copy),
    mix,
    levels: sound?.match.planned ?? [],
  };
}

/** Moments at equal distances, each from the middle of its part. */
function momentsOf(picture: FrameMeasures, frames: number, distance: number): Moment[] {
  const count = Math.max(1, Math.round(frames / distance));
  return Array.from({length: count}, (_, at) =>
    momentAt(picture, Math.min(frames - 1, Math.floor((at + 0.5) * distance))),
  );
}

/** The colours of the cells as codes, by a gamma of 2.2: near enough to compare. */
function momentAt({light, columns, rows}: FrameMeasures, frame: number): Moment {
  const values = 3 * columns * rows;
  const cells = Uint8Array.from(light.subarray(frame * values, (frame + 1) * values), (value) =>
    Math.round(255 * (value / SCALE.share) ** (1 / 2.2)),
  );
  return {name: keyOf({cells: Buffer.from(cells).toString('base64')}), cells};
}

/** All words of the copy, without punctuation and case. */
function wordsOf(copy: unknown): string[] {
  if (typeof copy === 'string')
    return copy
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  if (typeof copy !== 'object' || copy === null) return [];
  return Object.values(copy).flatMap(wordsOf);
}
