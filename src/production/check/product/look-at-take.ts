import {randomUUID} from 'node:crypto';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {FROM_SOURCE} from '../../../machine/browser/protocol.ts';
import {keyOf, sha256File} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import {remove} from '../../../machine/files/write-file.ts';
import {openThread, type Thread} from '../../../machine/process/worker-thread.ts';
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
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {ColourPart} from './colour-parts.ts';
import type {LookAnswer, LookRequest, SoughtPhoto} from './looking-thread.ts';

/** Raised when takes are looked at differently: kept results of other versions are not used. */
const LOOK_VERSION = 5;

/** What is seen in a frame depends on the packages that look at it. */
const VERSIONS = [
  ...['@techstark/opencv-js', '@vladmandic/face-api'].map((name) => installedVersion(name)),
  textReaderVersion(),
];

/** Milliseconds for a take: a start, and so many for each frame. */
const PATIENCE = {start: 90_000, frame: 20_000};

/** Threads that look at takes: one for each core, at most two, because each holds its own WebAssembly and the photos of all products. */
export const LOOKING_THREADS = Math.max(1, Math.min(2, availableParallelism()));

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

type Looking = Thread<LookRequest, LookAnswer>;

type Viewing = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

/**
 * Opens a viewer. Its threads and its process start with the first take that was not looked at before, and not again after the signal. To
 * close it while takes are looked at, abort first.
 */
export function openTakeViewer({store, tools, signal}: Viewing): TakeViewer {
  const threads = new Set<Looking>();
  const idle: Looking[] = [];
  let reader: TextReader | undefined;
  const packages = {
    products: isInstalled('@techstark/opencv-js'),
    text: canReadText(),
    faces: isInstalled('@vladmandic/face-api') && isInstalled('@tensorflow/tfjs-backend-wasm'),
  };

  const askNow = async (request: LookRequest): Promise<LookAnswer | {failed: string}> => {
    signal?.throwIfAborted();
    const own: Looking =
      idle.pop() ??
      openThread(new URL(FROM_SOURCE ? './looking-thread.ts' : './looking-thread.js', import.meta.url));
    threads.add(own);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<{failed: string}>((resolve) => {
      const most = PATIENCE.start + PATIENCE.frame * request.sampled.length;
      timer = setTimeout(() => resolve({failed: `no result within ${most / 1000} s`}), most);
    });
    const asked = own.ask(request).catch((error: unknown) => {
      if (error instanceof TenspotError && error.problems[0]?.code !== 'package-missing') throw error;
      return {failed: String((error as Error).message ?? error)};
    });
    try {
      const answer = await Promise.race([asked, late]);
      if (!('failed' in answer)) idle.push(own);
      return answer;
    } finally {
      clearTimeout(timer);
      // The WebAssembly hangs or has aborted: the next take gets a new thread.
      if (!idle.includes(own)) {
        threads.delete(own);
        await own.close();
      }
    }
  };

  // As many takes at a time as there are threads, so that the limit of time of a take begins with its turn. The text of one is read while a thread looks at the next.
  const turns = new PQueue({concurrency: LOOKING_THREADS});
  const ask = (request: LookRequest): ReturnType<typeof askNow> => turns.add(() => askNow(request));

  const readText = async (
    pictures: LookRequest['pictures'],
    from: Size,
    to: Size,
    isSeenBefore: (frame: number) => boolean,
  ): Promise<SeenText[]> => {
    reader ??= openTextReader(store, signal);
    const texts: SeenText[] = [];
    const scale = to.width / from.width;
    for (const [at, {frame, file}] of pictures.entries()) {
      // A line counts if it is read twice where its place is seen twice: the last picture cannot change that if no other has text.
      if (at > 1 && at === pictures.length - 1 && texts.length === 0 && isSeenBefore(frame)) break;
      for (const {text, box, confidence} of await reader.read(file)) {
        const {x, y, width, height} = box;
        const grown = {x: x * scale, y: y * scale, width: width * scale, height: height * scale};
        texts.push({frame, text, confidence, box: grown});
      }
    }
    return texts;
  };

  const lookNow = async ({
    src,
    size,
    samples,
    photos,
    faces,
    expected,
    allText,
  }: TakeToLookAt): Promise<LookedTake> => {
    signal?.throwIfAborted();
    const unchecked: {what: string; why: string}[] = [];
    const can = (what: keyof typeof packages): boolean => {
      if (!packages[what])
        unchecked.push({what, why: 'an optional package is not installed (docs/check.md)'});
      return packages[what];
    };
    const name = randomUUID();
    const picture = (frame: number) => ({frame, file: join(store.scratch, `${name}-${frame}.png`)});
    const pictures = can('text') ? samples.texts.map(picture) : [];
    const answer = await ask({
      ffmpeg: tools.ffmpeg,
      file: store.path(src),
      size,
      sampled: samples.frames,
      photos: photos.length > 0 && can('products') ? photos : [],
      pictures,
      allText,
      faces: faces && can('faces') ? samples.faces : [],
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
      const isRead = allText || answer.sights.length > 0;
      const read = isRead ? pictures : [];
      const {sights} = answer;
      const isSeenBefore = (frame: number): boolean =>
        sights.length === 0 || sights.some((sight) => sight.frame < frame);
      const texts = packages.text ? await readText(read, answer.pictureSize, size, isSeenBefore) : null;
      return {
        sights: answer.sights,
        keypoints: answer.keypoints,
        parts: answer.parts,
        faces: faces && packages.faces ? answer.faces : null,
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
      const looked = await lookNow(take);
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
      await Promise.all([...threads].map((thread) => thread.close()));
      await reader?.close();
    },
  };
}
