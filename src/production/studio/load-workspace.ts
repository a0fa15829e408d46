import {join, relative} from 'node:path';
import {readGlyphs} from '../../machine/fonts/read-font.ts';
import {controlOptions} from '../../spot/preview/controls.ts';
import {NOTHING_STAGED, type PreviewBrand, type PreviewSpot} from '../../spot/preview/preview-data.ts';
import {problemsOf} from '../../spot/problem/errors.ts';
import {type Catalog, type LoadedCatalog, loadCatalog} from '../project/catalog.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Project} from '../project/open-project.ts';
import {type ReadableSpot, readSpot, type SpotProject} from '../project/open-spot.ts';
import {wordsOfCaptions} from '../project/variants/read-captions.ts';
import {timelineOf} from '../stage/plan-variant.ts';
import {gradeInEffect} from '../takes/takes-record.ts';
import {type BoughtTakes, readBought} from './bought-takes.ts';
import {settingsSeen} from './write-settings.ts';

/** A workspace as far as it can be read: a problem in one document leaves the others readable. */
export type StudioWorkspace = {
  catalog: Catalog;
  brands: Record<string, PreviewBrand>;
  spots: OpenSpot[];
};

/** A spot with its valid variants, and what was bought for them. `open` is null where the spot cannot be read. */
export type OpenSpot = {preview: PreviewSpot; open: {production: SpotProject; bought: BoughtTakes} | null};

export async function loadStudioWorkspace(
  project: Project,
  ids: readonly string[],
): Promise<StudioWorkspace> {
  const loaded = await loadCatalog(project);
  const {catalog} = loaded;
  const spots = [];
  for (const id of ids) spots.push(await loadStudioSpot(project, id, loaded));
  const brands: Record<string, PreviewBrand> = {};
  for (const [id, brand] of Object.entries(catalog.brands)) brands[id] = await offered(brand, project.store);
  return {catalog, brands, spots};
}

async function offered({kit, file}: Brand, store: Project['store']): Promise<PreviewBrand> {
  const {looks, music, voices, pronunciation} = file.defaults.tenspot;
  const glyphs: PreviewBrand['glyphs'] = {};
  for (const {src} of kit.fonts) glyphs[src] = toRanges(await readGlyphs(store.path(src)));
  return {
    kit,
    looks: Object.keys(looks),
    beds: Object.keys(music.beds),
    typography: Object.keys(file.typography.sets),
    ...(Object.keys(voices).length > 0 ? {voices: {voices, pronunciation}} : {}),
    glyphs,
  };
}

function toRanges(points: Iterable<number>): [first: number, last: number][] {
  const ranges: [first: number, last: number][] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

async function loadStudioSpot(project: Project, id: string, loaded: LoadedCatalog): Promise<OpenSpot> {
  const {workspace} = project;
  const {root, compositions} = workspace;
  const blank: PreviewSpot = {
    ...NOTHING_STAGED,
    id,
    file: relative(root, join(compositions, 'spots', id, 'variants.yaml')),
    problems: [],
    shots: [],
    options: {},
    slots: [],
    transitions: {},
    lengths: {},
    variants: [],
  };
  try {
    // Before they are read: if one changes meanwhile, an edit of it is refused.
    const seen = await settingsSeen(join(compositions, 'spots', id), await gradeInEffect(workspace, id));
    const read = await readSpot(project, id, loaded);
    const reading = {
      ...read,
      variants: read.variants.map((each) => ({...each, file: relative(root, each.file)})),
    };
    const bought = await readBought(reading.project);
    return {
      preview: {...blank, ...factsOf(reading), seen, problems: [...reading.problems, ...bought.problems]},
      open: {production: reading.project, bought},
    };
  } catch (error) {
    return {preview: {...blank, problems: problemsOf(error)}, open: null};
  }
}

function factsOf({project: {spot, catalog}, variants}: ReadableSpot): Partial<PreviewSpot> {
  const {templates} = catalog;
  const all = variants.flatMap(({props}) => (props ? [props] : []));
  const shots = spot.shots.map((shot) => shot.id);
  const slots = all.flatMap((props) => [
    ...Object.keys(templates[props.template]?.slots(props) ?? {}),
    ...Object.keys(props.shots),
  ]);
  return {
    shots,
    variants,
    slots: [...new Set(slots)],
    options: controlOptions(
      shots,
      all.flatMap((props) => Object.values(props.shots)),
    ),
    ...timelineOf(spot),
    edit: spot.edit?.value,
    captions: wordsOfCaptions(spot),
    ...(spot.script ? {script: spot.script.value} : {}),
    speeds: spot.speeds,
    speech: Object.fromEntries(
      Object.entries(spot.speech).map(([key, {seconds, times}]) => [key, {seconds, times}]),
    ),
    grade: spot.grade?.value,
  };
}
