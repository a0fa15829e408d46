import {type AdTextField, adTextFaults} from '../placement/ad-text.ts';
import type {Placement} from '../placement/placement.ts';

/** The texts of an ad that are written for each opening. */
export const AD_FIELDS = ['primaryText', 'headline', 'description'] as const;
/** A text of an ad that is written for each opening. */
export type AdField = (typeof AD_FIELDS)[number];

/** Why a text cannot be a field of an ad on all placements: the first limit that it breaks, in words. Undefined if all of them show the whole text. */
export function adMisfit(
  field: AdTextField,
  text: string,
  placements: readonly Pick<Placement, 'title' | 'text'>[],
): string | undefined {
  if (text.includes('\n')) return 'one line';
  for (const placement of placements) {
    const [fault] = adTextFaults(placement, {[field]: text});
    if (fault) return `${fault.expected} (${placement.title})`;
  }
  return undefined;
}

/** The limits of a field on all placements together, in words: `at most 72 characters, no emoji`. Empty if no placement has one. */
export function describeAdLimits(
  field: AdField,
  placements: readonly Pick<Placement, 'text'>[],
  language: string,
): string {
  const limits = placements.flatMap(({text}) => text?.[field] ?? []);
  const isWide = /^(?:zh|ja|ko|ar)\b/.test(language);
  const most = Math.min(
    ...limits.map(({most: all, shown, shownWide, wide}) => {
      const seen = (isWide && shownWide?.value) || (shown?.value ?? Infinity);
      return Math.floor(Math.min(all?.value ?? Infinity, seen) / ((isWide && wide?.value) || 1));
    }),
  );
  const least = Math.max(0, ...limits.map(({least: each}) => each?.value ?? 0));
  const refused = [...new Set(limits.flatMap(({refuses}) => refuses?.value ?? []))];
  return [
    ...(least > 0 ? [`at least ${least} characters`] : []),
    ...(most < Infinity ? [`at most ${most} characters`] : []),
    ...refused.map((each) => `no ${each}`),
  ].join(', ');
}
