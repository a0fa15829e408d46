import {beforeEach, expect, onTestFinished, test} from 'vitest';
import {writeSound} from '../../../src/machine/media/write-sound.ts';
import {openWorkspace, type Project} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {planMix, soundFiles} from '../../../src/production/sound/plan-mix.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {mixKey} from '../../../src/spot/preview/staged-keys.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const [EDIT, BRAND] = ['compositions/spots/tiny/edit.yaml', 'brands/plain/brand.yaml'];
const RATE = 8000;

let files: Workspace;
let project: Project;

const writeTone = (seconds: number, peak = 0.5): Promise<void> =>
  writeSound(
    {rate: RATE, channels: [Float32Array.from({length: seconds * RATE}, (_, at) => peak * Math.sin(at))]},
    files.path('brands/plain/music/sonic.wav'),
  );

/** A spot of 6 s with two slots of 3 s each, whose brand has a sonic logo of 1.5 s. */
beforeEach(async () => {
  files = await makeWorkspace();
  onTestFinished(files.remove);
  files.edit(BRAND, '      sounds:', '      sonic-logo: music/sonic.wav\n      sounds:');
  files.edit('compositions/spots/tiny/variants.yaml', 'seconds: 1', 'seconds: 6');
  await writeTone(1.5);
  project = await openWorkspace(await findWorkspace(files.root));
});

const planned = async (edit?: string) => {
  if (edit !== undefined) files.write(EDIT, `sound: {sonicLogo: [${edit}]}\n`);
  const opened = await openSpot(project, 'tiny');
  const plan = planVariant(opened.variants[0]?.props as never, opened);
  const {props, template, brand, transitions, lengths, timing} = plan;
  const spot = resolveSpot({props, template, kit: brand.kit, fillings: {}, transitions, lengths, timing});
  const sound = plan.documents.edit?.value.sound;
  return {
    logo: async () =>
      (await planMix(spot, plan, opened, [])).cues.find(({duck, gain}) => duck || gain === -3),
    files: soundFiles(spot, plan),
    warnings: opened.warnings,
    key: mixKey(spot, props, template, {sound}),
    slots: spot.slots,
  };
};

test('the sonic logo of a brand ends with the spot, and the bed is quieter under it', async () => {
  const {logo, files: heard} = await planned();
  expect(await logo()).toEqual({
    ...{src: expect.stringMatching(/\.wav$/), at: 4.5, gain: 0},
    duck: {amount: 9, seconds: 1.5},
  });
  // It needs a record of rights, as every sound of the mix does.
  expect(heard).toContain('music/sonic.wav');
});

test('an edit moves it, changes its level, or switches it off, and each is another mix', async () => {
  const usual = await planned();
  const moved = await planned('{slot: end, at: 0.25, gain: -3, duck: 0}');
  expect(await moved.logo()).toEqual({
    src: expect.any(String),
    at: (moved.slots.end?.from ?? 0) / 24 + 0.25,
    gain: -3,
  });
  const off = await planned('{play: false}');
  expect(await off.logo()).toBeUndefined();
  expect(off.files).not.toContain('music/sonic.wav');
  expect(new Set([usual, moved, off].map(({key}) => key)).size).toBe(3);
});

test('a sonic logo that is longer than the spot is left out with a warning, and needs no rights', async () => {
  await writeTone(7);
  const {logo, files: heard, warnings} = await planned();
  expect(await logo()).toBeUndefined();
  expect(heard).not.toContain('music/sonic.wav');
  expect(warnings.filter(({code}) => code === 'sonic-logo-long')).toEqual([
    {
      code: 'sonic-logo-long',
      what: 'the sonic logo is longer than the spot, so it is not heard, in variant "one" and 1 more',
      where: expect.objectContaining({
        file: files.path(BRAND),
        field: 'defaults.tenspot.music.sonic-logo',
      }),
      expected: 'a file of at most 6 s',
      got: '7.00 s',
      fix: expect.stringContaining('play: false'),
      variants: ['one', 'two'],
    },
  ]);
  // Switched off, it is no longer worth a warning.
  expect((await planned('{play: false}')).warnings).toEqual([]);
});

test('where an entry of the edit asks for it, the spot is not opened, with both lengths and the entry', async () => {
  await writeTone(7);
  await expect(planned('{only: {seconds: 15}, duck: 2}, {gain: -3}')).rejects.toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({
        code: 'sonic-logo-long',
        where: expect.objectContaining({file: files.path(EDIT), field: 'sound.sonicLogo.1'}),
        expected: 'a file of at most 6 s',
        got: '7.00 s',
      }),
    ]),
  });
});

test('one that begins too late to end within the spot is refused at its place when the spot is opened', async () => {
  const refused = (field: string, start: string) => ({
    problems: [
      {
        code: 'sonic-logo-cut',
        where: {file: files.path(EDIT), line: 1, field},
        expected: 'a start at 4.50 s of the spot or before',
        got: `${start} s, for a file of 1.50 s`,
      },
    ],
  });
  await expect(planned('{at: 0.5}')).rejects.toMatchObject(refused('sound.sonicLogo.0.at', '5.00'));
  const late = planned('{slot: end, at: 2}');
  await expect(late).rejects.toMatchObject(refused('sound.sonicLogo.0.at', '5.00'));
});

test('a file that is no sound, has no sound, or is silent, is refused with the file, but not where it is switched off', async () => {
  const where = {file: files.path('brands/plain/music/sonic.wav')};
  files.write('brands/plain/music/sonic.wav', 'not a sound');
  await expect(planned()).rejects.toMatchObject({problems: [{where}]});
  await writeTone(1.5, 0);
  await expect(planned()).rejects.toMatchObject({problems: [{code: 'sonic-logo-silent', where}]});
  expect(await (await planned('{play: false}')).logo()).toBeUndefined();
});

test('a sonic logo of less than 0.4 s, whose loudness cannot be measured, is heard', async () => {
  await writeTone(0.2);
  expect(await (await planned()).logo()).toMatchObject({at: 5.8});
});

test('a missing file is refused as that of any sound', async () => {
  files.edit(BRAND, 'music/sonic.wav', 'music/none.wav');
  await expect(planned()).rejects.toMatchObject({
    problems: [{code: 'file-missing', where: {field: 'defaults.tenspot.music.sonic-logo'}}],
  });
});
