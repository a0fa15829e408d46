import {join} from 'node:path';
import {bundleCompositions} from '../../../src/machine/browser/bundle.ts';
import {openBrowserSession} from '../../../src/machine/browser/session.ts';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {MOVING, openBenchProject} from '../../../src/production/bench/bench-project.ts';
import {edited} from '../../../src/production/bench/changes.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {stageVariant} from '../../../src/production/stage/stage-variant.ts';
import {withoutGrade} from '../../../src/spot/timeline/resolved-spot.ts';
import type {Variant} from '../../../src/spot/variant/check-variants.ts';

/** Run by itself: one frame of a variant of the bench, as ours, as stock, and with all its graphics moving, into a folder. */
const [home = '', out = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../../..');
const {production, variants} = await openBenchProject(
  {...(await findWorkspace(root)), home},
  'meridian-flask',
  {
    width: 90,
    height: 160,
  },
  process.env,
);
const {store, tools, workspace} = production;
const [first] = variants;
const [moved] = edited([first as Variant], (props) => ({...props, template: MOVING}));
const serveUrl = await bundleCompositions({
  entry: join(workspace.compositions, 'index.ts'),
  root,
  publicDir: store.files,
  bundles: join(workspace.home, 'bundles'),
  notes: join(workspace.home, 'programs'),
  scratch: store.scratch,
});
const browser = openBrowserSession({serveUrl, browser: findBrowserProgram(root), scratch: store.scratch});
try {
  const plain = await stageVariant(first as Variant, production, {store, tools});
  const moving = await stageVariant(moved as Variant, production, {store, tools});
  const {width, height} = plain.spot;
  const [flat, own] = [withoutGrade(plain.spot), withoutGrade(moving.spot)];
  const still = {kind: 'still', width, height, format: 'png'} as const;
  for (const [name, composition, props, frame] of [
    ['ours', 'spot', flat, 200],
    ['stock', 'stock', {spot: flat, filter: 'none'}, 200],
    ['moving', 'spot', own, 200],
    ['moved', 'spot', own, 201],
  ] as const)
    await browser.draw({
      ...still,
      composition,
      frame,
      props: props as Record<string, unknown>,
      output: join(out, `${name}.png`),
    });
} finally {
  await browser.close();
}
