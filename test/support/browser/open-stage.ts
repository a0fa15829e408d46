import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {openBrowser, renderFrames, renderStill} from '@remotion/renderer';
import {run} from '../../../src/machine/process/child.ts';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {ROOT} from '../tools.ts';

type Drawing = {width: number; height: number; fps: number; frames: number};

/** A real browser with the compositions of this repository open, and a public folder of its own. */
export async function openStage() {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-picture-'));
  const serveUrl = join(folder, 'site');
  const script = join(ROOT, 'test/support/make-site.ts');
  const publicDir = join(folder, 'public');
  mkdirSync(publicDir);
  await run(process.execPath, [
    '--conditions=tenspot-source',
    script,
    join(import.meta.dirname, 'entry.tsx'),
    serveUrl,
    publicDir,
  ]);
  const {path: browserExecutable, kind} = findBrowserProgram(ROOT);
  const chromeMode = kind === 'chrome' ? 'chrome-for-testing' : 'headless-shell';
  const puppeteerInstance = await openBrowser('chrome', {browserExecutable, chromeMode, logLevel: 'error'});
  const common = {serveUrl, browserExecutable, chromeMode, puppeteerInstance, logLevel: 'error'} as const;

  const job = (id: string, props: Record<string, unknown>, {width, height, fps, frames}: Drawing) => ({
    ...common,
    inputProps: props,
    composition: {
      id,
      width,
      height,
      fps,
      durationInFrames: frames,
      props,
      defaultProps: props,
      defaultCodec: null,
      defaultOutName: null,
      defaultVideoImageFormat: null,
      defaultPixelFormat: null,
      defaultProResProfile: null,
      defaultSampleRate: null,
    },
  });

  return {
    /** Puts a file where the browser finds it, under the name that a staged file has. */
    put(file: string | Buffer, extension?: string): string {
      const bytes = typeof file === 'string' ? readFileSync(file) : file;
      const name = `${createHash('sha256').update(bytes).digest('hex')}${extension ?? extname(String(file))}`;
      writeFileSync(join(publicDir, name), bytes);
      return name;
    },
    /** A still as PNG, and what the page said. */
    async still(id: string, props: Record<string, unknown>, drawing: Drawing, frame = 0) {
      const said: string[] = [];
      const {buffer} = await renderStill({
        ...job(id, props, drawing),
        frame,
        output: null,
        imageFormat: 'png',
        onBrowserLog: ({text}) => said.push(text),
      });
      return {png: buffer as Buffer, said};
    },
    /** Every frame as PNG. */
    async frames(id: string, props: Record<string, unknown>, drawing: Drawing, concurrency: number) {
      const pictures: Buffer[] = [];
      await renderFrames({
        ...job(id, props, drawing),
        concurrency,
        imageFormat: 'png',
        outputDir: null,
        muted: true,
        onStart: () => undefined,
        onFrameUpdate: () => undefined,
        onFrameBuffer: (buffer, frame) => {
          pictures[frame] = buffer;
        },
      });
      return pictures;
    },
    async close() {
      // After an error the renderer still closes its pages on its own; a browser that is gone by then is an error of its own.
      await wait(500);
      await puppeteerInstance.close({silent: true});
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
