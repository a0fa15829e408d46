import {join} from 'node:path';
import {folderSize} from '../../machine/files/folder-size.ts';
import {freeSpace} from '../../machine/files/free-space.ts';
import {sizeOf} from '../../machine/files/read-file.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {BatchContext, PendingMaster} from './batch-context.ts';

/**
 * Bits of a pixel in a master, and bytes of a second of its sound, at least: measured with 15 s of one colour at 1080x1920 (0.00034 bits), and of silence
 * (530 bytes). A still test picture has 0.003 bits.
 */
const LEAST = {bitsPerPixel: 0.0003, soundPerSecond: 500} as const;

/** The same as masters usually have. Ten masters of 1080x1920 of the sample have 0.04 bits, and proofs 0.018; footage with much motion has more. */
const USUAL = {bitsPerPixel: 0.05, soundPerSecond: 40_000} as const;

type Rate = {bitsPerPixel: number; soundPerSecond: number};

type Planned = Pick<PendingMaster, 'master'> & {
  prepared: {spot: Pick<PendingMaster['prepared']['spot'], 'format' | 'frames' | 'fps'>};
};

/**
 * Throws `disk-too-small` where the masters of a batch cannot fit on the disk, before anything is drawn, and warns where they may not. Masters that they
 * replace count as free. `free`: the bytes that may be written in a folder; default: as the system says.
 */
export async function planDisk(
  pending: readonly Planned[],
  {
    folder,
    workspace,
    settings,
    report,
  }: Pick<BatchContext, 'folder' | 'settings'> & {
    workspace: Pick<BatchContext['workspace'], 'home'>;
    report: Pick<BatchContext['report'], 'warn'>;
  },
  free: (folder: string) => Promise<number | undefined> = freeSpace,
): Promise<void> {
  if (pending.length === 0) return;
  const has = await free(folder);
  if (has === undefined) return;
  const replaced = await Promise.all(pending.map(({master}) => sizeOf(master)));
  const needed = (rate: Rate): number =>
    pending.reduce((sum, {prepared: {spot}}, at) => {
      const before = replaced[at] ?? 0;
      // A master that is replaced most likely has about the size of the new one.
      const fits = before >= bytesOf(spot, settings.scale, LEAST);
      return fits ? sum : sum + bytesOf(spot, settings.scale, rate) - before;
    }, 0);
  const [least, usual] = [needed(LEAST), needed(USUAL)];
  if (has >= usual) return;
  const count = `${pending.length} ${pending.length === 1 ? 'master' : 'masters'}`;
  const kept = await folderSize(join(workspace.home, 'work'));
  const away = `.tenspot/work has ${size(kept)} of earlier work, which can be made again`;
  if (has >= least) {
    report.warn(
      `${count} need about ${size(usual)}, and ${size(has)} are free in ${folder}: ${away}. Variants that do not fit fail, and the next run makes them`,
    );
    return;
  }
  throw new TenspotError({
    code: 'disk-too-small',
    what: `the disk has no room for ${count}`,
    where: {file: folder},
    expected: `at least ${size(least)} free, usually ${size(usual)}`,
    got: size(has),
    fix: `Free ${size(usual - has)}: ${away}. Or render fewer variants with --only, or to another disk with --out. What was finished before is kept.`,
  });
}

/** Bytes of a master. */
function bytesOf(
  {format, frames, fps}: Planned['prepared']['spot'],
  scale: number,
  {bitsPerPixel, soundPerSecond}: Rate,
): number {
  const {width, height} = masterSize(format, scale);
  return (frames * width * height * bitsPerPixel) / 8 + (frames / fps) * soundPerSecond;
}

const size = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
