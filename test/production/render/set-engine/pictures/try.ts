import {mkdirSync} from 'node:fs';
import {tools} from '../../../../support/tools.ts';
import {writeWorst} from '../parity/compare.ts';
import {compareEngines, type Shown} from './compare-engines.ts';
import {HABITS} from './habits.ts';
import {openLab} from './lab.ts';

const wanted = process.argv.slice(2);
const habits = HABITS.filter(({id}) => wanted.length === 0 || wanted.includes(id));
const lab = await openLab(habits);
mkdirSync('/tmp/settrue-m/out', {recursive: true});
const spots = new Map<string, Shown>();
try {
  for (const {id} of habits)
    for (const [n, text] of ['Alpha', 'Bravo', 'Charlie'].slice(0, Number(process.env.N ?? 3)).entries())
      spots.set(`${id} ${n}`, {id: `${id} ${n}`, program: id, spot: lab.spot(id, {text}, n === 2 ? 1 : 0)});
  const start = performance.now();
  await compareEngines(
    [...spots.values()],
    lab,
    async ({id, different, how, reasons, error}, {set, reference}) => {
      const [first] = different;
      console.log(
        id.padEnd(22),
        different.length === 0
          ? 'same'
          : `DIFFERS ${different.length} ${first?.whole.toFixed(1)} ${first?.block.toFixed(1)}`,
        how.join(','),
        reasons.map(({detail}) => detail).join('|'),
        error ?? '',
      );
      if (first) {
        const {spot} = spots.get(id)!;
        const bytes = (spot.width * spot.height * 3) / 2;
        const part = (b: Buffer) => b.subarray(first.frame * bytes, (first.frame + 1) * bytes);
        await writeWorst(part(reference), part(set), spot, `/tmp/settrue-m/out/${id}.png`, tools);
      }
    },
  );
  console.log('seconds', ((performance.now() - start) / 1000).toFixed(1));
} finally {
  await lab.close();
}
