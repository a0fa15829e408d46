import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {bundleCompositions} from '../../../src/machine/browser/bundle.ts';
import {openBrowserSession} from '../../../src/machine/browser/session.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {findBrowserProgram, findTools} from '../../../src/machine/tools/tools.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {FORMAT_SIZE, Format} from '../../../src/spot/variant/format.ts';
import {allStills} from './spots.ts';

/** Run by itself: draws every golden still into a folder. */
const [folder = ''] = process.argv.slice(2);
const ROOT = join(import.meta.dirname, '../../..');

/** Pixels of a still, at most. */
const WIDTH = 360;

const home = mkdtempSync(join(tmpdir(), 'tenspot-golden-'));
mkdirSync(folder, {recursive: true});
const store = await openStore(home);
const workspace = {...(await findWorkspace(ROOT)), home};
const stills = await allStills({workspace, store, tools: findTools(ROOT)});
const serveUrl = await bundleCompositions({
  entry: join(import.meta.dirname, 'entry.tsx'),
  root: ROOT,
  publicDir: store.files,
  bundles: join(home, 'bundles'), notes: join(home, 'programs'),
  scratch: store.scratch,
});
const session = openBrowserSession({serveUrl, browser: findBrowserProgram(ROOT), scratch: store.scratch});
try {
  for (const format of Format.options) {
    const drawn = stills.filter(({spot}) => spot.format === format);
    if (drawn.length === 0) continue;
    const pictures = join(store.scratch, format.replace(':', 'x'));
    mkdirSync(pictures);
    const {width, height} = FORMAT_SIZE[format];
    await session.draw({
      kind: 'frames',
      composition: 'stills',
      width,
      height,
      fps: 30,
      props: {stills: drawn.map(({spot, frame}) => ({spot, frame}))},
      length: Math.max(drawn.length, ...drawn.map(({spot}) => spot.frames)),
      frames: [...drawn.keys()],
      pictures: {folder: pictures, format: 'png', scale: WIDTH / width},
    });
    for (const [index, {name}] of drawn.entries())
      await sharp(join(pictures, `${index}.png`))
        .webp({quality: 84, effort: 6})
        .toFile(join(folder, `${name}.webp`));
  }
} finally {
  await session.close();
  rmSync(home, {recursive: true, force: true});
}
