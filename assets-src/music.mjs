// SPDX-License-Identifier: MIT
// The sample brand's music and effects, synthesised from nothing: no samples, no dependencies, same
// bytes of WAV on every run. ffmpeg is only called to compress the two beds.
//
//   node assets-src/music.mjs [out-folder]        (default: brands/moss-meridian/music)
//
// By hand, the compression is: ffmpeg -i bed.wav -c:a aac -b:a 192k -movflags +faststart bed.m4a

import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {pop, shimmer, sonicLogo, tick, whoosh} from './music/effects.mjs';
import {firstLight} from './music/first-light.mjs';
import {wav} from './music/master.mjs';
import {slowMorning} from './music/slow-morning.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../brands/moss-meridian/music', import.meta.url)),
);

mkdirSync(OUT, {recursive: true});
for (const [name, make] of Object.entries({whoosh, tick, pop, shimmer, 'sonic-logo': sonicLogo}))
  wav(join(OUT, `${name}.wav`), make());
const work = mkdtempSync(join(tmpdir(), 'music-'));
for (const [name, make] of Object.entries({'slow-morning': slowMorning, 'first-light': firstLight})) {
  const source = join(work, `${name}.wav`);
  wav(source, make());
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    source,
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    '-c:a',
    'aac',
    '-b:a',
    '192k',
    '-movflags',
    '+faststart',
    join(OUT, `${name}.m4a`),
  ]);
}
rmSync(work, {recursive: true});
