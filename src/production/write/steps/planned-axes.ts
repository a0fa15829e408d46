import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {claimChecker} from '../../../spot/claims/unapproved-claims.ts';
import {type AnglesFile, usedAngle} from '../../../spot/documents/angles.ts';
import {findPlacement} from '../../../spot/placement/placements.ts';
import {type OpeningAd, ownAds, withOpeningAds} from '../../../spot/writing/opening-ads.ts';
import {type WrittenAxes, writeAxes} from '../../../spot/writing/write-axes.ts';
import {chosenCopy, openingsOf, WANTED} from '../chosen-texts.ts';
import type {WriteContext} from '../write-context.ts';

/** How the axes of the variants are written. */
export type AxesOptions = {
  /** How many variants are wanted, at most. Default: 10. */
  wanted?: number;
  /** Texts of ads that a model wrote, by opening. Default: none. */
  ads?: ReadonlyMap<string, OpeningAd>;
  /** Whether a person wrote the line of `variants.yaml` at a dot path. Default: of none. */
  isOwn?: (path: string) => boolean;
};

/** The axes of the variants and the texts of their ads: a person's stay, a model's come with their opening, and sentences of the brief fill the rest. */
export function plannedAxes(
  context: WriteContext,
  angles: AnglesFile,
  {wanted = WANTED, ads = new Map(), isOwn = () => false}: AxesOptions,
): WrittenAxes {
  const {brand, brief, claims, parts, props, spot} = context;
  const isProven = (text: string): boolean => claimChecker(claims)(text).length === 0;
  const written = writeAxes({
    copy: chosenCopy(context, angles),
    hooks: openingsOf(context, angles),
    parts,
    adTexts: [
      brief.promise,
      ...usableClaims(claims).map(({text}) => text),
      ...usedAngle(angles).bodies.flat(),
      brief.product,
    ].filter(isProven),
    placements: props.placements.map((name) => findPlacement(name, brand.kit.placements)),
    wanted,
  });
  return withOpeningAds(written, ads, ownAds(spot.variants.value, written.axes.hook ?? [], isOwn));
}
