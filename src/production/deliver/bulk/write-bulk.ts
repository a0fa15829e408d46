import {basename, join} from 'node:path';
import {makeFolder} from '../../../machine/files/folders.ts';
import {linkFile, publish, writeWhole} from '../../../machine/files/write-file.ts';
import {appendXmp, readXmp} from '../../../machine/media/xmp-box.ts';
import {queryOf} from '../../../spot/ad/destination.ts';
import type {BulkPack, Deliverable} from '../../../spot/delivery/delivery.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import type {DeliverContext, Pair} from '../deliver-context.ts';
import {fileFacts} from '../file-facts.ts';
import {fitFile} from '../fit-file.ts';
import {tokensFor} from '../make-deliverable.ts';
import type {BulkAd, BulkExporter} from './bulk-exporter.ts';
import {bulkSheet} from './bulk-sheet.ts';
import {BULK_EXPORTERS} from './exporters.ts';

type Delivered = {pair: Pair; deliverable: Deliverable};

/**
 * Writes the sheets of all platforms that these files go to, each in a folder with the files that it names: `bulk/<exporter>/pack-1`. A
 * file that is larger than the platform's import takes is encoded again for the pack. Errors: `bulk-formula`, `deliverable-unfit`.
 */
export async function writeBulk(
  folder: string,
  delivered: readonly Delivered[],
  context: DeliverContext,
): Promise<BulkPack[]> {
  const packs: BulkPack[] = [];
  for (const exporter of BULK_EXPORTERS) {
    const own = delivered.filter(({pair}) => takesPlacement(exporter, pair.placement.id));
    const most = exporter.pack?.videos ?? own.length;
    for (let from = 0, number = 1; from < own.length; from += most, number++) {
      const path = `bulk/${exporter.id}/pack-${number}`;
      packs.push(await writePack(folder, path, exporter, own.slice(from, from + most), context));
    }
  }
  return packs;
}

/** True if the sheet is for ads of this placement. */
export const takesPlacement = ({platform, placements}: BulkExporter, id: string): boolean =>
  findPlacement(id).platform === platform && (placements === undefined || placements.includes(id));

async function writePack(
  folder: string,
  path: string,
  exporter: BulkExporter,
  delivered: readonly Delivered[],
  context: DeliverContext,
): Promise<BulkPack> {
  const at = (name: string): string => join(folder, path, name);
  await makeFolder(join(folder, path));
  const ads: BulkAd[] = [];
  const encodes: string[] = [];
  for (const each of delivered) {
    const {pair, deliverable} = each;
    const video = basename(deliverable.file);
    const cover = basename(deliverable.cover.file);
    const limit = exporter.pack?.bytesEach;
    if (limit !== undefined && deliverable.bytes > limit) {
      await encodeFor(limit, join(folder, deliverable.file), pair, at(video), context);
      encodes.push(video);
    } else await linkFile(join(folder, deliverable.file), at(video));
    await linkFile(join(folder, deliverable.cover.file), at(cover));
    ads.push(toAd(each, video, cover, context));
  }
  const sheet = `${exporter.id}.${exporter.delimiter === '\t' ? 'tsv' : 'csv'}`;
  await writeWhole(at(sheet), bulkSheet(exporter, ads));
  await writeWhole(at('columns.json'), `${JSON.stringify(aboutColumns(exporter), null, 2)}\n`);
  return {exporter: exporter.id, folder: path, sheet, videos: ads.map(({video}) => video), encodes};
}

/** Encodes a deliverable once more, so that the import of a platform takes it. Its metadata are kept. */
async function encodeFor(
  limit: number,
  file: string,
  {variant, placement}: Pair,
  target: string,
  {project, signal}: DeliverContext,
): Promise<void> {
  const {tools, store} = project;
  const {format, fps} = variant.props;
  await store.draft('mp4', async (draft) => {
    const facts = await fileFacts(tools, file, format);
    await fitFile({master: file, format, fps, placement, bytes: limit}, facts, draft, tools, signal);
    const xmp = await readXmp(file);
    if (xmp !== undefined) await appendXmp(draft, xmp);
    await publish(draft, target);
  });
}

/** A delivered file as a row of a sheet. */
export const toAd = (
  {pair, deliverable}: Delivered,
  video: string,
  cover: string,
  context: DeliverContext,
): BulkAd => ({
  deliverable,
  spot: context.project.spot.id,
  brandName:
    context.project.catalog.brands[pair.variant.props.brand]?.file.meta.name ?? pair.variant.props.brand,
  video,
  cover,
  url: deliverable.ad?.url ?? null,
  parameters: queryOf(deliverable.ad?.utm, tokensFor(pair, context)),
});

/** `columns.json`: what each column is, where its name was read, and what a person still has to do. */
const aboutColumns = ({id, title, columns, paused, switchedOff, pack, steps}: BulkExporter): object => ({
  exporter: id,
  title,
  steps,
  paused,
  switchedOff,
  pack: pack ?? null,
  columns: columns.map(({header, from, note}) => ({header, ...from, note: note ?? null})),
});
