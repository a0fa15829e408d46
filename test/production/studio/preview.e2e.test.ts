import {afterEach, expect, onTestFinished, test, vi} from 'vitest';
import {openPreview} from '../../../src/production/studio/preview.ts';
import {takeName} from '../../../src/spot/documents/grade.ts';
import {type Controls, toControls} from '../../../src/spot/preview/controls.ts';
import type {PreviewStage} from '../../../src/spot/preview/preview-data.ts';
import {previewOf} from '../../../src/spot/preview/read-controls.ts';
import type {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import {openStage, type Stage} from '../takes/setup.ts';

afterEach(() => vi.unstubAllEnvs());

/** A workspace as the Studio has it, without a page: what a page would draw of a variant, edited or not. */
async function open(stage: Stage, {write = false} = {}) {
  onTestFinished(stage.workspace.remove);
  const {workspace, store, tools, catalog, providers} = await stage.production();
  let told: PreviewStage | undefined;
  const preview = await openPreview({
    workspace,
    providers,
    env: process.env,
    spots: ['tiny'],
    write,
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
  await preview.serve({url: '', token: '', write});
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
  /** A variant with controls of the spot that a person changed. */
  const settled = (
    variant: string,
    change: (controls: ReturnType<typeof toControls>) => Partial<Controls>,
  ) => {
    const world = spotNow();
    const base = world.spot.variants.find(({id}) => id === variant)?.props;
    if (!base) throw new Error(`no variant ${variant}`);
    const before = toControls(base, world.spot);
    const controls = {...before, ...change(before)};
    return {...previewOf(controls, base, world), sent: {spot: 'tiny', variant, controls}};
  };
  return {
    preview,
    edited,
    settled,
    takes: () => Object.values(spotNow().spot.takes).flatMap((each) => ('take' in each ? [each.take] : [])),
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

test('edited settings get the grade and the mix that a render would have, and are written where they belong', async () => {
  const stage = await openStage();
  const {preview, settled, takes} = await open(stage, {write: true});
  await preview.makeAll();
  const bars = takes().find(({shot}) => shot === 'bars');
  if (!bars) throw new Error('the take of bars is not staged');
  const grade = (strength: string): string =>
    `strength: ${strength} # by eye\nshots: {bars: {takes: {${takeName(bars)}: {measured: {exposure: 0.6}}}}}\n`;
  stage.workspace.write('compositions/spots/tiny/grade.yaml', grade('1'));
  await preview.reload();
  await preview.makeAll();
  const change = ({sound}: ReturnType<typeof toControls>): Partial<Controls> => ({
    sound: {...sound, room: -60},
    grade: {strength: 0.5, shots: {}},
  });
  const before = settled('one', () => ({})).spot;
  const edited = () => settled('one', change);
  expect([edited().wants, edited().spot?.mix]).toEqual([true, null]);
  await preview.routes.prepare(edited().sent);
  const then = edited();
  const cubeOf = (spot: typeof before) => spot?.footage.find(({slot}) => slot === 'hook')?.cube;
  expect(then.wants).toBe(false);
  expect(then.spot?.mix).toMatch(/m4a$/);
  expect(cubeOf(then.spot)).toMatch(/cube$/);
  expect([then.spot?.mix === before?.mix, cubeOf(then.spot) === cubeOf(before)]).toEqual([false, false]);

  await preview.routes.settle(then.sent);
  expect(stage.workspace.read('compositions/spots/tiny/grade.yaml')).toBe(grade('0.5'));
  expect(stage.workspace.read('compositions/spots/tiny/edit.yaml')).toContain('room: -60');
  await preview.makeAll();
  // What the documents say now is what the edit showed.
  const written = settled('one', () => ({}));
  expect([written.spot?.mix, cubeOf(written.spot)]).toEqual([then.spot?.mix, cubeOf(then.spot)]);
  await expect(preview.routes.settle(edited().sent)).resolves.toBeDefined();
  await expect(
    preview.routes.settle({...then.sent, controls: {...then.sent.controls, grade: {strength: 1, shots: {}}}}),
  ).rejects.toMatchObject({code: 'document-changed'});
});
