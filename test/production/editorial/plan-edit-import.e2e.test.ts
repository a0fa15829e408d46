import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {probe} from '../../../src/machine/media/probe.ts';
import {exportOtio, importEdit} from '../../../src/node/edit-timeline.ts';
import {openProject, type TenspotProject} from '../../../src/node/open-project.ts';
import {tools} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

// A real export, edited as an editor would, and brought back.

let workspace: Workspace;
let project: TenspotProject;
let file: string;
let exported: string;

const SPOT = 'compositions/spots/tiny';
const EDIT = `# the edit\npicks:\n  bars: {in: 0.125} # after the clap\n  balls: {speed: 1}\ntransitions:\n  end: {kind: dissolve, seconds: 0.25}\n`;
const SCRIPT = `beats:\n  - {slot: hook, seconds: 0.5} # quick\n  - {slot: end, seconds: 0.5}\n`;
const VARIANTS = `template: plain
brand: plain
props:
  seconds: 1
  fps: 24
rows:
  - {id: one, copy.hook: One, shots.hook: bars, shots.end: balls} # the first
  - {id: two, copy.hook: Two, shots.hook: balls, shots.end: bars}
`;
const TEXTS = {'edit.yaml': EDIT, 'script.yaml': SCRIPT, 'variants.yaml': VARIANTS};

beforeAll(async () => {
  workspace = await makeWorkspace();
  for (const [name, text] of Object.entries(TEXTS)) workspace.write(join(SPOT, name), text);
  project = await openProject(workspace.root, {env: process.env});
  ({file} = await exportOtio(project, {variant: 'one'}));
  exported = readFileSync(file, 'utf8');
});

beforeEach(() => {
  for (const [name, text] of Object.entries(TEXTS)) workspace.write(join(SPOT, name), text);
});

afterAll(() => workspace.remove());

const texts = () =>
  Object.fromEntries(Object.keys(TEXTS).map((name) => [name, workspace.read(join(SPOT, name))]));

// biome-ignore lint/suspicious/noExplicitAny: a timeline is edited here as a program would that knows its form
type Timeline = any;

/** Edits the exported timeline, and brings it back. */
async function edited(change: (timeline: Timeline, footage: Timeline[]) => void) {
  const timeline = JSON.parse(exported);
  change(timeline, timeline.tracks.children[0].children);
  const own = workspace.path('edited.otio');
  writeFileSync(own, JSON.stringify(timeline));
  const result = await importEdit(project, {file: own});
  return {...result, texts: texts()};
}

test('the export has footage with handles, graphics with alpha, and sound, as files beside the timeline', async () => {
  const {tracks, global_start_time: start, name} = JSON.parse(exported);
  expect(name).toContain('one');
  expect(start).toMatchObject({value: 86_400, rate: 24});
  expect(tracks.children.map((track: Timeline) => [track.name, track.enabled])).toEqual([
    ['V1 footage', true],
    ['V2 graphics', true],
    ['A1 mix', true],
    ['A2 bed', false],
    ['A3 cues', false],
  ]);
  const [first, dissolve, second] = tracks.children[0].children;
  expect(first).toMatchObject({name: 'hook', source_range: {start_time: {value: 3}, duration: {value: 12}}});
  expect(first.media_references.DEFAULT_MEDIA.available_range.duration.value).toBeGreaterThan(20);
  expect(first.metadata.tenspot.take).toMatchObject({shot: 'bars', take: 1, file: 'bars.mp4'});
  expect(dissolve).toMatchObject({
    transition_type: 'SMPTE_Dissolve',
    in_offset: {value: 0},
    out_offset: {value: 6},
  });
  expect(second.name).toBe('end');
  const movie = join(dirname(file), tracks.children[1].children[0].media_references.DEFAULT_MEDIA.target_url);
  const {video} = await probe(tools, movie);
  expect(video).toMatchObject({codec: 'prores', width: 1080, height: 1920, frames: 24});
  expect(video?.pixelFormat).toContain('yuva444p');
});

test('without an edit, nothing changes', async () => {
  const result = await edited(() => undefined);
  expect(result).toMatchObject({rewrites: [], left: [], markers: 0, texts: TEXTS});
});

const time = (value: number) => ({OTIO_SCHEMA: 'RationalTime.1', value, rate: 24});
const marker = {
  OTIO_SCHEMA: 'Marker.2',
  name: 'Look',
  metadata: {},
  comment: '',
  color: 'RED',
  marked_range: {OTIO_SCHEMA: 'TimeRange.1', start_time: time(3), duration: time(1)},
};

test('a slip of the exported clip changes exactly its start', async () => {
  const result = await edited((_, [clip]) => {
    clip.source_range.start_time.value = 6;
  });
  expect(result.left).toEqual([]);
  expect(result.texts).toEqual({...TEXTS, 'edit.yaml': EDIT.replace('{in: 0.125}', '{in: 0.25}')});
  expect([result.others, result.summary]).toEqual([
    ['two'],
    ['the clip of bars starts at 0.25 s of its take; also in two'],
  ]);
});

test('a new marker is counted for `import notes`; unknown fields do no harm', async () => {
  const result = await edited((timeline, [clip]) => {
    clip.markers.push(marker);
    timeline.someday = {OTIO_SCHEMA: 'Unheard.9', children: [1]};
  });
  expect(result).toMatchObject({rewrites: [], left: [], markers: 1, texts: TEXTS});
});

test('a timeline of other documents, of another spot, or of another program is refused', async () => {
  const own = workspace.path('edited.otio');
  writeFileSync(own, exported);
  workspace.edit(join(SPOT, 'edit.yaml'), '0.125', '0.5');
  await expect(importEdit(project, {file: own})).rejects.toMatchObject({code: 'edit-outdated'});
  writeFileSync(own, '{"OTIO_SCHEMA": "Timeline.1", "name": "x", "tracks": {}}');
  await expect(importEdit(project, {file: own})).rejects.toMatchObject({code: 'edit-unknown'});
  writeFileSync(own, 'not json');
  await expect(importEdit(project, {file: own})).rejects.toMatchObject({code: 'edit-unreadable'});
});
