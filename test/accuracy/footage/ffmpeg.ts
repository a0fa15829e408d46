import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {tools} from '../../support/tools.ts';

/** BT.709, as Tenspot tags its masters. */
export const TAGS = [
  ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
];

const QUIET = ['-hide_banner', '-nostdin', '-v', 'error', '-y'];

/** Runs ffmpeg to its end. */
export async function ffmpeg(args: readonly string[]): Promise<void> {
  const child = spawn(tools.ffmpeg, [...QUIET, ...args], {stdio: ['ignore', 'ignore', 'pipe']});
  const wrote: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => wrote.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${Buffer.concat(wrote)}`);
}

/** Has ffmpeg encode pictures, which are only valid until the next one is asked for. */
export async function encodePictures(
  pictures: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  args: readonly string[],
): Promise<void> {
  const child = spawn(tools.ffmpeg, ['-hide_banner', '-v', 'error', '-y', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const wrote: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => wrote.push(chunk));
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  for await (const picture of pictures)
    if (!child.stdin.write(Buffer.from(picture)) && child.exitCode === null)
      await Promise.race([once(child.stdin, 'drain'), closed]);
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${Buffer.concat(wrote)}`);
}

/** Decodes a video to frames of a pixel format, one after the other. */
export async function* decodePictures(
  file: string,
  bytes: number,
  args: readonly string[],
): AsyncGenerator<Buffer> {
  const child = spawn(tools.ffmpeg, [...QUIET, '-i', file, ...args, '-f', 'rawvideo', '-'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let frame = Buffer.alloc(bytes);
  let filled = 0;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      let at = 0;
      while (at < chunk.length) {
        const copied = chunk.copy(frame, filled, at);
        at += copied;
        filled += copied;
        if (filled < bytes) continue;
        yield frame;
        frame = Buffer.alloc(bytes);
        filled = 0;
      }
    }
  } finally {
    child.kill();
  }
}
