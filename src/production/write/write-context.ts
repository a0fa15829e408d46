import {join} from 'node:path';
import type {DocumentTexts} from '../../machine/documents/document.ts';
import type {ClaimContext} from '../../spot/claims/unapproved-claims.ts';
import type {Brief} from '../../spot/documents/brief.ts';
import {PlacementNames} from '../../spot/placement/placements.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {Format} from '../../spot/variant/format.ts';
import type {AnyTemplate, CopyPart} from '../../spot/variant/template.ts';
import {loadCatalog} from '../project/catalog.ts';
import {claimDays, daysAt} from '../project/days-at.ts';
import type {Brand} from '../project/load-brand.ts';
import {loadSpot, type SpotDocuments} from '../project/load-spot.ts';
import type {Project} from '../project/open-project.ts';
import {approvedFor} from '../project/variants/claim-problems.ts';
import {draftsOf} from '../project/variants/plan-variants.ts';
import {folderOf} from '../project/workspace.ts';

/** What every step of writing reads. */
export type WriteContext = {
  spot: SpotDocuments;
  brief: Brief;
  brand: Brand;
  template: AnyTemplate;
  parts: readonly CopyPart[];
  /** The props of the first variant, as they are written. */
  props: WrittenProps;
  /** The languages of all variants, each once, that of `props` first. */
  languages: readonly string[];
  /** Whether a voice of the brand speaks in some variant. */
  isSpoken: boolean;
  claims: ClaimContext;
};

type WrittenProps = {
  language: string;
  seconds: number;
  fps: number;
  format: Format;
  copy: Record<string, unknown>;
  placements: readonly string[];
};

/** Reads what a step needs. The variants need not be valid yet. `texts`: what the steps before it wrote. */
export async function readWriteContext(
  project: Project,
  id: string,
  texts: DocumentTexts,
): Promise<WriteContext> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const spot = await loadSpot(folder, id, texts);
  const {brief, variants} = spot;
  if (!brief) throw withoutBrief(folder);
  const {template: name, brand: brandName} = variants.value;
  const at = (field: string) => ({...variants.locate([field]), field});
  await folderOf(project.workspace.brands, 'brand', brandName, at('brand'));
  const {catalog, faults} = await loadCatalog(project, new Set([brandName]));
  const brand = catalog.brands[brandName];
  if (!brand) throw faults[brandName];
  await folderOf(join(project.workspace.compositions, 'templates'), 'template', name, at('template'));
  const template = catalog.templates[name] as AnyTemplate;
  if (!template.parts || template.parts.length === 0) throw withoutParts(name, at('template'));
  const drafts = await draftsOf(spot, texts);
  const [draft] = drafts;
  const props = propsOf(draft?.props ?? {...variants.value.props}, brief);
  const day = claimDays(daysAt(new Date()), spot).at(-1) ?? '';
  return {
    spot,
    brief,
    brand,
    template,
    parts: template.parts,
    props,
    languages: [...new Set([props.language, ...drafts.flatMap((each) => languageIn(each.props) ?? [])])],
    isSpoken: drafts.some(({props: {voice}}) => voice !== null && typeof voice === 'object'),
    claims: {...approvedFor(brand, spot, props.language), language: props.language, day},
  };
}

const languageIn = ({language}: Record<string, unknown>): string | undefined =>
  typeof language === 'string' ? language : undefined;

/** The props that writing depends on, with their defaults. What is wrong in them is reported when the variants are checked. */
function propsOf(raw: Record<string, unknown>, brief: Brief): WrittenProps {
  const number = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && value > 0 ? value : otherwise;
  const {seconds, fps, format, copy, placements} = raw;
  return {
    language: languageIn(raw) ?? 'en',
    seconds: number(seconds, 15),
    fps: number(fps, 30),
    format: Format.safeParse(format).data ?? '9:16',
    copy: copy !== null && typeof copy === 'object' ? (copy as Record<string, unknown>) : {},
    placements: PlacementNames.safeParse(placements).data ?? brief.placements,
  };
}

/** The error of a spot without a brief. */
export const withoutBrief = (folder: string) =>
  invalid({
    code: 'brief-missing',
    what: 'the spot has no brief, from which `tenspot write` takes its sentences',
    where: {file: join(folder, 'brief.md')},
    expected: 'a brief.md with product, promise and audience',
    got: 'none',
    fix: 'Write it; docs/write.md has one to start from.',
  });

const withoutParts = (name: string, where: object) =>
  invalid({
    code: 'template-without-parts',
    what: `the template "${name}" does not say what its texts are for`,
    where,
    expected: '`parts` in its template.ts: the role, the field of the copy and the slot of each text',
    got: 'none',
    fix: "Add it: parts: [{role: 'hook', copy: 'hook', slot: 'hook'}, ...]; docs/write.md describes the roles.",
  });
