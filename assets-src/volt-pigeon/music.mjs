// SPDX-License-Identifier: MIT
// Synthesises Volt Pigeon's two beds and its sound effects; every run writes the same WAV bytes.
// ffmpeg only compresses the two beds to AAC.
//
//   node assets-src/volt-pigeon/music.mjs [out-folder]        (default: brands/volt-pigeon/music)
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {wav} from '../synth/master.mjs';
import {coo, pop, shimmer, sonicLogo, tick, whoosh, zap} from './sound/effects.mjs';
import {strut} from './sound/strut.mjs';
import {wire} from './sound/wire.mjs';

const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/volt-pigeon/music', import.meta.url)),
);
const AAC = '-map_metadata -1 -fflags +bitexact -flags:a +bitexact -c:a aac -b:a 192k -movflags +faststart';

mkdirSync(OUT, {recursive: true});
for (const [name, make] of Object.entries({whoosh, tick, pop, shimmer, coo, zap, 'sonic-logo': sonicLogo}))
  wav(join(OUT, `${name}.wav`), make());
const work = mkdtempSync(join(tmpdir(), 'music-'));
for (const [name, make] of Object.entries({strut, wire})) {
  const source = join(work, `${name}.wav`);
  wav(source, make());
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', source, ...AAC.split(' '), join(OUT, `${name}.m4a`)]);
}
rmSync(work, {recursive: true});
