import {beforeEach, expect, onTestFinished, test} from 'vitest';
import {writeSound} from '../../../src/machine/media/write-sound.ts';
import {openWorkspace, type Project} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {resolveSpot} from '../../../src/spot/timeline/resolve-spot.ts';
import {clickTrack} from '../../spot/sound/made-music.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const [EDIT, BRAND] = ['compositions/spots/tiny/edit.yaml', 'brands/plain/brand.yaml'];

let files: Workspace;
let project: Project;

/** A spot of 6 s with two slots of 3 s each, over clicks of 100 a minute that begin with the file. */
beforeEach(async () => {
  files = await makeWorkspace();
  onTestFinished(files.remove);
  const {samples, rate} = clickTrack(100, {seconds: 12});
  await writeSound({rate, channels: [samples]}, files.path('brands/plain/music/bed.wav'));
  files.edit(BRAND, '    music:', '    music:\n      beds: {bed: {file: music/bed.wav}}');
  files.edit('compositions/spots/tiny/variants.yaml', 'seconds: 1', 'seconds: 6\n  music: bed');
  project = await openWorkspace(await findWorkspace(files.root));
});

const slots = async () => {
  const spot = await openSpot(project, 'tiny');
  const [variant] = spot.variants;
  if (!variant) throw new Error('no variant');
  const {props, template, brand, transitions, lengths, timing} = planVariant(variant.props, spot);
  return resolveSpot({props, template, kit: brand.kit, fillings: {}, transitions, lengths, timing}).slots;
};

test('without a word in edit.yaml, the beats of the bed do not move a cut', async () => {
  expect((await slots()).end).toEqual({from: 72, frames: 72});
});

test('a cut goes to the beat of the bed that a variant has, whose tempo is measured', async () => {
  // 6 s are 2.5 bars: the bed begins half a bar late, and has its beats at 0, 0.6, 1.2, ...
  files.write(EDIT, 'snap: {tolerance: 0.4}\n');
  expect((await slots()).end?.from).toBe(72);
  files.write(EDIT, 'snap: {tolerance: 0.4}\npriorities: {end: {priority: 1, least: 3}, hook: 2}\n');
  files.edit('compositions/spots/tiny/variants.yaml', 'seconds: 6', 'seconds: 3.2');
  // 3.2 s are 1 1/3 bars: the bed begins 1.6 s late, its beats are at 0.2, 0.8, 1.4, ...
  const {hook, end} = await slots();
  expect([0.8, 1.4].some((at) => Math.abs(at * 24 - (hook?.frames ?? 0)) <= 1)).toBe(true);
  expect((hook?.frames ?? 0) + (end?.frames ?? 0)).toBe(77);
});

test.each([
  ['snap: {hits: [ende]}', 'the template has no slot "ende"', 'snap.hits.0', 'Did you mean "end"?'],
  ['priorities: {hok: 1}', 'the template has no slot "hok"', 'priorities.hok', 'Did you mean "hook"?'],
  [
    'sound: {cues: [{sound: tik, slot: end}]}',
    'the brand has no sound "tik"',
    'sound.cues.0.sound',
    'Did you mean "tick"?',
  ],
  [
    'sound: {cues: [{sound: tick, slot: end, only: {second: 6}}]}',
    'a cue is heard in no variant',
    'sound.cues.0.only.second',
    'Correct it, or remove the cue.',
  ],
  [
    'sound: {cues: [{sound: tick, slot: end, only: {seconds: "6"}}]}',
    'a cue is heard in no variant',
    'sound.cues.0.only.seconds',
    'Correct it, or remove the cue.',
  ],
  [
    'sound: {sonicLogo: [{gain: -3}]}',
    'the brand has no sonic logo',
    'sound.sonicLogo',
    'Add its file to brand.yaml, or remove `sonicLogo`.',
  ],
])(
  'a name in edit.yaml that does not exist is refused with its place: %s',
  async (text, what, field, fix) => {
    files.write(EDIT, `${text}\n`);
    await expect(openSpot(project, 'tiny')).rejects.toMatchObject({
      problems: [{code: 'edit-unknown', what, fix, where: {file: files.path(EDIT), line: 1, field}}],
    });
  },
);

test.each([
  ['{slot: ende}', 'the template has no slot "ende"', '0.slot', 'Did you mean "end"?'],
  [
    '{only: {seconds: 15}, play: false}',
    'an entry of the sonic logo is for no variant',
    '0.only.seconds',
    'Correct it, or remove the entry.',
  ],
  [
    '{gain: -3}, {only: {seconds: 6}, play: false}',
    'an entry of the sonic logo is for no variant',
    '1',
    'Move it before them: the first entry that is for a variant counts.',
  ],
])(
  'an entry of the sonic logo that cannot apply is refused with its place: %s',
  async (text, what, field, fix) => {
    files.edit(BRAND, '      sounds:', '      sonic-logo: music/tick.wav\n      sounds:');
    files.write(EDIT, `sound: {sonicLogo: [${text}]}\n`);
    await expect(openSpot(project, 'tiny')).rejects.toMatchObject({
      problems: [{code: 'edit-unknown', what, fix, where: {line: 1, field: `sound.sonicLogo.${field}`}}],
    });
  },
);
