import {mkdirSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {sha256File} from '../../src/machine/files/hash.ts';
import {openProject} from '../../src/node/open-project.ts';
import {status} from '../../src/node/status.ts';
import {variants} from '../../src/node/variants.ts';
import {openWorkspace} from '../../src/production/project/open-project.ts';
import {openSpot} from '../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../src/production/project/workspace.ts';
import {writeManifest} from '../../src/production/render/write-manifest.ts';
import {word, writeBatchSpot} from '../../test/support/batch-spot.ts';
import {makeWorkspace} from '../../test/support/workspace.ts';
import {wholeNumbers} from '../whole-numbers.ts';

// `thousand [<variants>]`: measures what a batch of 1,000 variants of one second costs beside its pictures: `tenspot status`, the manifest of a run that
// renders one of them, and `tenspot render --dry-run`. The masters are files of 5 MB without content; nothing is rendered.
const [count = 1000] = wholeNumbers(process.argv.slice(2));
const BYTES = 5_000_000;

const ids = Array.from({length: count}, (_, at) => `v${at}`);
/** Prints how many seconds something takes, and how many seconds of them this process computes: other programs on the machine do not add to these. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [from, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const {user, system} = process.cpuUsage(before);
  const seconds = [(performance.now() - from) / 1e3, (user + system) / 1e6].map((each) =>
    each.toFixed(2).padStart(8),
  );
  console.log(`${seconds[0]} s ${seconds[1]} s of CPU  ${what}`);
  return result;
}

const workspace = await makeWorkspace();
try {
  writeBatchSpot(workspace, {
    hook: ids.map(
      (id, at) => `id: ${id}, copy.hook: ${word(at)}, shots.hook: ${at % 2 === 0 ? 'bars' : 'balls'}`,
    ),
  });
  const command = async (...args: string[]): Promise<void> => {
    const {code, stderr} = await workspace.tenspot(...args);
    if (code !== 0) throw new Error(stderr);
  };
  const project = await measured(`the documents of ${count} variants are read and checked`, async () =>
    openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny'),
  );
  const folder = workspace.path('out/tiny');
  mkdirSync(folder, {recursive: true});
  for (const id of ids) {
    writeFileSync(join(folder, `${id}.mp4`), '');
    truncateSync(join(folder, `${id}.mp4`), BYTES);
  }
  const sha256 = await sha256File(join(folder, `${ids[0]}.mp4`));
  const manifest = (rendered: number): Promise<unknown> => {
    const outcomes = project.variants.slice(0, rendered).map((variant) => ({
      ...{variant, status: 'done', prepared: null, problems: []},
      record: {input: '', sha256, bytes: BYTES},
    }));
    const batch = {outcomes, folder, proof: false, engine: 'set', versions: {}, seconds: 1};
    return writeManifest(batch as never, project);
  };
  await measured('the manifest of a run that rendered all of them', () => manifest(count));
  // A file that has just changed is not noted.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await measured('the manifest of a run that rendered one, whose other masters were never read', () =>
    manifest(1),
  );
  await measured('the manifest of the next run that rendered one', () => manifest(1));
  await project.store.close();
  const opened = await openProject(workspace.root);
  await measured('status, from a program', () => status(opened));
  await measured('variants, from a program', () => variants(opened, {spot: 'tiny'}));
  await measured('tenspot status, in a process of its own', () => command('status'));
  await measured('tenspot render --dry-run, in a process of its own', () =>
    command('render', 'tiny', '--dry-run'),
  );
} finally {
  workspace.remove();
}
