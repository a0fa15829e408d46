import {join} from 'node:path';
import type {DocumentTexts} from '../../machine/documents/document.ts';
import {invalid, type Problem, problemsOf} from '../../spot/problem/errors.ts';
import {joinProblems, type VariantProblem} from '../../spot/problem/join-problems.ts';
import {checkVariants, type Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import {readTracks} from '../sound/bed-beats.ts';
import {readSonicLogos} from '../sound/sonic-logo-file.ts';
import {withOwnGrade, withPicks} from '../takes/takes-record.ts';
import {fitScratch} from '../voice/fit-scratch.ts';
import {readSpeech} from '../voice/read-speech.ts';
import {type Catalog, type LoadedCatalog, loadCatalog} from './catalog.ts';
import {loadSpot, type SpotDocuments} from './load-spot.ts';
import type {Project} from './open-project.ts';
import {draftsOf, knownTo, planSome, planVariants} from './variants/plan-variants.ts';
import {readCaptions} from './variants/read-captions.ts';
import {selectVariants} from './variants/select-variants.ts';
import {variantWarnings} from './variants/variant-warnings.ts';
import {folderOf} from './workspace.ts';

/** A spot of an opened workspace: its documents, and all of its variants, checked. */
export type SpotProject = Project & {
  spot: SpotDocuments;
  catalog: Catalog;
  variants: Variant[];
  /** Those of `variants` that were asked for. */
  asked: Variant[];
  /** What is accepted although it is most likely not meant. */
  warnings: readonly Problem[];
  /** The problems of variants that cannot be rendered, and are left out. */
  refused: readonly VariantProblem[];
};

/** Which variants of a spot are asked for. */
export type VariantsAsked = {
  /** Ids of variants, or axis values (`hook=ice`). Default: all. */
  only?: readonly string[] | undefined;
  /** Whether variants with problems are left out instead of keeping the others from being rendered. Default: false. */
  keepGoing?: boolean | undefined;
  /** Also opens variants whose product cannot be bought now, or whose feed is too old. Default: false, as for a render. */
  unsellable?: boolean | undefined;
};

/** How the documents of a spot are read. */
type ReadingSpot = {
  /** Texts that stand in for files. Default: none. */
  texts?: DocumentTexts | undefined;
};

/** A spot as far as it can be read. */
export type ReadableSpot = {
  /** With the variants that are valid by themselves. */
  project: SpotProject;
  /** Every variant of the documents; `props` is null where they are not valid. */
  variants: ReadVariant[];
  /** Everything that keeps the whole spot from being rendered. */
  problems: readonly Problem[];
};

export type ReadVariant = Pick<Draft, 'id' | 'choices'> & {
  /** The document that has it: `variants.yaml` or a CSV. */
  file: string;
  props: SpotProps | null;
  problems: readonly Problem[];
};

/**
 * Reads and checks a spot. Makes nothing but scratch speech, whose length the timeline needs. Throws one TenspotError with all problems of the variants that are asked for. The others
 * that have problems are `refused`.
 */
export async function openSpot(
  project: Project,
  id: string,
  {only = [], keepGoing = false, unsellable = false, texts}: VariantsAsked & ReadingSpot = {},
): Promise<SpotProject> {
  const {spot: read, drafts} = await readDocuments(project, id, texts);
  const {value, locate} = read.variants;
  await folderOf(project.workspace.brands, 'brand', value.brand, {...locate(['brand']), field: 'brand'});
  const asked = new Set(selectVariants(drafts, only));
  const wanted = new Set(drafts.map(({props}) => String(props.brand)));
  const {catalog, faults} = await loadCatalog(project, wanted);
  for (const [brand, fault] of Object.entries(faults))
    if ([...asked].some(({props}) => props.brand === brand)) throw fault;
  const {warnings: unheard, ...heard} = await readSpeech(project, drafts, read, catalog.brands);
  const spot = await withSounds({...read, ...heard}, drafts, catalog, project);
  const planned = await planSome(
    spot,
    drafts,
    catalog,
    (draft) => !keepGoing && asked.has(draft),
    unsellable,
  );
  // Without its brand, a variant cannot be planned.
  const variants = planned.variants.filter(({props}) => catalog.brands[props.brand]);
  const refused = [...planned.refused, ...unreadBrands(drafts, faults)];
  const ids = new Set([...asked].map((draft) => draft.id));
  const chosen = variants.filter((variant) => ids.has(variant.id));
  if (chosen.length === 0) throw invalid(joinProblems(refused.filter((each) => ids.has(each.id))));
  const scratch = fitScratch(spot, drafts, variants, catalog);
  const warnings = [
    ...unheard,
    ...scratch.warnings,
    ...(await variantWarnings(spot, drafts, variants, catalog.brands)),
  ];
  const fitted = {...spot, speech: scratch.speech};
  return {...project, spot: fitted, catalog, variants, asked: chosen, warnings, refused};
}

/** The errors of brands that cannot be read, for each of their variants. */
const unreadBrands = (drafts: readonly Draft[], faults: LoadedCatalog['faults']): VariantProblem[] =>
  drafts.flatMap(({id, props}) => {
    const fault = faults[String(props.brand)];
    return fault === undefined ? [] : problemsOf(fault).map((problem) => ({id, problem}));
  });

/** Reads a spot although some of it may be wrong. Throws only when its documents cannot be read. */
export async function readSpot(
  project: Project,
  id: string,
  {catalog, faults}: LoadedCatalog,
): Promise<ReadableSpot> {
  const documents = await readDocuments(project, id);
  const {drafts} = documents;
  const {
    heard,
    unheard,
    faults: unspoken,
  } = await readSpeech(project, drafts, documents.spot, catalog.brands).then(
    ({warnings: unheard, ...heard}) => ({heard, unheard, faults: []}),
    (error) => ({heard: {speech: {}}, unheard: [], faults: problemsOf(error)}),
  );
  const spot = await withSounds({...documents.spot, ...heard}, drafts, catalog, project);
  const variants = drafts.map((draft): ReadVariant => {
    const {id: variant, choices, props, origin} = draft;
    const file = origin.where?.file ?? spot.variants.file;
    const fault = faults[String(props.brand)];
    if (fault !== undefined) return {id: variant, choices, file, props: null, problems: problemsOf(fault)};
    const {value, locate} = spot.variants;
    const checked = checkVariants(value, id, [draft], (each) => knownTo(each, spot, catalog), locate);
    const faulty = [...joinProblems(checked.found), ...checked.shared];
    const [valid] = faulty.length === 0 ? checked.variants : [];
    return {id: variant, choices, file, props: valid?.props ?? null, problems: faulty};
  });
  const valid = variants.flatMap(({id: variant, choices, props}) =>
    props ? [{id: variant, name: variant, choices, props}] : [],
  );
  const problems = await planVariants(spot, drafts, catalog).then(() => [], problemsOf);
  const scratch = fitScratch(spot, drafts, valid, catalog);
  const warnings = [
    ...unheard,
    ...scratch.warnings,
    ...(await variantWarnings(spot, drafts, valid, catalog.brands)),
  ];
  const fitted = {...spot, speech: scratch.speech};
  const read = {...project, spot: fitted, catalog, variants: valid, asked: valid, warnings, refused: []};
  return {project: read, variants, problems: [...unspoken, ...problems]};
}

async function readDocuments({workspace}: Pick<Project, 'workspace'>, id: string, texts?: DocumentTexts) {
  const folder = await folderOf(join(workspace.compositions, 'spots'), 'spot', id);
  const loaded = await loadSpot(folder, id, texts);
  const spot: SpotDocuments = {
    ...loaded,
    edit: await withPicks(loaded.edit, workspace, id),
    grade: await withOwnGrade(loaded.grade, workspace, id),
  };
  const drafts = await draftsOf(spot, texts);
  return {spot: {...spot, captions: await readCaptions(folder, drafts)}, drafts};
}

/**
 * A spot with what the checks of its variants need to know of sounds: the sonic logos of the brands that they name, and, where `edit.yaml`
 * moves cuts to them, the beats of the beds.
 */
async function withSounds(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  {brands}: Catalog,
  {store, tools}: Project,
): Promise<SpotDocuments> {
  const own = new Set(drafts.map(({props}) => String(props.brand)));
  const named = Object.fromEntries(Object.entries(brands).filter(([id]) => own.has(id)));
  const logos = await readSonicLogos(named, {store, tools});
  if (!spot.edit?.value.snap) return {...spot, logos};
  const beds = drafts.flatMap(({props: {brand, music}}) =>
    typeof brand === 'string' && typeof music === 'string' ? [{props: {brand, music}}] : [],
  );
  return {...spot, logos, tracks: await readTracks(beds, brands, {store, tools})};
}

/** The title of a spot on its sheets and pages: the names of its brands, and its id. */
export function spotTitle({
  variants,
  catalog,
  spot,
}: Pick<SpotProject, 'variants' | 'catalog' | 'spot'>): string {
  const shown = new Set(variants.map(({props}) => props.brand));
  const brands = [...shown].map((id) => catalog.brands[id]?.file.meta.name ?? id).join(' + ');
  return `${brands} · ${spot.id}`;
}
