import {readFile} from 'node:fs/promises';
import {findPackageJSON} from 'node:module';
import {dirname, join} from 'node:path';
import type {Box, Size} from '../../spot/geometry/box.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/** A face in a picture. */
export type FoundFace = {
  box: Box;
  /** 0 to 1. */
  score: number;
};

/** Finds faces. To be opened in a worker thread only: its package takes the thread for a browser. */
export type FaceFinder = {
  /** The faces in a picture of 3 bytes a pixel (sRGB). */
  find: (picture: Uint8Array, size: Size) => Promise<FoundFace[]>;
};

/** The side of the square to which the fast detector scales the picture. */
const INPUT = 608;
/** Scores from which the fast detector asks the exact one, and from which that one counts. */
const SCORE = {fast: 0.3, exact: 0.5};

const MODELS = {
  tinyFaceDetector: 'tiny_face_detector_model',
  ssdMobilenetv1: 'ssd_mobilenetv1_model',
} as const;
const WASM = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
];

type FaceApi = typeof import('@vladmandic/face-api');

/**
 * Opens the detectors of `@vladmandic/face-api`, whose weights are in the package. They run in the WebAssembly of
 * `@tensorflow/tfjs-backend-wasm`: in plain JavaScript a frame takes seconds. Errors: `package-missing`.
 */
export async function openFaceFinder(): Promise<FaceFinder> {
  const home = folderOf('@vladmandic/face-api');
  const {api, tf} = await loadFaceApi(home, join(folderOf('@tensorflow/tfjs-backend-wasm'), 'dist'));
  for (const [net, name] of Object.entries(MODELS)) {
    const manifest = JSON.parse(
      await readFile(join(home, 'model', `${name}-weights_manifest.json`), 'utf8'),
    ) as {
      weights: never[];
      paths: string[];
    }[];
    const files = manifest.flatMap(({paths}) => paths);
    const bytes = Buffer.concat(await Promise.all(files.map((path) => readFile(join(home, 'model', path)))));
    const weights = tf.io.decodeWeights(
      Uint8Array.from(bytes).buffer,
      manifest.flatMap((group) => group.weights),
    );
    api.nets[net as keyof typeof MODELS].loadFromWeightMap(weights as never);
  }
  const fast = new api.TinyFaceDetectorOptions({inputSize: INPUT, scoreThreshold: SCORE.fast});
  const exact = new api.SsdMobilenetv1Options({minConfidence: SCORE.exact});
  const detector = api.nets.tinyFaceDetector as unknown as {config: {meanRgb?: [number, number, number]}};
  const {meanRgb: mean = [0, 0, 0]} = detector.config;
  // The package subtracts the mean with an operation that takes longer than the network: here a loop does it.
  detector.config.meanRgb = undefined as never;
  const detect = async (
    pixels: Int32Array | Float32Array,
    [height, width]: readonly [number, number],
    options: typeof fast | typeof exact,
  ) => {
    const type = pixels instanceof Int32Array ? 'int32' : 'float32';
    const tensor = tf.tensor3d(pixels, [height, width, 3], type);
    try {
      return await api.detectAllFaces(tensor as never, options);
    } finally {
      tensor.dispose();
    }
  };
  return {
    find: async (picture, size) => {
      const side = Math.max(size.width, size.height);
      const candidates = await detect(squareWithout(mean, picture, size), [side, side], fast);
      if (candidates.length === 0) return [];
      const found = await detect(new Int32Array(picture), [size.height, size.width], exact);
      return found.map(({box, score}) => ({
        box: {x: box.x, y: box.y, width: box.width, height: box.height},
        score,
      }));
    },
  };
}

/** A picture at the top left of a black square, without the mean of the network: what the package makes of the picture. */
function squareWithout(
  mean: readonly [number, number, number],
  picture: Uint8Array,
  {width, height}: Size,
): Float32Array {
  const side = Math.max(width, height);
  const square = new Float32Array(3 * side * side);
  const [red, green, blue] = mean;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const to = 3 * (y * side + x);
      const from = x < width && y < height ? 3 * (y * width + x) : -1;
      square[to] = (from < 0 ? 0 : (picture[from] as number)) - red;
      square[to + 1] = (from < 0 ? 0 : (picture[from + 1] as number)) - green;
      square[to + 2] = (from < 0 ? 0 : (picture[from + 2] as number)) - blue;
    }
  return square;
}

type Tensors = {
  io: {decodeWeights: (bytes: ArrayBuffer, weights: never[]) => Record<string, unknown>};
  tensor3d: (
    values: Int32Array | Float32Array,
    shape: [number, number, number],
    type: 'int32' | 'float32',
  ) => {dispose: () => void};
  setWasmPaths: (paths: Record<string, string>) => void;
  setBackend: (name: string) => Promise<boolean>;
  env: () => {set: (flag: string, value: boolean) => void};
};

/**
 * Loads the package's build for browsers, with the WebAssembly files as data URLs: its build for Node needs native code. While it is
 * loaded, this thread looks like a browser.
 */
async function loadFaceApi(home: string, wasm: string): Promise<{api: FaceApi; tf: Tensors}> {
  const paths = await Promise.all(
    WASM.map(async (name) => [
      name,
      `data:application/wasm;base64,${await readFile(join(wasm, name), 'base64')}`,
    ]),
  );
  const globals = globalThis as {process?: unknown; window?: unknown; document?: unknown};
  const {process: own} = globals;
  try {
    globals.window = {document: {}};
    globals.document = {};
    globals.process = undefined;
    const api = (await import(join(home, 'dist', 'face-api.esm.js'))) as FaceApi;
    const tf = api.tf as unknown as Tensors;
    tf.setWasmPaths(Object.fromEntries(paths) as Record<string, string>);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (!(await tf.setBackend('wasm'))) throw missing('a WebAssembly backend that does not start');
    const None = class {};
    const none = (): unknown => new None();
    api.env.setEnv({
      ...{Canvas: None, CanvasRenderingContext2D: None, Image: None, ImageData: None, Video: None},
      ...{createCanvasElement: none, createImageElement: none, createVideoElement: none},
      ...{fetch, readFile: async () => ''},
    } as never);
    return {api, tf};
  } finally {
    globals.process = own;
    globals.window = undefined;
    globals.document = undefined;
  }
}

function folderOf(name: string): string {
  try {
    const file = findPackageJSON(name, import.meta.url);
    if (file !== undefined) return dirname(file);
  } catch {
    // Node throws for a package that it does not find.
  }
  throw missing(`no package ${name}`);
}

const missing = (got: string): TenspotError =>
  new TenspotError({
    code: 'package-missing',
    what: 'faces cannot be looked for in the footage',
    expected: 'the packages @vladmandic/face-api and @tensorflow/tfjs-backend-wasm',
    got,
    fix: 'Install them: npm install @vladmandic/face-api @tensorflow/tfjs-backend-wasm@4.22.0',
  });
