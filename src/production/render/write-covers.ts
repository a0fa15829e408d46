import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import {publish} from '../../machine/files/write-file.ts';
import {drawCover} from '../../machine/media/cover-still.ts';
import {IMAGE_VERSION} from '../../machine/media/image.ts';
import {type AdCopy, coverFrame} from '../../spot/ad/ad-copy.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {BatchContext} from './batch-context.ts';
import {noteMaster, recallMaster, recordOf} from './master-record.ts';
import type {VariantOutcome} from './outcome.ts';

/** The file of the cover of a variant, beside its master. */
const coverFile = (id: string): string => `${id}.cover.jpg`;

/**
 * Draws the cover of each finished variant that has an ad, if no earlier run drew exactly this one. Returns the file names by variant. A
 * cover that cannot be drawn is a warning: the masters are finished all the same.
 */
export async function writeCovers(
  outcomes: readonly VariantOutcome[],
  context: BatchContext,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const {variant, prepared, record, status} of outcomes) {
    if (!variant.ad || !prepared || !record || (status !== 'done' && status !== 'reused')) continue;
    const {frames, fps} = prepared.spot;
    const size = masterSize(variant.props.format, context.settings.scale);
    const wanted = {id: variant.id, ad: variant.ad, sha256: record.sha256, frames, fps, size};
    try {
      await writeCover(wanted, context);
      files.set(variant.id, coverFile(variant.id));
    } catch (error) {
      if (context.signal?.aborted || !(error instanceof TenspotError)) throw error;
      context.report.warn(`the cover of ${variant.id} was not drawn: ${error.message}`);
    }
  }
  return files;
}

type Wanted = {
  id: string;
  ad: AdCopy;
  sha256: string;
  frames: number;
  fps: number;
  size: {width: number; height: number};
};

async function writeCover({id, ad, sha256, size, ...length}: Wanted, context: BatchContext): Promise<void> {
  const {folder, workspace, records, machineFonts, store, tools, signal} = context;
  const frame = coverFrame(ad, length);
  const name = coverFile(id);
  const file = join(folder, name);
  const key = keyOf({cover: sha256, frame, size, ffmpeg: tools.ffmpegVersion, images: IMAGE_VERSION});
  if (await recallMaster(workspace.home, records, name, file, key, machineFonts)) return;
  await store.draft('jpg', async (draft) => {
    await drawCover(tools, join(folder, `${id}.mp4`), {frame, size}, draft, signal);
    const record = await recordOf(draft, key);
    await publish(draft, file);
    await noteMaster(workspace.home, records, name, record);
  });
}
