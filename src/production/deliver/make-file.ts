import {extname} from 'node:path';
import {sha256File} from '../../machine/files/hash.ts';
import {sizeOf} from '../../machine/files/read-file.ts';
import {publish} from '../../machine/files/write-file.ts';
import {type C2paClaim, signC2pa} from '../../machine/media/c2pa.ts';
import {readMasterFile} from '../../machine/media/master-file.ts';
import {hashPackets} from '../../machine/media/packet-groups.ts';
import {readMaster} from '../../machine/media/read-master.ts';
import {appendXmp} from '../../machine/media/xmp-box.ts';
import {packageFacts} from '../../machine/tools/package.ts';
import type {Derivation} from '../../spot/delivery/delivery.ts';
import type {FileFacts} from '../../spot/delivery/file-needs.ts';
import {xmpPacket} from '../../spot/delivery/xmp-packet.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import {fileFaults} from '../check/rules/file/file-spec.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {type Fitting, fitFile, needsOfFile} from './fit-file.ts';
import type {MasterOrigins} from './provenance.ts';

/** Bytes that a C2PA manifest takes at most: it has no thumbnails, and the chain of its certificate is a few thousand bytes. */
const C2PA_ROOM = 64_000;

/** How one video of a delivery is made. */
export type MakingFile = {
  /** The name of the file, for its C2PA manifest. */
  title: string;
  /** The facts of the master. */
  facts: FileFacts;
  origins: MasterOrigins;
  /** A limit beside those of the placement. Default: none. */
  bytes?: number | undefined;
};

/** A finished video. */
export type MadeFile = {sha256: string; bytes: number; derivation: Derivation};

/** The XMP packet of the files of a pair. It names neither the round nor the delivery, so that equal files have equal bytes. */
export const xmpOf = ({variant, master}: Pair, {sourceType}: MasterOrigins): string =>
  xmpPacket({
    digitalSourceType: sourceType,
    title: variant.name,
    creatorTool: `Tenspot ${packageFacts().version}`,
    documentId: `sha256:${master.sha256}`,
  });

/**
 * Makes the video of a pair from the copy of its master: the bytes of the master with a box of metadata after them, or an encode that was
 * measured. It is signed where there is a certificate, compared with the master, and judged. Errors: `deliverable-unfit`,
 * `deliverable-invalid`, `master-changed`, those of signing.
 */
export async function makeFile(
  pair: Pair,
  {title, facts, origins, bytes}: MakingFile,
  target: string,
  context: DeliverContext,
): Promise<MadeFile> {
  const {variant, master, placement} = pair;
  const {project, signer, signal, copies} = context;
  const {tools, store} = project;
  const {format, fps} = variant.props;
  const copy = await copies.of(master);
  const xmp = xmpOf(pair, origins);
  const room = 24 + Buffer.byteLength(xmp) + (signer ? C2PA_ROOM : 0);
  const fitting: Fitting = {master: copy, format, fps, placement, bytes, room};
  return store.draft('mp4', async (draft) => {
    const made = await fitFile(fitting, facts, draft, tools, signal);
    const kind = made.target === null ? 'master' : made.target.picture === null ? 'sound' : 'encode';
    const before = await appendXmp(draft, xmp);
    if (signer) await signC2pa(draft, claimOf(`${title}.mp4`, origins), signer);
    if (kind === 'sound' || signer) await comparePackets(draft, copy, kind, pair);
    const size = (await sizeOf(draft)) ?? 0;
    await judgeFile(draft, {...made.facts, bytes: size}, fitting, pair, context);
    const sha256 = await sha256File(draft);
    await publish(draft, target);
    return {
      sha256,
      bytes: size,
      derivation: {
        kind,
        master: master.sha256,
        masterBytes: kind === 'master' && !signer ? before : 0,
        reasons: made.needs.map(({figure, expected, got, source}) => ({figure, expected, got, source})),
        encode: made.options,
        ffmpeg: made.target === null ? null : tools.ffmpegVersion,
      },
    };
  });
}

/** Media types of sounds (IANA). */
const SOUND_TYPES: Readonly<Record<string, string>> = {
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
};

/** What the C2PA manifest of a file says: what it is made of are ingredients, each with its own source. */
const claimOf = (title: string, {takes, sounds, sourceType}: MasterOrigins): C2paClaim => ({
  title,
  generator: {name: 'Tenspot', version: packageFacts().version},
  digitalSourceType: sourceType,
  ingredients: [
    ...takes.map(({slot, shot, take, kind, vendor, model, clip, digitalSourceType}) => ({
      id: slot,
      title: `${shot}, take ${take}`,
      description: `${kind}: ${model} of ${vendor}; sha256 ${clip}`,
      format: 'video/mp4',
      digitalSourceType,
    })),
    ...sounds.map(({file, rights, kind, digitalSourceType}, at) => ({
      id: `sound-${at + 1}`,
      title: rights ?? file,
      description: `${kind} sound: ${file}`,
      format: SOUND_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      digitalSourceType,
    })),
  ],
});

/** Compares the packets of a file with those of its master: the picture, and the sound too where it was not encoded again. */
async function comparePackets(
  file: string,
  master: string,
  kind: Derivation['kind'],
  {placement}: Pair,
): Promise<void> {
  if (kind === 'encode') return;
  const [made, own] = [await hashPackets(file), await hashPackets(master)];
  const keys = ({video}: typeof own): string => video.map(({key}) => key).join(' ');
  if (keys(made) === keys(own) && (kind === 'sound' || made.audio === own.audio)) return;
  throw new TenspotError({
    code: 'deliverable-invalid',
    what: `the file for ${placement.title} does not have the ${keys(made) === keys(own) ? 'sound' : 'picture'} of the master`,
    expected: 'the packets of the master, unchanged',
    got: 'other packets',
    fix: 'This is a bug in Tenspot, or in the program that signs: please report it with these lines.',
  });
}

/** Judges a finished file by the figures of its placement, and by the rule of `check` for files. */
async function judgeFile(
  file: string,
  facts: FileFacts,
  fitting: Fitting,
  {variant: {props}, record, placement}: Pair,
  {project}: DeliverContext,
): Promise<void> {
  const [need] = needsOfFile(facts, fitting);
  const {video} = await readMaster(file);
  const [fault] = fileFaults({
    frames: Math.round((record.seconds ?? props.seconds) * props.fps),
    fps: props.fps,
    size: FORMAT_SIZE[props.format],
    file: await readMasterFile(project.tools, file),
    readable: video?.frames ?? 0,
  });
  if (!need && !fault) return;
  throw new TenspotError({
    code: 'deliverable-invalid',
    what: `the file for ${placement.title} is not what it should be (${need?.figure ?? String(fault?.evidence?.fact)})`,
    expected: need?.expected ?? fault?.expected,
    got: need?.got ?? fault?.got,
    fix: 'This is a bug in Tenspot: please report it with these lines.',
  });
}
