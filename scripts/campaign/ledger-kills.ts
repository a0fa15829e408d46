import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {chanceOf} from '../../test/production/shoot/buy/crash/chance.ts';
import {booksOf} from '../../test/support/spree/books.ts';
import {killSpree} from '../../test/support/spree/spree.ts';
import {startVendor} from '../../test/support/spree/vendor.ts';
import {makeMedia} from '../../test/support/tools.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `ledger-kills [<kills> [<seed>]]`: a real process that buys from a server on loopback, killed again and again.
const [kills = 200, seed = Date.now()] = wholeNumbers(process.argv.slice(2));
const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'tenspot-kills-'));
const home = path.join(folder, '.tenspot');
try {
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=24:duration=0.2', '-pix_fmt', 'yuv420p'];
  const clip = readFileSync(await makeMedia(source, path.join(folder, 'clip.mp4')));
  const vendor = await startVendor(chanceOf(seed), clip, {trouble: 0.05, takes: 150});
  const spree = await killSpree(root, home, vendor, kills, chanceOf(seed + 1));
  const {spent, held, bill, paidTwice, lostClips, left} = await booksOf(home, vendor);
  await vendor.close();
  console.log(
    [
      `seed ${seed}: ${spree.kills} kills in ${spree.rounds} rounds, every ledger opened`,
      `${vendor.jobs.length} jobs accepted, ${paidTwice.length} paid twice, ${lostClips.length} clips lost, ${left.jobs.length} left to a person, ${left.listed.length} of them listed by the vendor`,
      `the ledger says ${spent} micro-dollars, the bill ${bill}; ${held} set aside`,
    ].join('\n'),
  );
  const wrong = paidTwice.length + lostClips.length + left.listed.length;
  if (wrong > 0 || held !== left.worst || spent !== bill) process.exitCode = 1;
} finally {
  rmSync(folder, {recursive: true, force: true});
}
