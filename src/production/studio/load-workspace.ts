import {join, relative} from 'node:path';
import {controlOptions} from '../../spot/preview/controls.ts';
import {
  NOTHING_STAGED,
  type PreviewBrand,
  type PreviewSpot,
  type PreviewVariant,
} from '../../spot/preview/preview-data.ts';
import {type Problem, problemsOf} from '../../spot/problem/errors.ts';
import {checkVariants} from '../../spot/variant/check-variants.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import {type Brand, loadBrand} from '../project/load-brand.ts';
import {loadSpot, type SpotDocuments} from '../project/load-spot.ts';
import {loadTemplates} from '../project/load-templates.ts';
import type {Production} from '../project/open-project.ts';
import {type Catalog, draftsOf, knownTo, planVariants} from '../project/variants/plan-variants.ts';
import {listIds} from '../project/workspace.ts';
import {timelineOf} from '../stage/plan-variant.ts';
import {withPicks} from '../takes/takes-record.ts';
import {type BoughtTakes, readBought} from './bought-takes.ts';

/** A workspace as far as it can be read: a problem in one document leaves the others readable. */
export type StudioWorkspace = {
  catalog: Catalog;
  brands: Record<string, PreviewBrand>;
  spots: OpenSpot[];
};

/** A spot with its valid variants, and what was bought for them. `open` is null where the spot cannot be read. */
export type OpenSpot = {preview: PreviewSpot; open: {production: Production; bought: BoughtTakes} | null};

type Place = Pick<Production, 'workspace' | 'store' | 'tools' | 'providers'>;

export async function loadStudioWorkspace(place: Place, ids: readonly string[]): Promise<StudioWorkspace> {
  const {workspace, store} = place;
  const brandIds = await listIds(workspace.brands);
  const brands: Record<string, Brand> = {};
  const broken: Record<string, readonly Problem[]> = {};
  for (const id of brandIds) {
    try {
      brands[id] = await loadBrand(join(workspace.brands, id), id, store);
    } catch (error) {
      broken[id] = problemsOf(error);
    }
  }
  const catalog = {templates: await loadTemplates(workspace.compositions), brands, brandIds};
  const spots = [];
  for (const id of ids) spots.push(await openSpot(place, id, catalog, broken));
  const offers = Object.entries(brands).map(([id, brand]) => [id, offered(brand)] as const);
  return {catalog, brands: Object.fromEntries(offers), spots};
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

async function openSpot(
  place: Place,
  id: string,
  catalog: Catalog,
  broken: Record<string, readonly Problem[]>,
): Promise<OpenSpot> {
  const {root, compositions} = place.workspace;
  const folder = join(compositions, 'spots', id);
  const file = relative(root, join(folder, 'variants.yaml'));
  const blank: PreviewSpot = {
    ...NOTHING_STAGED,
    id,
    file,
    problems: [],
    shots: [],
    options: {},
    slots: [],
    transitions: {},
    lengths: {},
    variants: [],
  };
  try {
    const loaded = await loadSpot(folder, id);
    const spot = {...loaded, edit: await withPicks(loaded.edit, place.workspace, id)};
    const drafts = await draftsOf(spot);
    const variants = drafts.map((draft) => checked(draft, spot, catalog, broken));
    const valid = variants.flatMap(({props, ...each}) => (props ? [{...each, props, name: each.id}] : []));
    const production = {...place, spot, catalog, variants: valid};
    const bought = await readBought(production);
    const problems = [...(await spotProblems(spot, drafts, catalog)), ...bought.problems];
    return {preview: {...blank, ...factsOf(spot, variants, catalog), problems}, open: {production, bought}};
  } catch (error) {
    return {preview: {...blank, problems: problemsOf(error)}, open: null};
  }
}

function checked(
  draft: Draft,
  spot: SpotDocuments,
  catalog: Catalog,
  broken: Record<string, readonly Problem[]>,
): PreviewVariant {
  const {value: file, locate} = spot.variants;
  const {id, choices} = draft;
  const brandProblems = broken[String(draft.props.brand)];
  if (brandProblems) return {id, choices, props: null, problems: brandProblems};
  const found = checkVariants(file, spot.id, [draft], (each) => knownTo(each, spot, catalog), locate);
  const props = found.problems.length === 0 ? (found.variants[0]?.props ?? null) : null;
  return {id, choices, props, problems: found.problems};
}

/** Every problem that keeps the whole spot from being rendered. */
async function spotProblems(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  catalog: Catalog,
): Promise<readonly Problem[]> {
  try {
    await planVariants(spot, drafts, catalog);
    return [];
  } catch (error) {
    return problemsOf(error);
  }
}

function factsOf(
  spot: SpotDocuments,
  variants: PreviewVariant[],
  {templates}: Catalog,
): Partial<PreviewSpot> {
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
