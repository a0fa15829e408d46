import {join} from 'node:path';
import {bundleCompositions} from '../../../../src/machine/browser/bundle.ts';
import {ROOT} from '../../../support/tools.ts';

/** Run by itself: the bundler finds its own files only under Node's own conditions, not the test runner's. */
const [folder = ''] = process.argv.slice(2);
const entry = join(ROOT, 'compositions/index.ts');
process.stdout.write(
  await bundleCompositions({
    entry,
    root: ROOT,
    publicDir: folder,
    bundles: join(folder, 'bundles'),
    notes: join(folder, 'programs'),
    scratch: folder,
  }),
);
