import {AdCopy} from '../ad/ad-copy.ts';
import {adProblems, placedAdProblems} from '../ad/ad-problems.ts';
import type {Placement} from '../placement/placement.ts';
import type {Problem} from '../problem/errors.ts';
import {type Locate, suggest, toProblems} from '../problem/schema-problems.ts';
import {toFrames} from '../timeline/frames.ts';
import {readTyped} from './parse-props.ts';
import type {SpotProps} from './spot-props.ts';
import {originOf} from './value-origin.ts';
import type {Draft, VariantsFile} from './variants-file.ts';

/** Checks the ad of one draft. Returns the ad, if one is written, and all problems with the places where the values were written. */
export function parseAd(
  draft: Draft,
  file: VariantsFile,
  props: SpotProps | undefined,
  locate: Locate,
): {ad?: AdCopy; problems: Problem[]} {
  const {ad = {}} = draft;
  const isRecord = typeof ad === 'object' && !Array.isArray(ad);
  if (isRecord && Object.keys(ad).length === 0) return {problems: []};
  const at: Locate = (path) => originOf(draft, file, ['ad', ...path], locate);
  const parsed = readTyped(AdCopy, ad);
  if (!parsed.success) {
    const found = toProblems(parsed.error, ad, 'variant-ad', at, AdCopy);
    const named = found.map((each) => ({
      ...each,
      where: {
        ...each.where,
        field: ['ad', ...(each.where?.field === 'document' ? [] : [each.where?.field])].join('.'),
      },
    }));
    return {problems: suggest(named, Object.keys(AdCopy.shape))};
  }
  if (!props) return {ad: parsed.data, problems: []};
  const {fps, seconds} = props;
  const length = {axes: Object.keys(file.axes), frames: toFrames(seconds, fps), fps};
  const problems = adProblems(parsed.data, length).map(({path, severity: _, ...problem}) => ({
    ...problem,
    where: {...at(path), field: ['ad', ...path].join('.')},
  }));
  return {ad: parsed.data, problems};
}

/**
 * What these placements refuse or cut off of the ad of a variant, with the places where the texts were written. They are warnings of a
 * render, because nothing of it is in the picture; a delivery to the placement is refused for those that are errors.
 */
export const adWarnings = (
  ad: AdCopy,
  placements: readonly Placement[],
  draft: Draft,
  file: VariantsFile,
  locate: Locate,
): Problem[] =>
  placements.flatMap((placement) =>
    placedAdProblems(ad, placement).map(({path, severity: _, ...problem}) => ({
      ...problem,
      where: {...originOf(draft, file, ['ad', ...path], locate), field: ['ad', ...path].join('.')},
    })),
  );
