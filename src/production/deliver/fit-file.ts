import {copyTo} from '../../machine/files/write-file.ts';
import {type EncodeTarget, encodeDeliverable, encodeOptions} from '../../machine/media/encode-deliverable.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {type FileFacts, type FileNeed, fileNeeds} from '../../spot/delivery/file-needs.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Format} from '../../spot/variant/format.ts';
import {fileFacts, MASTER_SOUND_RATE} from './file-facts.ts';

/** A master that has to fit a placement. */
export type Fitting = {
  /** Its path. */
  master: string;
  format: Format;
  fps: number;
  placement: Placement;
  /** A limit beside those of the placement. Default: none. */
  bytes?: number | undefined;
  /** Bytes of metadata that are added to the file afterwards. */
  room: number;
};

/** How the file came about: `needs` is empty where it is a copy. */
export type Fitted = {needs: FileNeed[]; options: string[]; target: EncodeTarget | null; facts: FileFacts};

/** Encodes that are tried: each corrects the rate and the loudness by what the last one missed. */
const ROUNDS = 5;

/** Bytes that are kept free for the container. */
const CONTAINER_ROOM = 40_000;

/** Below this many bits per second a picture of 1080 lines falls apart: then the file is refused. */
const LEAST_PICTURE = 300_000;

/**
 * Writes the file for a placement: a copy of the master where it fits, else an encode of it that was measured and fits. Errors:
 * `deliverable-unfit` where no encode of this picture fits.
 */
export async function fitFile(
  fitting: Fitting,
  facts: FileFacts,
  file: string,
  tools: Tools,
  signal?: AbortSignal | undefined,
): Promise<Fitted> {
  const {master, format, fps, room} = fitting;
  const needsOf = (file: FileFacts): FileNeed[] => needsOfFile({...file, bytes: file.bytes + room}, fitting);
  const needs = needsOf(facts);
  const stuck = needs.find(({byEncoding}) => !byEncoding);
  if (stuck) throw unfit(fitting, stuck);
  if (needs.length === 0) {
    await copyTo(master, file);
    return {needs, options: [], target: null, facts};
  }
  let target = firstTarget(needs, facts, fitting);
  let left: FileNeed[] = needs;
  for (let round = 0; round < ROUNDS; round++) {
    if (target.picture && target.picture.bitRate < LEAST_PICTURE) break;
    await encodeDeliverable(tools, master, target, file, signal);
    const made = await fileFacts(tools, file, format, target.sound?.bitRate);
    left = needsOf(made);
    if (left.length === 0) return {needs, options: encodeOptions({...target, fps}), target, facts: made};
    target = corrected(target, left, made, fitting);
  }
  throw unfit(fitting, left[0] ?? (needs[0] as FileNeed));
}

/** What of a finished file, metadata included, its placement and its limit do not take. */
export const needsOfFile = (
  facts: FileFacts,
  {placement, bytes}: Pick<Fitting, 'placement' | 'bytes'>,
): FileNeed[] => fileNeeds(facts, placement, bytes === undefined ? {} : {bytes});

const has = (needs: readonly FileNeed[], ...figures: string[]): boolean =>
  needs.some(({figure}) => figures.some((each) => figure === each || figure.startsWith(`${each}.`)));

function firstTarget(
  needs: readonly FileNeed[],
  facts: FileFacts,
  {fps, placement, bytes, room}: Fitting,
): EncodeTarget {
  const {audio, loudness} = placement;
  const lowest = (audio?.bitRate?.least?.value ?? 0) * 1.1;
  const highest = audio?.bitRate?.most?.value ?? Number.POSITIVE_INFINITY;
  const soundRate = Math.min(Math.max(MASTER_SOUND_RATE, lowest), highest);
  const isLoud = has(needs, 'loudness') && facts.loudness !== null;
  const sound =
    isLoud || has(needs, 'audio')
      ? {
          gain: isLoud && facts.loudness ? loudness.value.lufs - facts.loudness.lufs : 0,
          ceiling: isLoud ? loudness.value.peak - 0.5 : null,
          bitRate: soundRate,
        }
      : null;
  const raised = has(needs, 'bitRate.least');
  const lowered = has(needs, 'bytes', 'bitRate.most', 'bulkImport', 'videoCodecs', 'containers');
  const most = Math.min(
    bytes === undefined ? Number.POSITIVE_INFINITY : rateFor(bytes - room, facts),
    placement.bytes?.most ? rateFor(placement.bytes.most.value - room, facts) : Number.POSITIVE_INFINITY,
    (placement.bitRate?.most?.value ?? Number.POSITIVE_INFINITY) * 0.97,
  );
  const least = (placement.bitRate?.least?.value ?? 0) * 1.05;
  const own = (8 * facts.bytes) / facts.seconds;
  const total = raised ? least : Math.max(least, Math.min(most, own));
  const picture = raised || lowered ? {bitRate: total - soundRate, constant: raised} : null;
  return {fps, picture, sound};
}

const rateFor = (bytes: number, {seconds}: FileFacts): number =>
  (8 * (bytes - CONTAINER_ROOM) * 0.98) / seconds;

/** The target of the next round: the rate and the loudness moved by what is missing. */
function corrected(
  {fps, picture, sound}: EncodeTarget,
  left: readonly FileNeed[],
  made: FileFacts,
  {placement}: Fitting,
): EncodeTarget {
  const {lufs, peak} = placement.loudness.value;
  const soundRate = Math.min(MASTER_SOUND_RATE, placement.audio?.bitRate?.most?.value ?? MASTER_SOUND_RATE);
  const next = sound ?? {gain: 0, ceiling: null, bitRate: soundRate};
  const isOff = has(left, 'loudness') && made.loudness !== null;
  const tooMuch = has(left, 'bytes', 'bitRate.most', 'bulkImport');
  const rate = picture ? picture.bitRate * (tooMuch ? 0.92 : has(left, 'bitRate.least') ? 1.1 : 1) : 0;
  return {
    fps,
    picture: picture && {...picture, bitRate: rate},
    sound:
      isOff && made.loudness
        ? {
            ...next,
            gain: next.gain + lufs - made.loudness.lufs,
            ceiling: (next.ceiling ?? peak) - Math.max(0, made.loudness.peak - peak),
          }
        : sound,
  };
}

const unfit = (
  {master, placement}: Fitting,
  {figure, expected, got, source, byEncoding}: FileNeed,
): TenspotError =>
  new TenspotError({
    code: 'deliverable-unfit',
    what: `${placement.title} does not take this master (${figure})`,
    where: {file: master},
    expected: `${expected} (${source})`,
    got,
    fix: byEncoding
      ? figure === 'loudness'
        ? `Make a variant with \`placements: [${placement.id}]\`: its mix is made for this loudness.`
        : 'Make a shorter variant for this placement.'
      : 'Make a variant for this placement: its format, length and frame rate are props.',
  });
