import path from 'node:path';
import {parseArgs} from 'node:util';
import {findTools} from '../src/machine/tools/tools.ts';
import {drawScene} from './grade-bench/draw-scene.ts';
import {readFootage, readSamples} from './grade-bench/footage.ts';
import {type Joined, join, type Recovered, recover} from './grade-bench/measure.ts';
import {SCENES, TREATMENTS} from './grade-bench/treatments.ts';

/**
 * `npm run grade-bench`: treats shots by 30 known changes, matches each to the original, and prints how much of the difference matching
 * removes, in CIEDE2000. `--footage <folder>`: its clips. Default: the clips and photos of the sample brands. `--picture <file>`: only draws the picture
 * of docs/grade.md. Exit code 1 below a gate.
 */
const {values} = parseArgs({
  options: {
    footage: {type: 'string'},
    picture: {type: 'string'},
    json: {type: 'boolean', default: false},
  },
});
const root = path.join(import.meta.dirname, '..');
if (values.picture) {
  await drawScene(
    path.join(root, 'brands/moss-meridian/products/hook-desk.webp'),
    path.resolve(values.picture),
  );
  process.exit(0);
}
const tools = findTools(root);
const {shots, skipped} = values.footage
  ? await readFootage(path.resolve(values.footage), tools)
  : await readSamples(root, tools);

for (const {name, why} of skipped) console.error(`${name}: skipped, ${why}`);
if (shots.length === 0) throw new Error('--footage: expected a clip that can be measured, got none');

/** Falls that are demanded: of the mean difference to the original, and of the largest between neighbours. */
const GATES = {recovered: 0.7, joined: 0.6};
/** What codes of 8 bits round away: a difference that rises by less does not rise. */
const ROUNDING = 0.05;

const recovered: Recovered[] = [];
const joined: Joined[] = [];
for (const shot of shots) {
  console.error(`${shot.name}: ${shot.frames.length} frames`);
  for (const treatment of TREATMENTS) recovered.push(recover(shot, treatment));
  for (const [set, treatments] of SCENES.entries()) joined.push(join(shot, treatments, set + 1));
}

const mean = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / all.length;
const totals = (all: readonly {before: number; after: number}[]) => {
  const [before, after] = [mean(all.map((each) => each.before)), mean(all.map((each) => each.after))];
  return {before, after, fall: 1 - after / before};
};
const total = totals(recovered);
const risen = recovered.filter(({before, after}) => after > before + ROUNDING);
const least = Math.min(...joined.map(({before, after}) => 1 - after / before));
const pass = total.fall >= GATES.recovered && risen.length === 0 && least >= GATES.joined;

const row = (name: string, {before, after}: {before: number; after: number}): string => {
  const fall = `${(100 * (1 - after / before)).toFixed(0)} %`;
  return `${name.padEnd(34)}${before.toFixed(2).padStart(8)}${after.toFixed(2).padStart(8)}${fall.padStart(8)}`;
};
const lines = [
  `mean delta E 2000 to the original${'before'.padStart(9)}${'after'.padStart(8)}${'falls'.padStart(8)}`,
  ...TREATMENTS.map(({name}) => row(name, totals(recovered.filter(({treatment}) => treatment === name)))),
  '',
  ...skipped.map(({name}) => `${name.padEnd(34)} skipped`),
  ...shots.map(({name}) => row(name, totals(recovered.filter(({shot}) => shot === name)))),
  row('all', total),
  '',
  'largest difference between neighbours of five clips of one scene',
  ...joined.map((each) => row(`${each.shot}, set ${each.set}`, each)),
  '',
  `mean falls by ${(100 * total.fall).toFixed(1)} % (gate ${100 * GATES.recovered} %)`,
  `rises for ${risen.length} of ${recovered.length} shots (gate 0)${risen
    .map(
      ({shot, treatment, before, after}) =>
        `\n  ${shot}, ${treatment}: ${before.toFixed(2)} to ${after.toFixed(2)}`,
    )
    .join('')}`,
  `neighbours: falls by at least ${(100 * least).toFixed(1)} % (gate ${100 * GATES.joined} %)`,
  pass ? 'pass' : 'fail',
];
console.log(
  values.json ? JSON.stringify({pass, total, least, skipped, recovered, joined}, null, 2) : lines.join('\n'),
);
if (!pass) process.exitCode = 1;
