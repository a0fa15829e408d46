import {join} from 'node:path';
import {z} from 'zod';
import {sha256, sha256File} from '../../machine/files/hash.ts';
import {readJson} from '../../machine/files/read-file.ts';
import {publish, remove, writeWhole} from '../../machine/files/write-file.ts';
import {pagesOfSpot} from '../../spot/captions/spot-captions.ts';
import {writeSrt, writeVtt} from '../../spot/captions/write-captions.ts';
import {type CaptionRecord, Manifest} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {BatchContext} from './batch-context.ts';
import type {VariantOutcome} from './outcome.ts';

type CaptionContext = Pick<BatchContext, 'folder' | 'report' | 'records'> & {
  workspace: Pick<BatchContext['workspace'], 'home'>;
};

const FILES = {srt: writeSrt, vtt: writeVtt};

/**
 * Writes the captions of each finished variant beside its master, as SRT and WebVTT. Returns the files by variant. Removes files that an
 * earlier run wrote for a variant that has no captions any more. A file that Tenspot did not write is never removed; where captions take its
 * place, it gets a part of its hash as a second name, `one.1a2b3c4d.srt`, and stays beside the master.
 */
export async function writeCaptionFiles(
  outcomes: readonly Pick<VariantOutcome, 'variant' | 'status'>[],
  project: Pick<SpotProject, 'spot' | 'catalog'>,
  {folder, report, workspace: {home}, records}: CaptionContext,
): Promise<Map<string, CaptionRecord[]>> {
  const before = Manifest.safeParse(await readJson(join(folder, 'manifest.json'))).data;
  const known = new Map(
    (before?.variants ?? []).flatMap(({captions = []}) =>
      captions.map(({file, sha256: hash}) => [file, hash]),
    ),
  );
  const written = new Map<string, CaptionRecord[]>();
  for (const {variant, status} of outcomes) {
    if (status !== 'done' && status !== 'reused') continue;
    const {captions: words} = planVariant(variant.props, project);
    const pages = words && pagesOfSpot(words, variant.props);
    const files: CaptionRecord[] = [];
    for (const [extension, write] of Object.entries(FILES)) {
      const name = `${variant.id}.${extension}`;
      const path = join(folder, name);
      const there = await sha256File(path).catch(() => undefined);
      const noted = join(home, 'masters', records, `${name}.json`);
      const isOurs =
        there !== undefined && [known.get(name), ...(await notedHashesIn(noted))].includes(there);
      if (!pages) {
        if (isOurs) await remove(path);
        continue;
      }
      const text = write(pages);
      const hash = sha256(text);
      if (there !== undefined && there !== hash && !isOurs) {
        const kept = `${variant.id}.${there.slice(0, 8)}.${extension}`;
        await publish(path, join(folder, kept));
        report.warn(
          `${name} was not written by Tenspot: it was renamed to ${kept}, and the captions of the variant took its place`,
        );
      }
      // Captions must not be older than their master.
      if (there !== hash || status === 'done') {
        // The manifest is written last: after a run that was killed before, this note says whose the file is.
        await writeWhole(noted, JSON.stringify([hash, ...(isOurs ? [there] : [])]));
        await writeWhole(path, text);
      }
      files.push({file: name, sha256: hash});
    }
    if (files.length > 0) written.set(variant.id, files);
  }
  return written;
}

const Hashes = z.array(z.string());

/** The hashes of the files that a run was writing under this name. */
const notedHashesIn = async (note: string): Promise<string[]> =>
  Hashes.safeParse(await readJson(note)).data ?? [];
