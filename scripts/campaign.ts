import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {wholeNumbers} from './whole-numbers.ts';

/** What `npm test` does in short, at length; minutes to an hour. */
const CAMPAIGNS: Record<string, string> = {
  crash:
    '[<schedules> [<first seed>]]  made-up days of buying, crashed and ended wherever a process touches the world',
  'ledger-kills': '[<kills> [<seed>]]  a process that buys, killed again and again',
  vendors:
    '[<campaigns> [<first seed>]]  the command line buys from independent vendors that lie, and the books are compared',
  kills: '[<kills>]  a render, killed again and again',
  media: '[<files> [<first seed>]]  masters and takes that are damaged in every way, checked and conformed',
  farm: '[<runs> [<first seed>]]  batches on a fake AWS that throttles, hangs and loses answers, in runs that are killed',
  thousand:
    '[<variants>]  how long the documents, the manifest, `status` and `render --dry-run` of 1,000 variants take',
  growth: '[<variants> ...]  how time, memory and disk grow from 10 to 640 variants',
  soak: '[<variants>]  one process renders variants in two formats, with damaged clips, killed browsers and a full disk',
  pictures:
    '[<templates> [<first seed>]]  templates drawn by lot, rendered as a set and compared with the reference',
};

/** `npm run campaign` runs all of them, `npm run campaign -- crash 10000` one. */
const [named, ...rest] = process.argv.slice(2);
try {
  if (named !== undefined && !(named in CAMPAIGNS)) throw new RangeError(`there is no campaign "${named}"`);
  wholeNumbers(rest);
} catch (error) {
  const lines = Object.entries(CAMPAIGNS).map(([name, what]) => `  npm run campaign -- ${name} ${what}`);
  console.error([`${(error as Error).message}; there are:`, ...lines].join('\n'));
  process.exit(2);
}
const failed = Object.keys(CAMPAIGNS)
  .filter((name) => named === undefined || name === named)
  .filter((name) => {
    console.log(`campaign ${name}`);
    const script = path.join(import.meta.dirname, 'campaign', `${name}.ts`);
    const argv = ['--conditions=tenspot-source', script, ...rest];
    return spawnSync(process.execPath, argv, {stdio: 'inherit'}).status !== 0;
  });
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
