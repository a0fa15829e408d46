import {join, relative, sep} from 'node:path';
import {makeFolder, writeWhole} from '../../machine/files/files.ts';
import {Shot} from '../../spot/documents/shots.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {Size} from '../../spot/timeline/cover.ts';
import {footageSeconds, footageSizes} from '../../spot/timeline/resolve-spot.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import {openProject} from '../project/open-project.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import type {Workspace} from '../project/workspace.ts';
import {fillSlots} from '../stage/fill-slots.ts';
import type {Shooting} from '../stage/obtain-take.ts';
import {CLIP_SECONDS, makeClip} from './made-clips.ts';

/** How many variants the batch of the bench has. */
export const BATCH = 10;

/** The template that draws the spot's own with every frame unlike the others. */
export const MOVING = 'bench-moving';

/** A spot to measure with: a workspace's own, with made clips in all its shots, and a home apart from the workspace's. */
export type BenchProject = {
  production: SpotProject;
  variants: Variant[];
  /** A shot that is in no variant. */
  spare: string;
  /** For each variant a shot that is in no other. */
  own: string[];
};

export async function openBenchProject(real: Workspace, id: string, takes: Size): Promise<BenchProject> {
  const home = join(real.home, 'bench');
  const workspace = {...real, home, out: join(home, 'out')};
  const opened = await openSpot(await openProject(workspace), id);
  const variants = opened.variants.slice(0, BATCH);
  if (variants.length < BATCH) throw tooFew(id, variants.length);
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
    spot: {...opened.spot, folder, shots},
    catalog: {...opened.catalog, templates: withMoving(opened.catalog.templates, template)},
    variants,
  };
  return {production, variants, spare, own};
}

const withMoving = (templates: Record<string, AnyTemplate>, base: string): Record<string, AnyTemplate> => ({
  ...templates,
  [MOVING]: {...(templates[base] as AnyTemplate), id: MOVING},
});

/** The workspace's compositions with two more: one that moves in every frame, and the spot as it is drawn without Tenspot. */
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

/** Every take that these variants show, made and conformed before anything is timed. */
export async function shootAll(
  variants: readonly Variant[],
  {spot, catalog}: SpotProject,
  shooting: Shooting,
) {
  for (const {props} of variants) {
    const [brand, template] = [catalog.brands[props.brand], catalog.templates[props.template]];
    if (!brand || !template) continue;
    const lengths = Object.fromEntries(
      (spot.script?.value.beats ?? []).map(({slot, seconds}) => [slot, seconds]),
    );
    const seen = footageSeconds({
      ...{props, template, lengths},
      transitions: spot.edit?.value.transitions ?? {},
    });
    await fillSlots(spot, brand, props, seen, shooting, footageSizes(props, template));
  }
}

const tooFew = (id: string, count: number) =>
  invalid({
    code: 'bench-too-few',
    what: `"${id}" is no batch to measure with`,
    expected: `a spot with ${BATCH} variants or more`,
    got: String(count),
    fix: 'Name another spot: `tenspot bench <spot>`.',
  });
