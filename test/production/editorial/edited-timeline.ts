import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, beforeEach} from 'vitest';
import {editDocuments} from '../../../src/production/editorial/edit-documents.ts';
import {planEditImport} from '../../../src/production/editorial/plan-edit-import.ts';
import type {SpotProject} from '../../../src/production/project/open-spot.ts';
import type {SpotTakes} from '../../../src/production/takes/open-takes.ts';
import {variantTimeline} from '../../../src/spot/editorial/variant-timeline.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import {openStage, type Stage} from '../takes/setup.ts';

// A timeline as an export writes it, edited as a program would. What is exported from a real render: plan-edit-import.e2e.test.ts.
// A test file that calls `setUpTimeline` has a workspace of its own.

export const SPOT = 'compositions/spots/tiny';
export const EDIT = `# the edit
picks:
  bars: {in: 0.125} # after the clap
  unshot: {speed: 1}
transitions:
  end: {kind: dissolve, seconds: 0.25}
`;
export const SCRIPT = `beats:
  - {slot: hook, seconds: 0.5} # quick
  - {slot: end, seconds: 0.5}
`;
export const VARIANTS = `template: plain
brand: plain
props:
  seconds: 1
  fps: 24
rows:
  - {id: one, copy.hook: One, shots.hook: bars, shots.end: unshot} # the first
  - {id: two, copy.hook: Two, shots.hook: balls, shots.end: bars}
`;
export const TEXTS = {'edit.yaml': EDIT, 'script.yaml': SCRIPT, 'variants.yaml': VARIANTS};
export const AT = '2026-11-01T00:00:00.000Z';

export let stage: Stage;

let opened: Promise<{project: SpotProject; takes: SpotTakes}> | undefined;

/** Writes documents. The spot is read again only if one changes. */
export function write(texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    const path = join(SPOT, name);
    if (existsSync(stage.workspace.path(path)) && stage.workspace.read(path) === text) continue;
    stage.workspace.write(path, text);
    opened = undefined;
  }
}

export const open = () => {
  opened ??= Promise.all([stage.production(), stage.takes()]).then(([project, takes]) => ({project, takes}));
  return opened;
};

/** Opens the workspace before the tests of a file, and puts the documents back before each. Hooks of a module would be registered once for all files. */
export function setUpTimeline(): void {
  beforeAll(async () => {
    stage = await openStage();
    opened = undefined;
    write(TEXTS);
    await stage.buy({number: 1});
    await stage.buy({number: 2});
    return stage.workspace.remove;
  });
  beforeEach(() => write(TEXTS));
}

// biome-ignore lint/suspicious/noExplicitAny: a timeline is edited here as a program would that knows its form
export type Timeline = any;

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

export async function exported(takes: Record<string, {shot: string | null}> = {}): Promise<Timeline> {
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
    ...{voice: [], clips: []},
    timeline: {fps: 24, frames: 24, footage} as unknown as ResolvedSpot,
    footage: {hook: 'media/hook.mp4', end: 'media/end.mp4'},
    takes: {hook: {shot: 'bars'}, end: {shot: 'unshot'}, ...takes},
    documents: await editDocuments(variant, project, bought),
  });
}

export type Change = (timeline: Timeline, footage: Timeline[]) => void | Promise<void>;

/** Edits the timeline, and plans what it changes. `texts`: the documents as they would be. */
export async function edited(change: Change, takes?: Record<string, {shot: string | null}>) {
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

export const warp = (speed: number) => ({OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: speed});
