import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import PQueue from 'p-queue';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {ROOT} from '../tools.ts';

/** What the order of a render says to the renderer. */
type RenderOrder = {
  composition: string;
  codec: 'h264';
  crf: number;
  x264Preset: 'veryfast';
  gopSize: number;
  pixelFormat: 'yuv420p';
  colorSpace: 'bt709';
  imageFormat: 'png';
  scale: number;
  muted: boolean;
  frameRange: [number, number];
  serveUrl: string;
  inputProps: {type: string; payload: string};
};

/** A render as `draw-as-function.ts` gets it. */
export type FunctionWork = {
  order: RenderOrder;
  /** The addresses of the site, and the properties with the addresses of staged files, on the fake AWS. */
  site: string;
  props: Record<string, unknown>;
  browser: string;
  kind: 'headless-shell' | 'chrome';
  /** The file to make. */
  output: string;
};

/**
 * A function that draws with Remotion's renderer, in a process and a browser of its own. On AWS the site and the staged files have one origin, that of the bucket; so
 * they have here, where the fake AWS at `url` has a host for each bucket. One render at a time.
 */
export function openFakeFunction(url: () => string, bucket: () => string, folder: string) {
  const queue = new PQueue({concurrency: 1});
  const {path: browser, kind} = findBrowserProgram(ROOT);
  const draw = async (payload: Record<string, unknown>): Promise<Buffer> => {
    const order = payload as unknown as RenderOrder;
    if (order.inputProps.type !== 'payload') throw new Error('properties that are not in the order');
    const origin = url().replace('127.0.0.1', `${bucket()}.localhost`);
    const output = join(folder, `${randomUUID()}.mp4`);
    const site = `${origin}${new URL(order.serveUrl).pathname}`;
    const props = JSON.parse(order.inputProps.payload.replaceAll(`${url()}/${bucket()}/`, `${origin}/`));
    const work: FunctionWork = {order, site, props, browser, kind, output};
    const script = join(import.meta.dirname, 'draw-as-function.ts');
    const child = spawn(process.execPath, ['--conditions=tenspot-source', script], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    child.stdin.end(JSON.stringify(work));
    const [told, code] = await Promise.all([
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ]);
    if (code !== 0) throw new Error(told);
    return readFile(output);
  };
  const problems: string[] = [];
  return {
    /** Why renders failed. */
    problems,
    draw: (payload: Record<string, unknown>): Promise<Buffer> =>
      queue
        .add(() => draw(payload))
        .catch((error: Error) => {
          problems.push(error.message);
          throw error;
        }),
  };
}
