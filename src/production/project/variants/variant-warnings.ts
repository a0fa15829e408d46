import {missingWeight} from '../../../spot/brand/font-weights.ts';
import {cutTexts} from '../../../spot/documents/cut-value.ts';
import {doubtAbout} from '../../../spot/findings/doubtful-text.ts';
import type {RightsUse} from '../../../spot/findings/rights-doubts.ts';
import {rightsUse} from '../../../spot/findings/rights-use.ts';
import {hasRightToLeft, readingDirection} from '../../../spot/language/reading-direction.ts';
import {formatsOf} from '../../../spot/placement/joint-placement.ts';
import type {Placement} from '../../../spot/placement/placement.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {joinProblems} from '../../../spot/problem/join-problems.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {typeStyleOf} from '../../../spot/timeline/resolve-spot.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {adWarnings} from '../../../spot/variant/parse-ad.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import {missingBed} from '../../sound/bed-track.ts';
import {claimDays, daysAt} from '../days-at.ts';
import {endingOffers} from '../feed/spot-feed.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {claimProblemsOf} from './claim-problems.ts';
import {filesOfSpot} from './files-in-use.ts';
import {gradeWarnings} from './grade-warnings.ts';
import {unreviewedProblem} from './language-problems.ts';
import {realShotWarnings} from './real-shots.ts';
import {rightsWarnings} from './rights-warnings.ts';
import {shownTexts} from './shown-texts.ts';
import {logoWarnings} from './sonic-logo-problems.ts';

/** What is accepted although it is most likely not meant: each once, with the variants that show it. */
export async function variantWarnings(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  variants: readonly Variant[],
  brands: Record<string, Brand>,
  /** The days on which rights and claims have to be in force. Default: those of now. */
  days: readonly string[] = daysAt(new Date()),
): Promise<Problem[]> {
  const claims = claimDays(days, spot).map((day) => claimProblemsOf(spot, day));
  const ofSpot = filesOfSpot(spot);
  const found: {id: string; problem: Problem}[] = [];
  for (const variant of variants) {
    const brand = brands[variant.props.brand];
    const draft = drafts.find(({id}) => id === variant.id);
    if (!brand || !draft) continue;
    const texts = shownTexts(variant, draft, brand, spot);
    const all = [
      ...texts.flatMap(({text, where}): Problem[] => {
        const doubt = doubtAbout(text);
        if (!doubt) return [];
        const {got, fix} = doubt;
        return [
          {
            code: 'text-doubtful',
            what: `has ${got}`,
            where,
            expected: 'a text to show',
            got: show(text),
            fix,
          },
        ];
      }),
      ...weightWarnings(variant, brand),
      ...lookWarnings(variant, brand),
      ...missingBed(brand, variant.props.music),
      ...logoWarnings(variant, brand, spot),
      ...(await rightsWarnings(variant, brand, spot, renderedUse(variant, brand, spot, days), {ofSpot})).map(
        ({problem}) => problem,
      ),
      ...(variant.ad
        ? adWarnings(
            variant.ad,
            adPlacements(variant, brand, spot),
            draft,
            spot.variants.value,
            spot.variants.locate,
          )
        : []),
      ...endingOffers(spot.feed, draft, spot.brief?.flight),
      ...claims.flatMap((problemsOf) => problemsOf(variant, draft, brand)),
      ...unreviewedWarnings(draft),
      ...directionWarnings(variant, texts.map(({text}) => text).join(' '), spot),
    ];
    found.push(...all.map((problem) => ({id: variant.id, problem})));
  }
  const {variants: file, script} = spot;
  return [
    ...cutTexts(file.cuts, file.locate),
    ...(script ? cutTexts(script.cuts, script.locate) : []),
    ...gradeWarnings(spot, variants),
    ...cutTexts(spot.shotCuts, spot.shotsAt),
    ...realShotWarnings(spot, brands, variants[0]?.props.language ?? 'en'),
    ...Object.values(brands).flatMap(({cuts, locate}) => cutTexts(cuts, locate)),
    ...joinProblems(found),
  ];
}

/** How a variant will be used, as far as it is known before a delivery. */
function renderedUse(
  variant: Variant,
  brand: Brand,
  spot: SpotDocuments,
  days: readonly string[],
): RightsUse {
  const {props} = variant;
  const {markets} = brand.file.defaults.tenspot;
  const placements = adPlacements(variant, brand, spot);
  const use = rightsUse({brief: spot.brief, days, placements, props, markets});
  return {...use, countries: use.countries?.length ? use.countries : null};
}

/** The placements that an ad is written for: those of the variant, or else those of the brief that run in its format. */
const adPlacements = ({props}: Variant, {kit}: Brand, {brief}: SpotDocuments): Placement[] =>
  (props.placements ?? brief?.placements ?? [])
    .map((name) => findPlacement(name, kit.placements))
    .filter((placement) => formatsOf(placement).includes(props.format));

function weightWarnings({props}: Variant, {file: {typography}, weights, locate}: Brand): Problem[] {
  return (['headings', 'base'] as const).flatMap((type) => {
    const style = typeStyleOf(typography, props.typography, type);
    const problem = missingWeight(typography, style, `typography.${type}`, weights);
    return problem ? [{...problem, where: locate(['typography', type])}] : [];
  });
}

function lookWarnings({props: {look}}: Variant, {file, locate, logLooks}: Brand): Problem[] {
  if (look.name == null || !logLooks.includes(look.name)) return [];
  return [
    {
      code: 'look-for-log',
      what: `the look "${look.name}" is most likely made for footage in a log curve`,
      where: locate(['defaults', 'tenspot', 'looks', look.name]),
      expected: 'a .cube for footage in Rec. 709: every clip is converted to that first',
      got: `${file.defaults.tenspot.looks[look.name]?.cube}, which makes dark grey black and light grey white`,
      fix: 'Export the look for Rec. 709, without the conversion of the camera.',
    },
  ];
}

function unreviewedWarnings(draft: Draft): Problem[] {
  const problem = unreviewedProblem(draft);
  return problem ? [problem] : [];
}

function directionWarnings({props}: Variant, text: string, {variants}: SpotDocuments): Problem[] {
  if (readingDirection(props.language) === 'rtl' || !hasRightToLeft(text)) return [];
  return [
    {
      code: 'text-right-to-left',
      what: 'shows text that is written from right to left, in a language that is not',
      where: {file: variants.file, field: 'language'},
      expected: 'the language of the text, such as ar or he: it mirrors the layout',
      got: props.language,
      fix: 'Set `language` to the language of the text.',
    },
  ];
}
