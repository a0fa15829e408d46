import {afterEach, expect, onTestFinished, test, vi} from 'vitest';
import {openPreview} from '../../../src/production/studio/preview.ts';
import {toControls} from '../../../src/spot/preview/controls.ts';
import type {PreviewStage} from '../../../src/spot/preview/preview-data.ts';
import {previewOf} from '../../../src/spot/preview/read-controls.ts';
import type {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {openStage, type Stage} from '../takes/setup.ts';

afterEach(() => vi.unstubAllEnvs());

/** A workspace as the Studio has it, without a page: what a page would draw of a variant, edited or not. */
async function open(stage: Stage) {
  onTestFinished(stage.workspace.remove);
  const {workspace, store, tools, catalog, providers} = await stage.production();
  let told: PreviewStage | undefined;
  const preview = await openPreview({
    workspace,
    providers,
    env: process.env,
    spots: ['tiny'],
    write: false,
    recalling: {store, tools},
    making: {store, tools},
    report: {step: () => undefined, warn: () => undefined},
    entry: {
      entry: '',
      envFile: '',
      write: async (data) => {
        told = structuredClone(data);
      },
    },
  });
  await preview.serve({url: '', token: '', write: false});
  const spotNow = () => {
    const [spot] = told?.spots ?? [];
    if (!told || !spot) throw new Error('nothing was written for the page');
    return {spot, brands: told.brands, templates: catalog.templates};
  };
  const edited = (variant: string, change: Partial<SpotProps>) => {
    const world = spotNow();
    const base = world.spot.variants.find(({id}) => id === variant)?.props;
    if (!base) throw new Error(`no variant ${variant}`);
    const controls = toControls({...base, ...change}, world.spot);
    const seen = previewOf(controls, base, world);
    const clips = Object.fromEntries((seen.spot?.footage ?? []).map((clip) => [clip.slot, clip]));
    return {...seen, clips, controls};
  };
  return {
    preview,
    edited,
    seen: (variant = 'one') => edited(variant, {}),
    prepare: (variant: string, change: Partial<SpotProps>) =>
      preview.routes.prepare({spot: 'tiny', variant, controls: edited(variant, change).controls}),
    problems: () => spotNow().spot.problems,
  };
}

test('a take that was bought is shown, in another slot too, and after another pick the other one', async () => {
  const stage = await openStage();
  await stage.buy({footage: 'balls.mp4'});
  await stage.buy({number: 2});
  const {seen, edited, prepare, preview} = await open(stage);
  const first = seen().clips.end?.src;
  expect(first).toMatch(/mp4$/);
  const elsewhere = {shots: {hook: {shot: 'unshot'}, end: {shot: 'bars'}}};
  expect(edited('one', elsewhere).clips.hook?.missing?.prompt).toBe('Being made');
  await prepare('one', elsewhere);
  expect(edited('one', elsewhere).clips.hook?.src).toBe(first);
  stage.workspace.write('compositions/spots/tiny/edit.yaml', 'picks: {unshot: {take: 2}}\n');
  await preview.reload();
  expect(seen().clips.end?.src).toMatch(/mp4$/);
  expect(seen().clips.end?.src).not.toBe(first);
  stage.workspace.write('compositions/spots/tiny/edit.yaml', 'picks: {unshot: {take: 3}}\n');
  await preview.reload();
  expect(seen().clips.end?.src).toBe(first);
  expect(seen().notes).toEqual(['Take 1 of unshot: take 3 was chosen, but does not exist']);
});

test('each format shows its own take, and an edit to a format for which none was bought a card', async () => {
  const stage = await openStage(['9:16', '16:9']);
  await stage.buy({format: '16:9', footage: 'balls.mp4'});
  const {seen, edited, prepare} = await open(stage);
  expect(seen('f16x9-one').clips.end?.src).toMatch(/mp4$/);
  expect(seen('f9x16-one').clips.end?.missing?.shot).toBe('unshot');
  const square = {format: '1:1'} as const;
  expect(edited('f16x9-one', square)).toMatchObject({wants: true, clips: {end: {src: null}}});
  await prepare('f16x9-one', square);
  const then = edited('f16x9-one', square);
  expect([then.wants, then.clips.end?.missing?.shot]).toEqual([false, 'unshot']);
});

test('a card says who would make the take and for how much, or that it was ordered', async () => {
  vi.stubEnv('FAL_KEY', '');
  const stage = await openStage();
  stage.workspace.edit(
    'compositions/spots/tiny/shots.yaml',
    'shots:',
    "policy: {allow: ['fal/*'], takes: 2}\nshots:",
  );
  const {seen, preview, prepare, edited} = await open(stage);
  const card = () => seen().clips.end?.missing;
  expect(card()?.model).toMatch(/^fal\/\S+ \(no key: set FAL_KEY/);
  vi.stubEnv('FAL_KEY', 'a key');
  await preview.reload();
  expect(card()).toMatchObject({
    model: expect.stringMatching(/^fal\/\S+$/),
    prompt: 'wide of a harbour at night, locked-off camera',
  });
  expect(card()?.price).toMatch(/^\$\d+\.\d\d for 2 takes$/);
  await prepare('one', {format: '1:1'});
  expect(edited('one', {format: '1:1'}).clips.end?.missing?.price).toMatch(/^\$/);
  await stage.buy({state: 'RUNNING'});
  await preview.reload();
  expect(card()?.price).toBe('ordered already: see tenspot takes');
});

test('a ledger that does not hold together is a reason on the cards that need it, and on nothing else', async () => {
  const stage = await openStage();
  await stage.buy();
  const {workspace} = stage;
  const head = workspace.read('vault/ledger.sqlite.head');
  workspace.write('vault/ledger.sqlite.head', 'torn');
  const {seen, preview, problems} = await open(stage);
  expect(seen().clips.hook?.src).toMatch(/mp4$/);
  expect(seen().clips.end?.missing?.prompt).toContain('the head of the ledger cannot be read');
  expect(problems()).toMatchObject([{code: 'ledger-damaged', fix: expect.stringContaining('--repair')}]);
  workspace.write('vault/ledger.sqlite.head', head);
  await preview.reload();
  expect(seen().clips.end?.src).toMatch(/mp4$/);
  expect(problems()).toEqual([]);
});
