// SPDX-License-Identifier: MIT
// Draws Volt Pigeon's two clips and encodes them: 1080 x 1920, 30 frames a second, H.264.
//
//   node assets-src/volt-pigeon/clips.mjs [out-folder] [name...]   (default: brands/volt-pigeon/footage, both)
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';
import {FRAMES as BLINKS, blink} from './clips/blink.mjs';
import {FRAMES as TURNS, wheelScene} from './clips/wheel.mjs';
import {svg} from './svg-shapes.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/volt-pigeon/footage', import.meta.url)),
);
const [W, H] = [1080, 1920];
const CLIPS = {blink: [blink, BLINKS], wheel: [wheelScene, TURNS]};
const names = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(CLIPS);
const RAW = `-f rawvideo -pix_fmt rgb24 -s ${W}x${H} -r 30 -i -`;
const COLOR =
  '-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv';
const H264 =
  '-c:v libx264 -preset slower -tune animation -crf 33 -threads 1 -fflags +bitexact -flags:v +bitexact -map_metadata -1 -movflags +faststart';

mkdirSync(OUT, {recursive: true});
for (const name of names) {
  const [draw, frames] = CLIPS[name];
  const args = `-v error -y ${RAW} ${COLOR} ${H264}`.split(' ');
  const ffmpeg = spawn('ffmpeg', [...args, join(OUT, `${name}.mp4`)], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  for (let frame = 0; frame < frames; frame++) {
    const picture = await sharp(Buffer.from(svg(W, H, draw(frame))))
      .removeAlpha()
      .raw()
      .toBuffer();
    if (!ffmpeg.stdin.write(picture)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await once(ffmpeg, 'close');
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} while encoding ${name}`);
}
