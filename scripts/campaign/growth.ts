import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {watchMemory} from '../../src/machine/process/memory.ts';
import {openProject} from '../../src/node/open-project.ts';
import {render} from '../../src/node/render.ts';
import {word, writeBatchSpot} from '../../test/support/batch-spot.ts';
import {makeWorkspace} from '../../test/support/workspace.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `growth [<variants> ...]`: renders batches of one-second proofs, each in a workspace of its own without anything kept, and prints how time, graphics states,
// encoded frames, memory and disk grow with the number of variants. Ten texts are shared by all batches; the others differ in one line.
const asked = wholeNumbers(process.argv.slice(2));
const counts = asked.length > 0 ? asked : [10, 40, 160, 640];

/** Bytes of all files in a folder. */
const bytesIn = (folder: string): number =>
  readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);

async function measure(count: number): Promise<string> {
  const workspace = await makeWorkspace();
  try {
    writeBatchSpot(workspace, {
      hook: Array.from(
        {length: count},
        (_, at) => `id: v${at}, copy.hook: ${word(at)}, shots.hook: ${at % 2 === 0 ? 'bars' : 'balls'}`,
      ),
    });
    const project = await openProject(workspace.root);
    const memory = watchMemory();
    const began = performance.now();
    const {variants, explanation} = await render(project, {spot: 'tiny', proof: true, explain: true});
    const seconds = (performance.now() - began) / 1000;
    const peak = memory.stop();
    const failed = variants.filter(({status}) => status !== 'done');
    if (failed.length > 0 || !explanation)
      throw new Error(`${failed.length} of ${count} variants are not done: ${failed[0]?.problems[0]?.what}`);
    const {shown, encoded, states} = explanation.sharing;
    const number = (value: number): string => Math.round(value).toLocaleString('en');
    return [
      number(count),
      seconds.toFixed(0),
      number(states),
      `${number(encoded)} of ${number(shown)}`,
      (peak / 1e9).toFixed(2),
      number(bytesIn(workspace.path('.tenspot')) / 1e6),
      number(bytesIn(workspace.path('out')) / 1e6),
    ].join(' | ');
  } finally {
    workspace.remove();
  }
}

console.log(
  '| variants | seconds | graphics states | frames encoded of all | peak memory of all processes, GB | `.tenspot/`, MB | `out/`, MB |',
);
console.log('|---|---|---|---|---|---|---|');
for (const count of counts) console.log(`| ${await measure(count)} |`);
