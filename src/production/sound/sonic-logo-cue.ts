import {invalid} from '../../spot/problem/errors.ts';
import type {MixPlan} from '../../spot/sound/mix-plan.ts';
import {type ChosenLogo, isLeftOut, sonicLogoFor, sonicLogoStart} from '../../spot/sound/sonic-logo.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {logoProblem} from '../project/variants/sonic-logo-problems.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {stageSonicLogo} from './sonic-logo-file.ts';

type Planned = Pick<VariantPlan, 'props' | 'brand' | 'documents'>;

/** The file of the sonic logo that is heard in a variant, as `brand.yaml` names it, and how it is heard. Undefined where none is heard. */
export function sonicLogoOf({
  props,
  brand,
  documents,
}: Planned): {file: string; chosen: ChosenLogo} | undefined {
  const file = brand.file.defaults.tenspot.music['sonic-logo'];
  const chosen = sonicLogoFor(documents.edit?.value.sound, props);
  if (file === undefined || !chosen.play) return undefined;
  const read = documents.logos?.[props.brand];
  const isTooLong = read && 'seconds' in read && isLeftOut(chosen, read.seconds, props.seconds);
  return isTooLong ? undefined : {file, chosen};
}

/**
 * The sonic logo of a variant as a cue that ducks the bed; empty where none is heard. Stages its file. Errors: `sonic-logo-long` and
 * `sonic-logo-cut`, where the spot ends before it; those of `stageSonicLogo`.
 */
export async function sonicLogoCue(
  spot: ResolvedSpot,
  plan: Planned,
  sources: Pick<MediaContext, 'store' | 'tools'>,
): Promise<MixPlan['cues']> {
  const found = sonicLogoOf(plan);
  if (!found) return [];
  const {chosen, file} = found;
  const {gain, duck} = chosen;
  const {src, seconds} = await stageSonicLogo(plan.brand, file, sources);
  if (isLeftOut(chosen, seconds, spot.frames / spot.fps)) return [];
  // The slots may have other lengths than when the spot was opened: a scratch voice stretches them.
  const problem = logoProblem(chosen, seconds, spot, plan.documents.edit);
  if (problem) throw invalid(problem);
  const at = sonicLogoStart(chosen, seconds, spot);
  return [{src, at, gain, ...(duck > 0 ? {duck: {amount: duck, seconds}} : {})}];
}
