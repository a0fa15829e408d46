import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {keyOf, sha256File} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {remove} from '../../../machine/files/write-file.ts';
import {
  canReadText,
  openTextReader,
  type TextReader,
  textReaderVersion,
} from '../../../machine/text/read-text.ts';
import {installedVersion, isInstalled} from '../../../machine/tools/installed.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {ProductSight, SeenFace, SeenText} from '../../../spot/findings/product-sight.ts';
import type {TakeSamples} from '../../../spot/findings/sample-take.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import type {ColourPart} from './colour-parts.ts';
import type {SoughtPhoto} from './looking-thread.ts';
import {openLookingThreads} from './looking-threads.ts';
import {openSeenFrames, type SeenFrames} from './seen-frames.ts';

/** Raised when takes are looked at differently: kept results of other versions are not used. */
const LOOK_VERSION = 6;

/** What is seen in a frame depends on the packages that look at it. */
const VERSIONS = [
  ...['@techstark/opencv-js', '@vladmandic/face-api'].map((name) => installedVersion(name)),
  textReaderVersion(),
];

/** Everything that was measured in a take. Frames and boxes are those of the take. */
export type LookedTake = {
  sights: readonly ProductSight[];
  /** Keypoints of each photo, in their order. */
  keypoints: readonly number[];
  /** The colours of the product in each photo, in their order. None where it cannot be told from its background. */
  parts: readonly (readonly ColourPart[])[];
  faces: readonly SeenFace[] | null;
  texts: readonly SeenText[] | null;
  unchecked: readonly {what: string; why: string}[];
};

/** A take to look at. `src`: its staged file. */
export type TakeToLookAt = {
  src: string;
  size: Size;
  samples: TakeSamples;
  photos: readonly SoughtPhoto[];
  /** Whether faces are looked for. */
  faces: boolean;
  /** Whether a product is expected in the take. */
  expected: boolean;
  /** Whether text counts wherever it is; else only on a product. */
  allText: boolean;
};

/** Looks at takes: for products, text and faces. What was found in the same frames before is used again. */
export type TakeViewer = {
  look: (take: TakeToLookAt) => Promise<LookedTake>;
  /** The lines of text in a photo. Empty where no text can be read. */
  readPhoto: (file: string) => Promise<string[]>;
  close: () => Promise<void>;
};

type Viewing = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

type Reading = {
  /** The picture of a frame. */
  fileOf: (frame: number) => string;
  /** Pixels of the take for a pixel of the pictures. */
  scale: number;
  isSeenBefore: (frame: number) => boolean;
  seen: SeenFrames;
};

/** The frames of which nothing is known. */
const without = (frames: readonly number[], known: ReadonlyMap<number, unknown>): number[] =>
  frames.filter((frame) => !known.has(frame));

const inOrder = <T extends {frame: number}>(seen: readonly T[]): T[] =>
  seen.toSorted((a, b) => a.frame - b.frame);

/**
 * Opens a viewer. Its threads and its process start with the first take that was not looked at before, and not again after the signal. To
 * close it while takes are looked at, abort first.
 */
export function openTakeViewer({store, tools, signal}: Viewing): TakeViewer {
  let reader: TextReader | undefined;
  const packages = {
    products: isInstalled('@techstark/opencv-js'),
    text: canReadText(),
    faces: isInstalled('@vladmandic/face-api') && isInstalled('@tensorflow/tfjs-backend-wasm'),
  };

  const {ask, close} = openLookingThreads(signal);

  /** Reads the frames of which it is not known what text is in them, and keeps what it reads. */
  const readText = async (
    frames: readonly number[],
    known: ReadonlyMap<number, readonly SeenText[]>,
    {fileOf, scale, isSeenBefore, seen}: Reading,
  ): Promise<SeenText[]> => {
    const texts: SeenText[] = [];
    for (const [at, frame] of frames.entries()) {
      // A line counts if it is read twice where its place is seen twice: the last picture cannot change that if no other has text.
      if (at > 1 && at === frames.length - 1 && texts.length === 0 && isSeenBefore(frame)) break;
      const before = known.get(frame);
      if (before) {
        texts.push(...before);
        continue;
      }
      reader ??= openTextReader(store, signal);
      const own: SeenText[] = [];
      for (const {text, box, confidence} of await reader.read(fileOf(frame))) {
        const {x, y, width, height} = box;
        const grown = {x: x * scale, y: y * scale, width: width * scale, height: height * scale};
        own.push({frame, text, confidence, box: grown});
      }
      await seen.keep('texts', [frame], own);
      texts.push(...own);
    }
    return texts;
  };

  const lookNow = async (
    {src, size, samples, photos, faces, expected, allText}: TakeToLookAt,
    hashed: readonly unknown[],
  ): Promise<LookedTake> => {
    signal?.throwIfAborted();
    const unchecked: {what: string; why: string}[] = [];
    const can = (what: keyof typeof packages): boolean => {
      if (!packages[what])
        unchecked.push({what, why: 'an optional package is not installed (docs/check.md)'});
      return packages[what];
    };
    const about = {look: LOOK_VERSION, versions: VERSIONS, src, size};
    const seen = openSeenFrames(store, {
      products: {...about, photos: hashed, expected},
      faces: about,
      texts: about,
    });
    const searched = photos.length > 0 && can('products') ? samples.frames : [];
    const withText = can('text') ? samples.texts : [];
    const withFaces = faces && can('faces') ? samples.faces : [];
    const [knownSights, knownTexts, knownFaces] = [
      await seen.recall('products', searched),
      await seen.recall('texts', withText),
      await seen.recall('faces', withFaces),
    ];
    const isKnown = [...knownSights.values()].some((sights) => sights.length > 0);
    const name = randomUUID();
    const fileOf = (frame: number): string => join(store.scratch, `${name}-${frame}.png`);
    const pictures = without(withText, knownTexts).map((frame) => ({frame, file: fileOf(frame)}));
    const answer = await ask({
      ffmpeg: tools.ffmpeg,
      file: store.path(src),
      size,
      sampled: without(searched, knownSights),
      photos: searched.length > 0 ? photos : [],
      pictures,
      allText: allText || isKnown,
      faces: without(withFaces, knownFaces),
      expected,
    });
    try {
      if ('failed' in answer) {
        for (const what of ['products', 'text', ...(faces ? ['faces'] : [])])
          if (!unchecked.some((each) => each.what === what)) unchecked.push({what, why: answer.failed});
        return {
          sights: [],
          keypoints: photos.map(() => 0),
          parts: photos.map(() => []),
          faces: null,
          texts: null,
          unchecked,
        };
      }
      await seen.keep('products', without(searched, knownSights), answer.sights);
      await seen.keep('faces', without(withFaces, knownFaces), answer.faces);
      const sights = inOrder([...[...knownSights.values()].flat(), ...answer.sights]);
      const isRead = allText || sights.length > 0;
      const isSeenBefore = (frame: number): boolean =>
        sights.length === 0 || sights.some((sight) => sight.frame < frame);
      const scale = size.width / answer.pictureSize.width;
      const texts = packages.text
        ? await readText(isRead ? withText : [], knownTexts, {fileOf, scale, isSeenBefore, seen})
        : null;
      return {
        sights,
        keypoints: answer.keypoints,
        parts: answer.parts,
        faces:
          faces && packages.faces ? inOrder([...[...knownFaces.values()].flat(), ...answer.faces]) : null,
        texts,
        unchecked,
      };
    } finally {
      for (const {file} of pictures) await remove(file);
    }
  };

  return {
    look: async (take) => {
      const {photos, ...rest} = take;
      const hashed = await Promise.all(
        photos.map(async ({name, file, mask, box}) => ({
          ...{name, box, file: await sha256File(file)},
          mask: mask === undefined ? null : await sha256File(mask),
        })),
      );
      const key = keyOf({look: LOOK_VERSION, ...rest, photos: hashed, packages, versions: VERSIONS});
      const kept = await store.recall<LookedTake>(key, () => []);
      if (kept) return kept;
      const looked = await lookNow(take, hashed);
      // What failed is tried again by the next check.
      const missing = looked.unchecked.every(({what}) => !packages[what as keyof typeof packages]);
      return missing
        ? store.once(
            key,
            () => [],
            async () => looked,
          )
        : looked;
    },
    readPhoto: async (file) => {
      if (!packages.text) return [];
      reader ??= openTextReader(store, signal);
      const lines = await reader.read(file);
      return lines.map(({text}) => text);
    },
    close: async () => {
      await close();
      await reader?.close();
    },
  };
}
