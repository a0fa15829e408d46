import {basename} from 'node:path';
import {findFile} from '../../machine/files/find-file.ts';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {IMAGE_VERSION, imageSize} from '../../machine/media/image.ts';
import {isAudible} from '../../machine/media/loudness.ts';
import {
  isTransparentClip,
  isTransparentImage,
  layClipOn,
  layImageOn,
  OPAQUE_VERSION,
} from '../../machine/media/on-ground.ts';
import {findClips} from '../../spot/documents/clip-library.ts';
import {type RightsRecord, rightsFor} from '../../spot/documents/rights.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {TenspotError, type Where} from '../../spot/problem/errors.ts';
import type {NeededShot} from './needed-shot.ts';
import {UNUSED_SOUND} from './obtain-take.ts';
import type {VariantPlan} from './plan-variant.ts';
import type {MediaContext, StageContext} from './stage-context.ts';

/** A supplied photo or clip that a take is made from. */
export type SourceFile = {
  /** As the documents name it. */
  name: string;
  path: string;
  focus: [number, number];
  rights: RightsRecord | null;
};

type Place = Pick<VariantPlan, 'documents' | 'brand'>;

/** The photo that a shot names. */
export const photoOf = async (need: NeededShot, place: Place): Promise<SourceFile | null> =>
  need.shot.photo === undefined ? null : sourceOf(need.shot.photo, need, place);

/**
 * The picture with transparent parts that a shot lays over its photo. Errors: `cutout-opaque`, `cutout-proportions` where it does not fit the
 * photo, those of `imageSize`.
 */
export async function cutoutOf(
  need: NeededShot,
  photo: SourceFile,
  place: Place,
  {store}: MediaContext,
): Promise<(SourceFile & {parallax: number; sha256: string}) | null> {
  const {cutout, id} = need.shot;
  if (cutout === undefined) return null;
  const source = await sourceOf(cutout.file, need, place);
  const sha256 = await sha256File(source.path);
  const where = {file: source.path, field: `shots.${id}.cutout`};
  const pictures = {cutout: sha256, photo: await sha256File(photo.path)};
  await store.once(
    keyOf({...pictures, images: IMAGE_VERSION, version: CUTOUT_VERSION}),
    () => [],
    async () => {
      if (!(await isTransparentImage(source.path))) throw opaqueCutout(where, cutout.file);
      const [above, below] = await Promise.all([imageSize(source.path), imageSize(photo.path)]);
      const stretch = (above.width * below.height) / (above.height * below.width);
      // Sizes are rounded to whole pixels.
      const pixel = 1 / Math.min(above.width, above.height, below.width, below.height);
      if (Math.abs(stretch - 1) > pixel) throw stretchedCutout(where, {above, below, photo: photo.name});
      return true;
    },
  );
  return {...source, sha256, parallax: cutout.parallax};
}

/** Raise when cut-outs are judged in another way. */
const CUTOUT_VERSION = 1;

const opaqueCutout = (where: Where, got: string): TenspotError =>
  new TenspotError({
    code: 'cutout-opaque',
    what: 'the cut-out has no transparent parts: it would hide the whole photo',
    where,
    expected: 'a PNG, WebP or AVIF that is transparent around the thing that it shows',
    got,
    fix: 'Cut the thing out, or name the picture as `photo`.',
  });

type Sizes = {above: Size; below: Size; photo: string};

const stretchedCutout = (where: Where, {above, below, photo}: Sizes): TenspotError =>
  new TenspotError({
    code: 'cutout-proportions',
    what: 'the cut-out does not have the proportions of the photo, so that it would be stretched',
    where,
    expected: `those of ${photo}: ${below.width}x${below.height}`,
    got: `${above.width}x${above.height}`,
    fix: 'Export it in the size of the photo, with the thing where it belongs.',
  });

/** The clip that a shot names, or for take n the n-th best clip of the libraries with its slot or tags. */
export async function clipOf(need: NeededShot, place: Place): Promise<SourceFile | null> {
  const {shot, slot, named} = need;
  if (shot.clip !== undefined) return sourceOf(shot.clip, need, place);
  const clips = findClips([...place.documents.clips, ...place.brand.clips], {slots: [slot], tags: shot.tags});
  const clip = clips[(named ?? 1) - 1];
  return clip ? {...(await sourceOf(clip.file, need, place)), focus: clip.focus} : null;
}

async function sourceOf(file: string, {shot}: NeededShot, {documents, brand}: Place): Promise<SourceFile> {
  const own = await findFile(file, [documents.folder]);
  const path = own ?? (await findFile(file, [brand.folder]));
  if (path === undefined) {
    throw new TenspotError({
      code: 'file-missing',
      what: `shot "${shot.id}" names a file that does not exist`,
      where: {file: documents.folder, field: `shots.${shot.id}`},
      expected: "a file in the spot's folder or the brand's",
      got: file,
    });
  }
  return {
    name: file,
    path,
    focus: shot.focus,
    // Records are about the files in their own folder.
    rights: rightsFor(own === undefined ? brand.rights : documents.rights, file),
  };
}

/**
 * The same photo or clip without transparency, laid on a colour (`#rrggbb`): a take has no alpha channel. Files with the same bytes
 * are laid on the same colour once. `hash`: of its bytes, and of the colour where there is one; `warnings`: what was changed in a clip in a way
 * that may show, so that the laid clip does not tell it any more.
 */
export async function opaqueSource(
  kind: 'photo' | 'clip',
  source: SourceFile,
  ground: string,
  {store, tools, signal, progress}: StageContext,
): Promise<SourceFile & {hash: string; warnings: string[]}> {
  const {path} = source;
  const hash = await sha256File(path);
  const photo = kind === 'photo';
  const made = photo ? IMAGE_VERSION : tools.ffmpegVersion;
  const {src, warnings} = await store.once<{src: string | null; warnings: string[]}>(
    keyOf({opaque: hash, kind, ground, made, version: OPAQUE_VERSION}),
    ({src}) => (src === null ? [] : [src]),
    async () => {
      if (!(await (photo ? isTransparentImage(path) : isTransparentClip(tools, path))))
        return {src: null, warnings: []};
      progress?.(`Laying ${basename(path)}, which is transparent, on the background of the brand`);
      const extension = photo ? 'png' : 'mp4';
      return store.draft(extension, async (file) => {
        const warnings: string[] = [];
        if (photo) await layImageOn(ground, path, file);
        else {
          warnings.push(...(await layClipOn(ground, tools, path, file, signal)));
          if (await isAudible(tools, path)) warnings.push(UNUSED_SOUND);
        }
        return {src: await store.put(file, extension), warnings};
      });
    },
  );
  return src === null
    ? {...source, hash, warnings}
    : {...source, path: store.path(src), hash: keyOf({opaque: hash, ground}), warnings};
}

/** Decodes a photo to check that it is complete. Photos with the same bytes are decoded once. Throws if it is damaged. */
export const checkPhoto = (file: string, sha256: string, {store}: MediaContext): Promise<{width: number}> =>
  store.once(
    keyOf({photo: sha256, images: IMAGE_VERSION}),
    () => [],
    () => imageSize(file),
  );
