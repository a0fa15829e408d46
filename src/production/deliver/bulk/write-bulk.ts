import {basename, join} from 'node:path';
import {makeFolder} from '../../../machine/files/folders.ts';
import {linkFile, writeWhole} from '../../../machine/files/write-file.ts';
import {adMisfit} from '../../../spot/ad/ad-fit.ts';
import {queryOf} from '../../../spot/ad/destination.ts';
import type {BulkPack} from '../../../spot/delivery/delivery.ts';
import type {AdTextField} from '../../../spot/placement/ad-text.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import type {DeliverContext} from '../deliver-context.ts';
import type {Delivered} from '../make-all.ts';
import {tokensFor} from '../make-deliverable.ts';
import {makeFile} from '../make-file.ts';
import type {BulkAd, BulkExporter} from './bulk-exporter.ts';
import {bulkSheet} from './bulk-sheet.ts';
import {BULK_EXPORTERS} from './exporters.ts';

/**
 * Writes the sheets of all platforms that these files go to, each in a folder with the files that it names: `bulk/<exporter>/pack-1`. A
 * file that is larger than the platform's import takes is encoded from its master for the pack. Errors: `bulk-formula`, `deliverable-unfit`.
 */
export async function writeBulk(
  folder: string,
  delivered: readonly Delivered[],
  context: DeliverContext,
): Promise<BulkPack[]> {
  const packs: BulkPack[] = [];
  for (const exporter of BULK_EXPORTERS) {
    const own = delivered.filter(({pair}) => takesPlacement(exporter, pair.placement.id));
    const limits = own.map(
      ({pair}) => pair.placement.bulkImport?.videos?.value ?? exporter.pack?.videos ?? own.length,
    );
    const most = Math.max(1, Math.min(...limits));
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

/** The placements of these files that no exporter has a sheet for. */
export const withoutSheet = (placements: readonly string[]): string[] =>
  [...new Set(placements)].filter((id) => !BULK_EXPORTERS.some((exporter) => takesPlacement(exporter, id)));

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
  const encodes: BulkPack['encodes'] = [];
  for (const each of delivered) {
    const {pair, deliverable, facts, origins} = each;
    const video = basename(deliverable.file);
    const cover = basename(deliverable.cover.file);
    const bytes = pair.placement.bulkImport?.bytesEach?.value ?? exporter.pack?.bytesEach;
    if (bytes !== undefined && deliverable.bytes > bytes) {
      const making = {title: basename(video, '.mp4'), facts, origins, bytes};
      encodes.push({video, ...(await makeFile(pair, making, at(video), context))});
    } else await linkFile(join(folder, deliverable.file), at(video));
    await linkFile(join(folder, deliverable.cover.file), at(cover));
    ads.push(toAd(each, video, cover, context));
  }
  const sheet = `${exporter.id}.${exporter.delimiter === '\t' ? 'tsv' : 'csv'}`;
  await writeWhole(at(sheet), bulkSheet(exporter, ads));
  await writeWhole(at('columns.json'), `${JSON.stringify(aboutColumns(exporter, ads), null, 2)}\n`);
  return {exporter: exporter.id, folder: path, sheet, videos: ads.map(({video}) => video), encodes};
}

/** A delivered file as a row of a sheet. */
export const toAd = (
  {pair, deliverable}: Pick<Delivered, 'pair' | 'deliverable'>,
  video: string,
  cover: string,
  context: DeliverContext,
): BulkAd => {
  const {ad} = deliverable;
  const {brand} = pair.variant.props;
  const fitting = (field: AdTextField, text: string | undefined): string | null =>
    text !== undefined && adMisfit(field, text, [pair.placement]) === undefined ? text : null;
  return {
    deliverable,
    spot: context.project.spot.id,
    campaign: `${context.project.spot.id} r${context.round} ${context.stamp}`,
    brandName: fitting('brandName', context.project.catalog.brands[brand]?.file.meta.name ?? brand),
    longHeadline: ad?.longHeadline ?? fitting('longHeadline', ad?.primaryText),
    description: ad?.description ?? fitting('description', ad?.primaryText),
    video,
    cover,
    url: ad?.url ?? null,
    parameters: queryOf(ad?.utm, tokensFor(pair, context)),
  };
};

/** `columns.json`: what each column is, where its name was read, which file each row is about, and what a person still has to do. */
const aboutColumns = (
  {id, title, columns, paused, switchedOff, pack, steps}: BulkExporter,
  ads: readonly BulkAd[],
): object => ({
  exporter: id,
  title,
  steps,
  // The first row is the line of column names.
  rows: ads.map(({deliverable, video, cover}, at) => ({row: at + 2, ad: deliverable.name, video, cover})),
  paused,
  switchedOff,
  pack: pack ?? null,
  columns: columns.map(({header, from, note}) => ({header, ...from, note: note ?? null})),
});
