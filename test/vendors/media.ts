import {existsSync, mkdirSync, readFileSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {makeMedia, ROOT} from '../support/tools.ts';
import {type Made, type Size, sha256Of} from './accounts.ts';

const FOLDER = join(ROOT, 'node_modules/.cache/tenspot-tests/vendors');
const kept = new Map<string, Promise<Buffer>>();

/**
 * What a vendor makes of an order: a clip of the length and size that was ordered, or a picture where the length is 0. No two
 * have the same bytes: the id of the job is in a box at the end, which players skip.
 */
export async function makeFile({width, height}: Size, seconds: number, id: string): Promise<Made> {
  if (seconds === 0) return made(await picture(width, height, id), 'image/png');
  const name = `plain-${width}x${height}-${seconds}.mp4`;
  const clip = kept.get(name) ?? makeClip(name, `${width}x${height}`, seconds);
  kept.set(name, clip);
  const note = Buffer.from(id);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(note.length + 8);
  head.write('free', 4);
  return made(Buffer.concat([await clip, head, note]), 'video/mp4');
}

const made = (bytes: Buffer, type: Made['type']): Made => ({bytes, sha256: sha256Of(bytes), type});

async function makeClip(name: string, size: string, seconds: number): Promise<Buffer> {
  const file = join(FOLDER, name);
  if (existsSync(file)) return readFileSync(file);
  mkdirSync(FOLDER, {recursive: true});
  const draft = join(FOLDER, `${process.pid}-${name}`);
  const source = ['-f', 'lavfi', '-i', `color=teal:size=${size}:rate=24:duration=${seconds}`];
  await makeMedia([...source, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'], draft);
  renameSync(draft, file);
  return readFileSync(file);
}

function picture(width: number, height: number, id: string): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = Buffer.from(id.replaceAll('-', '').slice(0, 6), 'hex');
  return sharp({create: {width, height, channels: 3, background: {r, g, b}}})
    .withExif({IFD0: {ImageDescription: id}})
    .png({compressionLevel: 1})
    .toBuffer();
}
