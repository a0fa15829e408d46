import {join} from 'node:path';
import {invalid} from '../../spot/problem/errors.ts';
import type {MixPlan} from '../../spot/sound/mix-plan.ts';
import {type ChosenLogo, sonicLogoFor, sonicLogoStart} from '../../spot/sound/sonic-logo.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import {soundFacts} from './sound-facts.ts';

type Planned = Pick<VariantPlan, 'props' | 'brand' | 'documents'>;

/** The file of the sonic logo that is heard in a variant, as `brand.yaml` names it, and how it is heard. Undefined where none is heard. */
export function sonicLogoOf({
  props,
  brand,
  documents,
}: Planned): {file: string; chosen: ChosenLogo} | undefined {
  const file = brand.file.defaults.tenspot.music['sonic-logo'];
  const chosen = sonicLogoFor(documents.edit?.value.sound, props);
  return file === undefined || !chosen.play ? undefined : {file, chosen};
}

/** Seconds by which a sonic logo may be longer than the rest of the spot: the end of its file is silence, or almost. */
const LATE = 0.1;

/** Peaks below this many dBTP count as silence. */
const AUDIBLE = -60;

/**
 * The sonic logo of a variant as a cue that ducks the bed; empty where none is heard. Stages its file. Errors: `sonic-logo-silent`, where the
 * file has no sound; `sonic-logo-long` and `sonic-logo-cut`, where the spot ends before it; those of `probe`.
 */
export async function sonicLogoCue(
  spot: ResolvedSpot,
  plan: Planned,
  {store, tools}: Pick<MediaContext, 'store' | 'tools'>,
): Promise<MixPlan['cues']> {
  const found = sonicLogoOf(plan);
  if (!found) return [];
  const {chosen} = found;
  const {entry, gain, duck} = chosen;
  const file = join(plan.brand.folder, found.file);
  const src = await store.put(file);
  const {seconds, peak} = await soundFacts(src, file, {store, tools}, 'sonic-logo-silent');
  if (peak === null || peak < AUDIBLE)
    throw invalid({
      code: 'sonic-logo-silent',
      what: 'the sonic logo is silent',
      where: {file},
      expected: 'a sound that can be heard',
      got: 'silence',
      fix: 'Use another file, or remove `sonic-logo` from brand.yaml.',
    });
  const whole = spot.frames / spot.fps;
  if (seconds > whole + LATE)
    throw invalid({
      code: 'sonic-logo-long',
      what: 'the sonic logo is longer than the spot',
      where: {file},
      expected: `at most ${whole} s`,
      got: `${seconds.toFixed(2)} s`,
      fix: `Use a shorter file, or switch it off in edit.yaml: \`sonicLogo: [{only: {seconds: ${plan.props.seconds}}, play: false}]\` under \`sound\`.`,
    });
  const at = sonicLogoStart(chosen, seconds, spot);
  if (at + seconds > whole + LATE) {
    const path = ['sound', 'sonicLogo', entry, 'at'];
    throw invalid({
      code: 'sonic-logo-cut',
      what: 'the spot ends before the sonic logo does',
      where: {...plan.documents.edit?.locate(path), field: path.join('.')},
      expected: `a start at ${(whole - seconds).toFixed(2)} s of the spot or before`,
      got: `${at.toFixed(2)} s, for a file of ${seconds.toFixed(2)} s`,
      fix: 'Lower `at`, or remove `slot` and `at`: then it ends with the spot.',
    });
  }
  return [{src, at, gain, ...(duck > 0 ? {duck: {amount: duck, seconds}} : {})}];
}
