// SPDX-License-Identifier: MIT
// Synthesises Moss & Meridian's two beds and its sound effects. Uses no recorded samples and no dependencies;
// every run writes the same WAV bytes. ffmpeg only compresses the two beds to AAC.
//
//   node assets-src/moss-meridian/music.mjs [out-folder]        (default: brands/moss-meridian/music)
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {wav} from '../synth/master.mjs';
import {pop, shimmer, sonicLogo, tick, whoosh} from './music/effects.mjs';
import {firstLight} from './music/first-light.mjs';
import {slowMorning} from './music/slow-morning.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/moss-meridian/music', import.meta.url)),
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
