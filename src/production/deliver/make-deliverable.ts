import {join} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {isFile, sizeOf} from '../../machine/files/read-file.ts';
import {copyTo, publish} from '../../machine/files/write-file.ts';
import {type C2paClaim, signC2pa} from '../../machine/media/c2pa.ts';
import {drawCover} from '../../machine/media/cover-still.ts';
import {readMasterFile} from '../../machine/media/master-file.ts';
import {readMaster} from '../../machine/media/read-master.ts';
import {appendXmp} from '../../machine/media/xmp-box.ts';
import {packageFacts} from '../../machine/tools/package.ts';
import {coverFrame} from '../../spot/ad/ad-copy.ts';
import {platformCall} from '../../spot/ad/call-to-action.ts';
import {destinationOf} from '../../spot/ad/destination.ts';
import type {Deliverable} from '../../spot/delivery/delivery.ts';
import {deliveryName} from '../../spot/delivery/delivery-name.ts';
import type {FileFacts} from '../../spot/delivery/file-needs.ts';
import {xmpPacket} from '../../spot/delivery/xmp-packet.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import {fileFaults} from '../check/rules/file/file-spec.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {type Fitted, fitFile} from './fit-file.ts';
import {sourceTypeOf, type TakeOrigin, takeOrigins} from './provenance.ts';

/** Where a deliverable is written, and what it is named by. */
export type Making = {
  /** The folder of the delivery, while it is made. */
  folder: string;
  pattern: string;
  round: number;
  /** The facts of the master. */
  facts: FileFacts;
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
export const tokensFor = ({variant: {id, props, choices}, placement}: Pair, {project}: DeliverContext) => ({
  variant: id,
  spot: project.spot.id,
  brand: props.brand,
  format: props.format.replace(':', 'x'),
  seconds: String(props.seconds),
  language: props.language,
  placement: placement.id,
  choices,
});

/**
 * Writes the file of a variant for a placement with its cover and captions. The file is the master with a box of metadata after it, or an
 * encode that was measured; it is judged by the rules of `check` for files. Errors: `deliverable-unfit`, `deliverable-invalid`.
 */
export async function makeDeliverable(
  pair: Pair,
  making: Making,
  context: DeliverContext,
): Promise<Deliverable> {
  const {variant, record, master, placement} = pair;
  const {project, signal} = context;
  const {tools, store} = project;
  const {props, ad} = variant;
  const name = nameOf(pair, making, context);
  await makeFolder(join(making.folder, placement.id));
  const path = (extension: string): string => `${placement.id}/${name}.${extension}`;
  const at = (extension: string): string => join(making.folder, path(extension));
  const origins = takeOrigins(record, context);
  const type = sourceTypeOf(origins);
  const {signer} = context;
  const xmp = xmpPacket({
    digitalSourceType: type,
    title: name,
    creatorTool: `Tenspot ${packageFacts().version}`,
    documentId: `sha256:${master.sha256}`,
  });
  const fitting = {master: master.file, format: props.format, fps: props.fps, placement};
  const fitted = await store.draft('mp4', async (draft): Promise<Fitted & {masterBytes: number}> => {
    const made = await fitFile(fitting, making.facts, draft, tools, signal);
    if (made.target === null) await refuseChanged(draft, master);
    const before = await appendXmp(draft, xmp);
    if (signer) await signC2pa(draft, claimOf(`${name}.mp4`, origins), signer);
    await judgeFile(draft, pair, context);
    await publish(draft, at('mp4'));
    return {...made, masterBytes: made.target === null && !signer ? before : 0};
  });
  const frame = coverFrame(ad ?? {}, {frames: Math.round(making.facts.seconds * props.fps), fps: props.fps});
  const most = placement.cover?.bytes?.most?.value;
  const size = {width: record.width, height: record.height};
  await drawCover(
    tools,
    master.file,
    {frame, size, xmp, ...(most === undefined ? {} : {most})},
    at('jpg'),
    signal,
  );
  const {target} = fitted;
  return {
    variant: variant.id,
    name: variant.name,
    placement: placement.id,
    concept: conceptOf(variant),
    choices: variant.choices,
    file: path('mp4'),
    sha256: await sha256File(at('mp4')),
    bytes: (await sizeOf(at('mp4'))) ?? 0,
    ...size,
    fps: props.fps,
    seconds: record.seconds ?? props.seconds,
    derivation: {
      kind: target === null ? 'master' : target.picture === null ? 'sound' : 'encode',
      master: master.sha256,
      masterBytes: fitted.masterBytes,
      reasons: fitted.needs.map(({figure, expected, got, source}) => ({figure, expected, got, source})),
      encode: fitted.options,
      ffmpeg: target === null ? null : tools.ffmpegVersion,
    },
    cover: {file: path('jpg'), sha256: await sha256File(at('jpg')), frame},
    captions: await copyCaptions(pair, path, at),
    c2pa: signer !== undefined,
    digitalSourceType: type,
    ad: ad ?? null,
    destination: ad ? destinationOf(ad, tokensFor(pair, context)) : null,
    callToAction: (ad?.callToAction && platformCall(ad.callToAction, placement.platform)) ?? null,
    supersedes: null,
  };
}

/** What the C2PA manifest of a file says: its takes are ingredients, each with its own source. */
const claimOf = (title: string, origins: readonly TakeOrigin[]): C2paClaim => ({
  title,
  generator: {name: 'Tenspot', version: packageFacts().version},
  digitalSourceType: sourceTypeOf(origins),
  ingredients: origins.map(({slot, shot, take, kind, vendor, model, clip, digitalSourceType}) => ({
    id: slot,
    title: `${shot}, take ${take}`,
    description: `${kind}: ${model} of ${vendor}; sha256 ${clip}`,
    digitalSourceType,
  })),
});

/** Copies the captions that lie beside the master: those that the placement takes, or all where it says nothing. */
async function copyCaptions(
  {master, placement}: Pair,
  path: (extension: string) => string,
  at: (extension: string) => string,
): Promise<string[]> {
  const copied: string[] = [];
  for (const extension of placement.captions?.value ?? ['srt', 'vtt']) {
    const file = master.file.replace(/mp4$/, extension);
    if (!(await isFile(file))) continue;
    await copyTo(file, at(extension));
    copied.push(path(extension));
  }
  return copied;
}

/** Refuses a copy that is not the file that people approved: another program wrote to the master meanwhile. */
async function refuseChanged(copy: string, {file, sha256}: Pair['master']): Promise<void> {
  const got = await sha256File(copy);
  if (got === sha256) return;
  throw new TenspotError({
    code: 'master-changed',
    what: 'the master was changed while it was delivered',
    where: {file},
    expected: sha256,
    got,
    fix: 'Let nothing write to the folder of the masters, and run the same command again.',
  });
}

/** Judges a finished file by the rule of `check` for files. */
async function judgeFile(
  file: string,
  {variant: {props}, record, placement}: Pair,
  {project}: DeliverContext,
): Promise<void> {
  const {video} = await readMaster(file);
  const faults = fileFaults({
    frames: Math.round((record.seconds ?? props.seconds) * props.fps),
    fps: props.fps,
    size: FORMAT_SIZE[props.format],
    file: await readMasterFile(project.tools, file),
    readable: video?.frames ?? 0,
  });
  const [first] = faults;
  if (!first) return;
  throw new TenspotError({
    code: 'deliverable-invalid',
    what: `the file for ${placement.title} does not pass the check of files (${String(first.evidence?.fact)})`,
    expected: first.expected,
    got: first.got,
    fix: 'This is a bug in Tenspot: please report it with these lines.',
  });
}
