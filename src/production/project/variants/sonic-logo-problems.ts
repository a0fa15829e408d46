import type {Problem} from '../../../spot/problem/errors.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {
  type ChosenLogo,
  isLeftOut,
  outlasts,
  sonicLogoFor,
  sonicLogoStart,
} from '../../../spot/sound/sonic-logo.ts';
import {resolveSpot} from '../../../spot/timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {planVariant} from '../../stage/plan-variant.ts';
import type {Catalog} from '../catalog.ts';
import type {Brand} from '../load-brand.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * What keeps the sonic logos of variants from being heard as the documents say, before anything is bought for them. Codes:
 * `sonic-logo-long`, `sonic-logo-cut`, `sonic-logo-silent`, and those of `probe`.
 */
export function sonicLogoProblems(
  spot: SpotDocuments,
  variants: readonly Variant[],
  catalog: Pick<Catalog, 'brands' | 'templates'>,
): VariantProblem[] {
  return variants.flatMap(({id, props}): VariantProblem[] => {
    const logo = spot.logos?.[props.brand];
    const chosen = sonicLogoFor(spot.edit?.value.sound, props);
    if (!logo || !chosen.play) return [];
    if ('problems' in logo) return logo.problems.map((problem) => ({id, problem}));
    if (isLeftOut(chosen, logo.seconds, props.seconds)) return [];
    const {brand, template, ...plan} = planVariant(props, {spot, catalog});
    const resolved = resolveSpot({...plan, template, kit: brand.kit, fillings: {}, captions: undefined});
    const problem = logoProblem(chosen, logo.seconds, resolved, spot.edit);
    return problem ? [{id, problem}] : [];
  });
}

/** What is wrong with the place of a sonic logo of a length in seconds. Undefined where it ends within the spot. */
export function logoProblem(
  chosen: ChosenLogo,
  seconds: number,
  spot: Pick<ResolvedSpot, 'slots' | 'fps' | 'frames'>,
  edit: SpotDocuments['edit'],
): Problem | undefined {
  const whole = spot.frames / spot.fps;
  const at = (...path: string[]): Problem['where'] => {
    const own = ['sound', 'sonicLogo', chosen.entry, ...path];
    return {...edit?.locate(own), field: own.join('.')};
  };
  const own = `{only: {seconds: ${whole}}, play: false}`;
  if (outlasts(seconds, whole))
    return {
      code: 'sonic-logo-long',
      what: 'the sonic logo is longer than the spot',
      where: at(),
      expected: `a file of at most ${whole} s`,
      got: `${seconds.toFixed(2)} s`,
      fix: `Use a shorter file, or put \`${own}\` before this entry.`,
    };
  const start = sonicLogoStart(chosen, seconds, spot);
  if (!outlasts(start + seconds, whole)) return undefined;
  return {
    code: 'sonic-logo-cut',
    what: 'the spot ends before the sonic logo does',
    where: at('at'),
    expected: `a start at ${(whole - seconds).toFixed(2)} s of the spot or before`,
    got: `${start.toFixed(2)} s, for a file of ${seconds.toFixed(2)} s`,
    fix: 'Lower `at`, or remove `slot` and `at`: then it ends with the spot. An entry with `only`, before this one, changes that for some variants.',
  };
}

/** A warning that a variant is without its sonic logo, because that is longer than the spot. Code: `sonic-logo-long`. */
export function logoWarnings(
  {props}: Variant,
  {locate}: Pick<Brand, 'locate'>,
  spot: SpotDocuments,
): Problem[] {
  const logo = spot.logos?.[props.brand];
  const chosen = sonicLogoFor(spot.edit?.value.sound, props);
  if (!logo || !('seconds' in logo) || !isLeftOut(chosen, logo.seconds, props.seconds)) return [];
  const path = ['defaults', 'tenspot', 'music', 'sonic-logo'];
  return [
    {
      code: 'sonic-logo-long',
      what: 'the sonic logo is longer than the spot, so it is not heard',
      where: {...locate(path), field: path.join('.')},
      expected: `a file of at most ${props.seconds} s`,
      got: `${logo.seconds.toFixed(2)} s`,
      fix: `Use a shorter file. If it is not to be heard there, say so in edit.yaml: \`sonicLogo: [{only: {seconds: ${props.seconds}}, play: false}]\` under \`sound\`.`,
    },
  ];
}
