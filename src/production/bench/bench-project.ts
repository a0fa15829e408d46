import {join, relative, sep} from 'node:path';
import {makeFolder} from '../../machine/files/folders.ts';
import {remove, writeWhole} from '../../machine/files/write-file.ts';
import type {Environment} from '../../machine/tools/tools.ts';
import {Shot} from '../../spot/documents/shots.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import {openWorkspace} from '../project/open-project.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import type {Workspace} from '../project/workspace.ts';
import {fillSlots} from '../stage/fill-slot.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {sharedLine} from './changes.ts';
import {CLIP_SECONDS, makeClip} from './made-clips.ts';

/** How many variants the batch of the bench has. */
export const BATCH = 10;

/** The template that draws the spot's own graphics so that no two frames are alike. */
export const MOVING = 'bench-moving';

/** A spot to measure with: one of the workspace, with synthetic clips in all its shots, and caches of its own. */
export type BenchProject = {
  production: SpotProject;
  variants: Variant[];
  /** A shot that no variant shows. */
  spare: string;
  /** The field of a line of copy that all variants show. */
  line: string;
  /** For each variant a shot that no other variant shows. */
  own: string[];
  /** The same spot with its own shots, photos among them, and with caches of its own, in which no take is made yet. */
  untouched: SpotProject;
};

export async function openBenchProject(
  real: Workspace,
  id: string,
  takes: Size,
  env: Environment,
): Promise<BenchProject> {
  const home = join(real.home, 'bench');
  const workspace = {...real, home, vault: join(home, 'vault'), out: join(home, 'out')};
  const opened = await openSpot(await openWorkspace(workspace, {env}), id);
  const variants = opened.variants.slice(0, BATCH);
  if (variants.length < BATCH) throw tooFew(id, variants.length);
  const line = sharedLine(variants);
  if (line === undefined) throw noLine(id);
  const template = variants[0]?.props.template ?? '';
  const folder = join(home, 'clips');
  const own = variants.map((_, index) => `bench-own-${index}`);
  const spare = 'bench-spare';
  const shots: Shot[] = [];
  for (const shot of [...opened.spot.shots.map((each) => each.id), spare, ...own]) {
    const clip = await makeClip(shots.length, takes, folder, opened);
    shots.push(
      Shot.parse({
        id: shot,
        kind: 'scene',
        subject: 'shapes',
        framing: 'medium',
        seconds: CLIP_SECONDS,
        clip,
      }),
    );
  }
  const production: SpotProject = {
    ...opened,
    workspace: {...workspace, compositions: await writeCompositions(real, home, template)},
    spot: {...opened.spot, folder, shots, edit: withoutSnap(opened.spot.edit)},
    catalog: {...opened.catalog, templates: withMoving(opened.catalog.templates, template)},
    variants,
  };
  const untouched = await openUntouched(real, id, {home, env, variants});
  return {production, variants, spare, line, own, untouched};
}

/** An edit whose cuts stay where they are when the bed changes: a case that changes the music has to change nothing else. */
const withoutSnap = (edit: SpotProject['spot']['edit']): SpotProject['spot']['edit'] => {
  if (!edit) return edit;
  const {snap: _, ...value} = edit.value;
  return {...edit, value};
};

async function openUntouched(
  real: Workspace,
  id: string,
  {home: bench, env, variants}: {home: string; env: Environment; variants: Variant[]},
): Promise<SpotProject> {
  const home = join(bench, 'first-run');
  await remove(home);
  const workspace = {...real, home, vault: join(home, 'vault'), out: join(home, 'out')};
  return {...(await openSpot(await openWorkspace(workspace, {env}), id)), variants};
}

const withMoving = (templates: Record<string, AnyTemplate>, base: string): Record<string, AnyTemplate> => ({
  ...templates,
  [MOVING]: {...(templates[base] as AnyTemplate), id: MOVING},
});

/** Writes the compositions of the workspace and two more: `MOVING`, and the spot drawn by Remotion alone. */
async function writeCompositions({compositions}: Workspace, home: string, base: string): Promise<string> {
  const folder = await makeFolder(join(home, 'compositions'));
  const from = (name: string): string =>
    JSON.stringify(relative(folder, join(compositions, name)).split(sep).join('/'));
  const of = JSON.stringify(base);
  await writeWhole(
    join(folder, 'index.ts'),
    [
      `import {registerRoot} from 'remotion';`,
      `import {defineBench} from 'tenspot/bench';`,
      `import {graphics} from ${from('graphics.generated.ts')};`,
      `import {templates} from ${from('templates.generated.ts')};`,
      `registerRoot(defineBench({graphics, templates}, {id: ${JSON.stringify(MOVING)}, of: ${of}}));`,
      '',
    ].join('\n'),
  );
  return folder;
}

/** Makes and conforms every take that these variants show, so that it is not a part of what is timed. */
export async function stageTakes(
  variants: readonly Variant[],
  production: SpotProject,
  context: StageContext,
): Promise<void> {
  for (const {props} of variants) await fillSlots(planVariant(props, production), context);
}

/** Without such a line there is no change of one line, and no larger batch. */
const noLine = (id: string) =>
  invalid({
    code: 'bench-no-line',
    what: `"${id}" has no line of copy that the bench could change`,
    expected: `a line of two words or more, the same in the first ${BATCH} variants`,
    got: 'none',
    fix: 'Name another spot: `tenspot bench <spot>`.',
  });

const tooFew = (id: string, count: number) =>
  invalid({
    code: 'bench-too-few',
    what: `"${id}" has too few variants to measure with`,
    expected: `a spot with ${BATCH} variants or more`,
    got: String(count),
    fix: 'Name another spot: `tenspot bench <spot>`.',
  });
