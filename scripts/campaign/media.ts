import {runMediaCampaign} from '../../test/production/check/media/campaign.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `media [<files> [<first seed>]]`: masters and takes with flipped bits, wrong boxes and wrong lengths, which `check` and the
// conforming of takes have to judge or refuse within 30 s and 2.5 GB. A fault prints its seed: `media 1 <seed>` repeats it.
const [count = 1000, first = 1] = wholeNumbers(process.argv.slice(2));
const began = performance.now();
const {files, ok, refused, faults, slowest, peakMemory} = await runMediaCampaign(count, first, (text) =>
  console.log(text),
);
console.log(
  [
    `${files} files from seed ${first}, ${((performance.now() - began) / 1000).toFixed(0)} s: ${ok} judged or accepted, ${refused} refused`,
    `the slowest took ${slowest.toFixed(1)} s, the most memory was ${(peakMemory / 1e9).toFixed(2)} GB`,
    faults.length === 0 ? 'all of them hold' : `${faults.length} do not hold`,
  ].join('\n'),
);
process.exitCode = faults.length === 0 ? 0 : 1;
