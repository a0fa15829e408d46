import {copyFileSync, existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {beforeAll, beforeEach, expect, test} from 'vitest';
import {editDocuments} from '../../../src/production/editorial/edit-documents.ts';
import {planEditImport} from '../../../src/production/editorial/plan-edit-import.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import type {SpotTakes} from '../../../src/production/takes/open-takes.ts';
import {variantTimeline} from '../../../src/spot/editorial/variant-timeline.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import {openStage, type Stage} from '../takes/setup.ts';

// A timeline as an export writes it, edited as a program would. What is exported from a real render: plan-edit-import.e2e.test.ts.

const SPOT = 'compositions/spots/tiny';
const EDIT = `# the edit
picks:
  bars: {in: 0.125} # after the clap
  unshot: {speed: 1}
transitions:
  end: {kind: dissolve, seconds: 0.25}
`;
const SCRIPT = `beats:
  - {slot: hook, seconds: 0.5} # quick
  - {slot: end, seconds: 0.5}
`;
const VARIANTS = `template: plain
brand: plain
props:
  seconds: 1
  fps: 24
rows:
  - {id: one, copy.hook: One, shots.hook: bars, shots.end: unshot} # the first
  - {id: two, copy.hook: Two, shots.hook: balls, shots.end: bars}
`;
const TEXTS = {'edit.yaml': EDIT, 'script.yaml': SCRIPT, 'variants.yaml': VARIANTS};
const AT = '2026-11-01T00:00:00.000Z';

let stage: Stage;

let opened: Promise<{project: SpotProject; takes: SpotTakes}> | undefined;

/** Writes documents. The spot is read again only if one changes. */
function write(texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    const path = join(SPOT, name);
    if (existsSync(stage.workspace.path(path)) && stage.workspace.read(path) === text) continue;
    stage.workspace.write(path, text);
    opened = undefined;
  }
}

const open = () => {
  opened ??= Promise.all([stage.production(), stage.takes()]).then(([project, takes]) => ({project, takes}));
  return opened;
};

beforeAll(async () => {
  stage = await openStage();
  write(TEXTS);
  await stage.buy({number: 1});
  await stage.buy({number: 2});
  return stage.workspace.remove;
});

beforeEach(() => write(TEXTS));

// biome-ignore lint/suspicious/noExplicitAny: a timeline is edited here as a program would that knows its form
type Timeline = any;

const clip = (slot: string, from: number, start: number, entry: object) => ({
  ...{
    slot,
    layer: slot,
    from,
    frames: 12,
    in: start,
    length: 900,
    speed: 1,
    cube: null,
    missing: null,
    entry,
  },
});

async function exported(takes: Record<string, {shot: string | null}> = {}): Promise<Timeline> {
  const {project, takes: bought} = await open();
  const variant = project.variants.find(({id}) => id === 'one');
  if (!variant) throw new Error('no variant');
  const footage = [
    clip('hook', 0, 3, {kind: 'cut', frames: 0, color: null}),
    clip('end', 12, 0, {kind: 'dissolve', frames: 6, color: null}),
  ];
  return variantTimeline({
    ...{spot: 'tiny', id: 'one', name: 'plain_one', graphics: 'media/graphics.mov', mix: 'media/mix.m4a'},
    ...{bed: [{name: 'bed', url: 'media/bed.wav', from: 0, frames: 24}], cues: [], cdl: null, notes: []},
    timeline: {fps: 24, frames: 24, footage} as unknown as ResolvedSpot,
    footage: {hook: 'media/hook.mp4', end: 'media/end.mp4'},
    takes: {hook: {shot: 'bars'}, end: {shot: 'unshot'}, ...takes},
    documents: await editDocuments(variant, project, bought),
  });
}

type Change = (timeline: Timeline, footage: Timeline[]) => void | Promise<void>;

/** Edits the timeline, and plans what it changes. `texts`: the documents as they would be. */
async function edited(change: Change, takes?: Record<string, {shot: string | null}>) {
  const timeline = JSON.parse(JSON.stringify(await exported(takes)));
  await change(timeline, timeline.tracks.children[0].children);
  const file = stage.workspace.path('edited.otio');
  const {project, takes: bought} = await open();
  const plan = await planEditImport(timeline, file, project, bought, AT);
  const after = new Map(plan.rewrites.map((each) => [each.file, each.after]));
  const texts = Object.fromEntries(
    Object.entries(TEXTS).map(([name, text]) => [name, after.get(stage.workspace.path(SPOT, name)) ?? text]),
  );
  return {...plan, texts};
}

const media = (item: Timeline) => item.media_references.DEFAULT_MEDIA;
const warp = (speed: number) => ({OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: speed});

const TAKEN: [string, Change, keyof typeof TEXTS, string, string, readonly string[]][] = [
  [
    'a slip',
    (_, [item]) => {
      item.source_range.start_time.value = 6;
    },
    ...(['edit.yaml', '{in: 0.125}', '{in: 0.25}', ['two']] as const),
  ],
  [
    'a slip back to the first frame',
    (_, [item]) => {
      item.source_range.start_time.value = 0;
    },
    ...(['edit.yaml', '{in: 0.125}', '{in: 0}', ['two']] as const),
  ],
  [
    'a speed',
    (_, [, , item]) => void item.effects.push(warp(0.5)),
    ...(['edit.yaml', '{speed: 1}', '{speed: 0.5}', []] as const),
  ],
  [
    'a speed of a clip that had none',
    (_, [item]) => void item.effects.push(warp(2)),
    ...(['edit.yaml', '{in: 0.125}', '{in: 0.125, speed: 2}', ['two']] as const),
  ],
  [
    'a roll',
    (_, [a, , b]) => {
      a.source_range.duration.value = 9;
      b.source_range.duration.value = 15;
    },
    'script.yaml',
    SCRIPT,
    SCRIPT.replace('0.5} # quick', '0.375} # quick').replace('end, seconds: 0.5', 'end, seconds: 0.625'),
    ['two'],
  ],
  [
    'a longer dissolve',
    (_, [, dissolve]) => {
      dissolve.out_offset.value = 9;
    },
    ...(['edit.yaml', 'seconds: 0.25', 'seconds: 0.375', ['two']] as const),
  ],
  [
    'a shorter dissolve',
    (_, [, dissolve]) => {
      dissolve.out_offset.value = 3;
    },
    ...(['edit.yaml', 'seconds: 0.25', 'seconds: 0.125', ['two']] as const),
  ],
  [
    'a dissolve that was removed',
    (_, footage) => void footage.splice(1, 1),
    ...([
      'edit.yaml',
      'transitions:\n  end: {kind: dissolve, seconds: 0.25}\n',
      'transitions: {}\n',
      ['two'],
    ] as const),
  ],
  [
    'a dip',
    (_, [, dissolve]) => {
      dissolve.transition_type = 'Custom_Transition';
      dissolve.metadata = {tenspot: {kind: 'dip'}};
    },
    ...(['edit.yaml', 'kind: dissolve', 'kind: dip', ['two']] as const),
  ],
  [
    'clips that changed places',
    (_, footage) => void footage.reverse(),
    'variants.yaml',
    'shots.hook: bars, shots.end: unshot} #',
    'shots.hook: unshot, shots.end: bars} #',
    [],
  ],
  [
    'a clip over another one',
    (_, footage) => void footage.splice(2, 1, {...footage[0], name: 'copy'}),
    ...(['variants.yaml', 'shots.end: unshot} #', 'shots.end: bars} #', []] as const),
  ],
  [
    'a longer timeline with the same proportions',
    (_, [a, , b]) => {
      for (const item of [a, b]) item.source_range.duration.value = 18;
    },
    ...(['variants.yaml', 'shots.end: unshot} #', 'shots.end: unshot, seconds: 1.5} #', []] as const),
  ],
];

test.each(TAKEN)('%s changes exactly its document, and names the other variants', async (...row) => {
  const [, change, name, before, after, others] = row;
  const result = await edited(change);
  expect(result.left).toEqual([]);
  expect(TEXTS[name]).toContain(before);
  expect(result.texts).toEqual({...TEXTS, [name]: TEXTS[name].replace(before, after)});
  expect(result.rewrites).toHaveLength(1);
  expect(result.others).toEqual(others);
  expect(result.summary[0]?.includes('also in two')).toBe(others.length > 0);
});

test('a trim that makes the timeline longer changes the seconds of the variant, and the beats', async () => {
  const result = await edited((_, [, , item]) => {
    item.source_range.duration.value = 20;
  });
  expect(result.left).toEqual([]);
  expect(result.texts).toEqual({
    ...TEXTS,
    'variants.yaml': VARIANTS.replace('unshot} #', 'unshot, seconds: 1.3333} #'),
    'script.yaml': SCRIPT.replace('0.5} # quick', '0.375} # quick').replace(
      'end, seconds: 0.5',
      'end, seconds: 0.625',
    ),
  });
});

test('a clip that was relinked to another take picks it; to any other file, it is listed', async () => {
  const bought = await stage.takes();
  const take = bought.shots.find(({shot}) => shot === 'unshot')?.takes.find(({number}) => number === 2);
  const own = stage.workspace.path('relinked');
  mkdirSync(own, {recursive: true});
  // The name says nothing: the bytes are those of the take.
  copyFileSync(take?.file ?? '', join(own, 'better one.mp4'));
  for (const url of ['relinked/better%20one.mp4', pathToFileURL(join(own, 'better one.mp4')).href]) {
    const picked = await edited((_, [, , item]) => {
      media(item).target_url = url;
    });
    expect(picked.left).toEqual([]);
    expect(picked.texts['edit.yaml']).toBe(EDIT.replace('{speed: 1}', '{speed: 1, take: 2}'));
    expect(picked.rewrites.map(({file}) => file.split('/').at(-1))).toEqual(['edit.yaml', 'takes.yaml']);
  }
  const wrong = await edited((_, [, , item]) => {
    media(item).target_url = '/dev/zero';
  });
  expect(wrong.left[0]).toContain('/dev/zero, which is not the file of one of its takes');
  expect(wrong.texts).toEqual(TEXTS);
});

test('the same file under the address that another program writes is no other take', async () => {
  const result = await edited((_, [a, , b]) => {
    media(a).target_url = 'file:///Volumes/Ads/media/hook.mp4';
    media(b).target_url = 'C:\\ads\\media\\end.mp4';
  });
  expect(result).toMatchObject({rewrites: [], left: [], texts: TEXTS});
});

test('a shot in two slots has one start: two values are listed, and one value for both is taken', async () => {
  const both = {end: {shot: 'bars'}};
  write({'variants.yaml': VARIANTS.replace('shots.end: unshot', 'shots.end: bars')});
  const two = await edited((_, [item]) => {
    item.source_range.start_time.value = 6;
  }, both);
  expect(two.left).toEqual([
    '"hook" and "end" show the shot "bars" with different starts: edit.yaml has one for each shot',
  ]);
  expect(two.rewrites).toEqual([]);
  const one = await edited((_, [a, , b]) => {
    a.source_range.start_time.value = 6;
    b.source_range.start_time.value = 6;
  }, both);
  expect([one.left, one.summary.length]).toEqual([[], 1]);
  expect(one.texts['edit.yaml']).toBe(EDIT.replace('{in: 0.125}', '{in: 0.25}'));
  const fast = await edited((_, [a, , b]) => {
    a.effects.push(warp(2));
    b.effects.push(warp(3));
  }, both);
  expect(fast.left.join()).toContain('with different speeds');
  expect(fast.rewrites).toEqual([]);
});

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
