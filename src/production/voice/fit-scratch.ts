import type {Problem} from '../../spot/problem/errors.ts';
import {joinProblems, type VariantProblem} from '../../spot/problem/join-problems.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import type {Catalog} from '../project/catalog.ts';
import type {SpotDocuments} from '../project/load-spot.ts';
import {captionProblems} from '../project/variants/caption-problems.ts';
import {rangeProblems} from '../project/variants/range-problems.ts';
import {planVariant} from '../stage/plan-variant.ts';
import {recordedSpeech, type Speech} from './spoken-file.ts';
import {voiceProblems} from './voice-problems.ts';

/** With these, the scratch lines of a variant have no place in it. */
const MISFITS = ['voice-too-long', 'captions-late'];

/**
 * Problems that variants have only with their scratch lines, as warnings: a free stand-in does not keep a spot from being opened and its
 * voice from being bought. Lines that do not fit are left out of `speech`, as on a machine without a scratch voice.
 */
export function fitScratch(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  variants: readonly Variant[],
  catalog: Catalog,
): {speech: Speech; warnings: Problem[]} {
  if (!Object.values(spot.speech).some(({standsIn}) => standsIn)) return {speech: spot.speech, warnings: []};
  const judged = (speech: Speech): VariantProblem[] => [
    ...captionProblems({...spot, speech}, drafts, variants, catalog),
    ...voiceProblems({...spot, speech}, drafts, variants, catalog),
    ...rangeProblems({...spot, speech}, variants, catalog),
  ];
  const recorded = recordedSpeech(spot.speech);
  const known = new Set(judged(recorded).map(({id, problem}) => `${id} ${problem.code}`));
  const found = judged(spot.speech).filter(({id, problem}) => !known.has(`${id} ${problem.code}`));
  const misfits = new Set(found.filter(({problem}) => MISFITS.includes(problem.code)).map(({id}) => id));
  const out = new Set(
    variants
      .filter(({id}) => misfits.has(id))
      .flatMap(({props}) => planVariant(props, {spot, catalog}).voice?.lines.map(({key}) => key) ?? []),
  );
  const warnings = found.map(({id, problem}) => ({
    id,
    problem: {...problem, what: `with the scratch voice: ${problem.what}`},
  }));
  return {
    speech: Object.fromEntries(
      Object.entries(spot.speech).filter(([key]) => !out.has(key) || recorded[key] !== undefined),
    ),
    warnings: joinProblems(warnings),
  };
}
