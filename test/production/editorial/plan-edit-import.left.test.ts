import {join} from 'node:path';
import {expect, test} from 'vitest';
import {planEditImport} from '../../../src/production/editorial/plan-edit-import.ts';
import {
  AT,
  type Change,
  EDIT,
  edited,
  exported,
  open,
  SPOT,
  setUpTimeline,
  stage,
  TEXTS,
  VARIANTS,
  warp,
  write,
} from './edited-timeline.ts';

setUpTimeline();

const LEFT: [string, Change, RegExp][] = [
  ['a clip that was removed', (_, footage) => void footage.splice(1, 2), /"end" was removed/],
  ['a third clip', (_, footage) => void footage.push({...footage[0]}), /in the timeline twice/],
  ['a gap', (_, footage) => void footage.push({OTIO_SCHEMA: 'Filler.1', source_range: null}), /a gap/],
  [
    'an effect',
    (_, [item]) => void item.effects.push({OTIO_SCHEMA: 'Effect.1', effect_name: 'Blur'}),
    /"Blur"/,
  ],
  [
    'a still frame',
    (_, [item]) => void item.effects.push({OTIO_SCHEMA: 'FreezeFrame.1', time_scalar: 0}),
    /FreezeFrame/,
  ],
  ['a clip that plays backwards', (_, [item]) => void item.effects.push(warp(-1)), /speed can be 0.25 to 4/],
  [
    'a clip of the editor',
    ({tracks}) => void tracks.children[1].children.push({OTIO_SCHEMA: 'Clip.2', name: 'logo.mov'}),
    /"logo.mov" on the track "V2 graphics"/,
  ],
  [
    'an unknown transition',
    (_, [, wipe]) => {
      wipe.transition_type = 'SMPTE_Wipe';
    },
    /SMPTE_Wipe/,
  ],
  [
    'a clip that was switched off',
    (_, [item]) => {
      item.enabled = false;
    },
    /switched off/,
  ],
  [
    'a mix that was trimmed',
    ({tracks}) => {
      tracks.children[2].children[0].source_range.duration.value = 20;
    },
    /"mix" was trimmed/,
  ],
  [
    'a level of the mix',
    ({tracks}) =>
      void tracks.children[2].children[0].effects.push({OTIO_SCHEMA: 'Effect.1', effect_name: 'Volume'}),
    /the effect "Volume" on "mix"/,
  ],
  [
    'an effect on a track',
    ({tracks}) => void tracks.children[2].effects.push({OTIO_SCHEMA: 'Effect.1', effect_name: 'Gain'}),
    /the effect "Gain" on the track "A1 mix"/,
  ],
  [
    'graphics that were moved',
    ({tracks}) =>
      void tracks.children[1].children.unshift({
        OTIO_SCHEMA: 'Gap.1',
        source_range: tracks.children[0].children[0].source_range,
      }),
    /"graphics" was moved/,
  ],
  [
    'a track that was switched on',
    ({tracks}) => {
      tracks.children[3].enabled = true;
    },
    /the track "A2 bed" was switched on/,
  ],
  ['a mix that was removed', ({tracks}) => void tracks.children.splice(2, 1), /the mix was removed/],
  [
    'media that was removed',
    (_, [item]) => {
      item.media_references.DEFAULT_MEDIA = {OTIO_SCHEMA: 'MissingReference.1'};
    },
    /the media of "hook" was removed/,
  ],
];

test.each(LEFT)('%s is listed, and no document changes', async (_, change, reason) => {
  const result = await edited(change);
  expect(result.left.join('; ')).toMatch(reason);
  expect(result.texts).toEqual(TEXTS);
});

test('an order that the variants share is listed with what would help, and nothing of it is kept', async () => {
  write({
    'variants.yaml': VARIANTS.replace(
      /rows:[\s\S]*/,
      'axes:\n  hook:\n    - {id: one, copy.hook: One}\n    - {id: two, copy.hook: Two}\n',
    ).replace('  fps: 24\n', '  fps: 24\n  shots: {hook: bars, end: unshot}\n'),
  });
  const {left, rewrites} = await edited((_, footage) => void footage.reverse());
  expect(left[0]).toMatch(
    /^the new order of clips cannot be applied to one variant alone: .* Give the variant a row/,
  );
  expect(rewrites).toEqual([]);
});

test.each([
  ['edit.yaml', EDIT.replace('0.125', '0.5')],
  ['shots.yaml', ''],
  ['takes.yaml', '# seen\n'],
  ['brand.yaml of plain', ''],
])('a timeline is refused where %s changed since the export', async (name, text) => {
  const timeline = await exported();
  const path = name.startsWith('brand') ? '../../../brands/plain/brand.yaml' : name;
  const before = name === 'takes.yaml' ? '' : stage.workspace.read(join(SPOT, path));
  write({[path]: text || `${before}# another\n`});
  const {project, takes} = await open();
  await expect(planEditImport(timeline, 'x.otio', project, takes, AT)).rejects.toMatchObject({
    code: 'edit-outdated',
    problems: [expect.objectContaining({got: `changes in ${name}`})],
  });
  write({[path]: before});
});

test('a timeline is refused where a row of the CSV changed, and where a slot shows another take', async () => {
  const csv = 'id,copy.hook,shots.hook,shots.end\none,One,bars,unshot\ntwo,Two,balls,bars\n';
  write({'rows.csv': csv, 'variants.yaml': VARIANTS.replace(/rows:[\s\S]*/, 'csv: rows.csv\n')});
  const timeline = await exported();
  write({'rows.csv': csv.replace('One', 'Uno')});
  const plan = async () => {
    const {project, takes} = await open();
    return planEditImport(timeline, 'x.otio', project, takes, AT);
  };
  await expect(plan()).rejects.toMatchObject({problems: [{got: 'changes in rows.csv'}]});
  write({'rows.csv': csv});
  timeline.metadata.tenspot.documents['the takes in the slots'] = 'other';
  await expect(plan()).rejects.toMatchObject({problems: [{got: 'changes in the takes in the slots'}]});
});
