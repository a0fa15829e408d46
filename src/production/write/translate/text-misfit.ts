import {adMisfit} from '../../../spot/ad/ad-fit.ts';
import {AD_TEXTS} from '../../../spot/language/localize-draft.ts';
import {findPlacement, type OwnPlacements, PlacementNames} from '../../../spot/placement/placements.ts';
import type {AnyTemplate} from '../../../spot/variant/template.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import {copyLimits} from '../../../spot/writing/copy-limits.ts';

/** Where a variant shows a text. `own`: the placements for which its brand has figures of its own. */
export type ShownAt = {
  field: string;
  draft: Draft;
  template: AnyTemplate | undefined;
  own?: OwnPlacements | undefined;
};

/** The limit that a text breaks in one of the fields that show it, in words. Undefined if it fits all of them. `placements`: those of the brief. */
export function misfitOf(
  to: string,
  shown: readonly ShownAt[],
  placements: readonly string[],
): string | undefined {
  for (const {field, draft, template, own} of shown) {
    if (field.startsWith('copy.') && template) {
      const most = copyLimits(template.copy)(field.slice('copy.'.length));
      if (to.length > most) return `at most ${most} characters (${field})`;
    }
    const name = AD_TEXTS.find((each) => field === `ad.${each}`);
    if (name === undefined) continue;
    const named = PlacementNames.safeParse(draft.props.placements).data ?? placements;
    const placed = named.map((each) => findPlacement(each, own));
    const limit = adMisfit(name, to, placed);
    if (limit !== undefined) return limit;
  }
  return undefined;
}
