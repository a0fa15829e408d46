import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {drawCover} from '../../machine/media/cover-still.ts';
import {coverFrame} from '../../spot/ad/ad-copy.ts';
import {platformCall} from '../../spot/ad/call-to-action.ts';
import {destinationOf, destinationTokens} from '../../spot/ad/destination.ts';
import type {Deliverable} from '../../spot/delivery/delivery.ts';
import {deliveryName} from '../../spot/delivery/delivery-name.ts';
import type {FileFacts} from '../../spot/delivery/file-needs.ts';
import {besideBrief} from '../../spot/findings/rights-use.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {makeFile, xmpOf} from './make-file.ts';
import type {MasterOrigins} from './provenance.ts';

/** Where a deliverable is written, and what it is named by. */
export type Making = {
  /** The folder of the delivery, while it is made. */
  folder: string;
  pattern: string;
  round: number;
  /** The facts of the master, and what it was made of. */
  facts: FileFacts;
  origins: MasterOrigins;
};

/** The variants of one idea, in several formats and lengths, have the same. */
export function conceptOf({props}: Pair['variant']): string {
  const {format: _, seconds: __, placements: ___, ...idea} = props;
  return keyOf(idea).slice(0, 12);
}

/** The name of the file of a pair, without its extension. */
export function nameOf(
  {variant, record, placement}: Pair,
  {pattern, round}: Pick<Making, 'pattern' | 'round'>,
  context: DeliverContext,
): string {
  const {props, choices} = variant;
  return deliveryName(pattern, {
    spot: context.project.spot.id,
    variant: variant.id,
    name: variant.name,
    brand: props.brand,
    concept: conceptOf(variant),
    placement: placement.id,
    size: `${record.width}x${record.height}`,
    format: props.format.replace(':', 'x'),
    seconds: String(props.seconds),
    language: props.language,
    round: String(round),
    version: String(context.project.spot.variants.value.version),
    choices,
  });
}

/** What goes into the placeholders of an address. */
export const tokensFor = ({variant, placement}: Pair, {project}: DeliverContext) =>
  destinationTokens(variant, project.spot.id, placement.id);

/**
 * Writes the file of a variant for a placement with its cover and captions, all from the copy of its master. Errors: those of `makeFile`,
 * `cover-missing`, `cover-large`.
 */
export async function makeDeliverable(
  pair: Pair,
  making: Making,
  context: DeliverContext,
): Promise<Deliverable> {
  const {variant, record, master, placement} = pair;
  const {project, signal, copies, signer} = context;
  const {props, ad} = variant;
  const name = nameOf(pair, making, context);
  await makeFolder(join(making.folder, placement.id));
  const path = (extension: string): string => `${placement.id}/${name}.${extension}`;
  const at = (extension: string): string => join(making.folder, path(extension));
  const {facts, origins} = making;
  const made = await makeFile(pair, {title: name, facts, origins}, at('mp4'), context);
  // The frame that people saw: a file can be a little longer than its picture.
  const seconds = record.seconds ?? props.seconds;
  const frame = coverFrame(ad ?? {}, {frames: Math.round(seconds * props.fps), fps: props.fps});
  const {markets} = project.catalog.brands[props.brand]?.file.defaults.tenspot ?? {};
  const countries = besideBrief({brief: project.spot.brief, props, markets});
  const most = placement.cover?.bytes?.most?.value;
  const size = {width: record.width, height: record.height};
  await drawCover(
    project.tools,
    await copies.of(master),
    {frame, size, xmp: xmpOf(pair, origins), ...(most === undefined ? {} : {most})},
    at('jpg'),
    signal,
  );
  return {
    variant: variant.id,
    name: variant.name,
    placement: placement.id,
    concept: conceptOf(variant),
    choices: variant.choices,
    ...(countries.length > 0 ? {countries} : {}),
    file: path('mp4'),
    sha256: made.sha256,
    bytes: made.bytes,
    ...size,
    fps: props.fps,
    seconds,
    derivation: made.derivation,
    cover: {file: path('jpg'), sha256: await sha256File(at('jpg')), frame},
    captions: await writeCaptions(pair, path, at),
    c2pa: signer !== undefined,
    digitalSourceType: origins.sourceType,
    ad: ad ?? null,
    destination: ad ? destinationOf(ad, tokensFor(pair, context)) : null,
    callToAction: (ad?.callToAction && platformCall(ad.callToAction, placement.platform)) ?? null,
    supersedes: null,
  };
}

/** Writes the captions that were judged: those that the placement takes, or all where it says nothing. */
async function writeCaptions(
  {captions, placement}: Pair,
  path: (extension: string) => string,
  at: (extension: string) => string,
): Promise<Deliverable['captions']> {
  const taken = captions.filter(({kind}) => placement.captions?.value.includes(kind) ?? true);
  for (const {kind, data} of taken) await writeWhole(at(kind), data);
  return taken.map(({kind, sha256}) => ({file: path(kind), sha256}));
}
