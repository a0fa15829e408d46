import {join, relative} from 'node:path';
import {controlOptions} from '../../spot/preview/controls.ts';
import {NOTHING_STAGED, type PreviewBrand, type PreviewSpot} from '../../spot/preview/preview-data.ts';
import {problemsOf} from '../../spot/problem/errors.ts';
import {type Catalog, type LoadedCatalog, loadCatalog} from '../project/catalog.ts';
import type {Brand} from '../project/load-brand.ts';
import type {Project} from '../project/open-project.ts';
import {type ReadableSpot, readSpot, type SpotProject} from '../project/open-spot.ts';
import {timelineOf} from '../stage/plan-variant.ts';
import {type BoughtTakes, readBought} from './bought-takes.ts';

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
  const brands = Object.entries(catalog.brands).map(([id, brand]) => [id, offered(brand)] as const);
  return {catalog, brands: Object.fromEntries(brands), spots};
}

function offered({kit, file}: Brand): PreviewBrand {
  const {looks, music} = file.defaults.tenspot;
  return {
    kit,
    looks: Object.keys(looks),
    beds: Object.keys(music.beds),
    typography: Object.keys(file.typography.sets),
  };
}

async function loadStudioSpot(project: Project, id: string, loaded: LoadedCatalog): Promise<OpenSpot> {
  const {root, compositions} = project.workspace;
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
    const reading = await readSpot(project, id, loaded);
    const bought = await readBought(reading.project);
    return {
      preview: {...blank, ...factsOf(reading), problems: [...reading.problems, ...bought.problems]},
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
  };
}
