import type {InspectedSpot} from '../../spot/findings/inspection.ts';
import {type LongestCopy, longestCopies} from '../../spot/findings/longest-copy.ts';
import {TRIED_LANGUAGES, type TriedLanguage} from '../../spot/findings/longest-words.ts';
import {sampledFrames} from '../../spot/findings/sampled-frames.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {resolveSpot} from '../../spot/timeline/resolve-spot.ts';
import {Format} from '../../spot/variant/format.ts';
import {SpotProps} from '../../spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import type {Brand} from '../project/load-brand.ts';

/** A combination of format, language, brand, type set, length and copy that a template is laid out in. */
export type LayoutTrial = {
  template: string;
  brand: string;
  /** A type set of the brand. Null: its usual type. */
  typography: string | null;
  format: Format;
  language: TriedLanguage;
  seconds: number;
  copy: string;
};

export type Tried = {trial: LayoutTrial; specimen: InspectedSpot};

/** A combination that failed before it could be laid out. */
export type RefusedTrial = {trial: Pick<LayoutTrial, 'template'> & Partial<LayoutTrial>; problem: Problem};

/** Every copy is laid out at the usual length, and only the first one at the others. */
const SECONDS = {usual: 15, others: [6, 30]};

/** Every combination that a template is laid out in. */
export function trialsOf(
  template: AnyTemplate,
  brands: readonly Brand[],
  languages: readonly TriedLanguage[] = TRIED_LANGUAGES,
): {tried: Tried[]; refused: RefusedTrial[]} {
  const tried: Tried[] = [];
  const refused: RefusedTrial[] = [];
  const words = languages.map((language) => ({language, ...longestCopies(template.copy, language)}));
  for (const problem of distinct(words.flatMap(({problems}) => problems)))
    refused.push({trial: {template: template.id}, problem});
  for (const format of Format.options) {
    for (const brand of brands) {
      for (const {language, copies} of words) {
        for (const {typography, seconds, copy} of copiesInType(brand, copies)) {
          const trial = {template: template.id, brand: brand.id, typography, format, language, seconds};
          try {
            const spot = resolved({...trial, copy: copy.name}, copy, template, brand);
            tried.push({trial: {...trial, copy: copy.name}, specimen: {spot, frames: sampledFrames(spot)}});
          } catch (error) {
            refused.push({trial: {...trial, copy: copy.name}, problem: thrown(error)});
          }
        }
      }
    }
  }
  return {tried, refused};
}

/** All copies at the usual length in the brand's usual type; the first one at other lengths and in other type. */
function copiesInType(brand: Brand, copies: readonly LongestCopy[]) {
  const [first] = copies;
  const usual = copies.map((copy) => ({typography: null, seconds: SECONDS.usual, copy}));
  if (!first) return usual;
  const sets = Object.keys(brand.file.typography.sets);
  return [
    ...usual,
    ...SECONDS.others.map((seconds) => ({typography: null, seconds, copy: first})),
    ...sets.map((typography) => ({typography, seconds: SECONDS.usual, copy: first})),
  ];
}

function resolved(
  {typography, format, language, seconds}: LayoutTrial,
  {copy}: LongestCopy,
  template: AnyTemplate,
  brand: Brand,
) {
  const props = SpotProps.parse({
    template: template.id,
    brand: brand.id,
    typography: typography ?? {},
    copy,
    format,
    language,
    seconds,
  });
  return resolveSpot({props, template, kit: brand.kit, fillings: {}, transitions: {}});
}

const thrown = (error: unknown): Problem =>
  (error instanceof TenspotError ? error.problems[0] : undefined) ?? {
    code: 'template-broken',
    what: 'the template threw an error',
    expected: 'slots for every copy that its schema allows',
    got: error instanceof Error ? error.message : String(error),
  };

const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
