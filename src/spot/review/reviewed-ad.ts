import {type AdCopy, coverFrame} from '../ad/ad-copy.ts';
import {type CallToAction, callInWords} from '../ad/call-to-action.ts';
import {destinationOf, destinationTokens} from '../ad/destination.ts';
import {findPlacement, PLACEMENT_NAMES} from '../placement/placements.ts';

/** What goes out beside a master, as people see it before they decide. */
export type ReviewedAd = {
  /** A hash of all that this shows. Decisions are bound to it. */
  hash: string;
  /** The texts in the order in which ads show them: `primary text`, `headline`, `long headline`, `description`. */
  texts: {name: string; text: string}[];
  /** The button in words: `Shop now`; null without one. */
  callToAction: string | null;
  /** Where the ad leads, with its parameters. One address for each placement of the variant, or one for all of them: then `placement` is null. */
  destinations: {placement: string | null; url: string}[];
  /** The number of the frame of the cover, from 0. */
  cover: number;
};

/** The ad of a rendered variant; the rest is as in its record in the manifest. */
type AdOfVariant = {id: string; ad: AdCopy; props: unknown; choices: Record<string, string>};

/** The ad of a master, without its hash. A variant that names no placements has `{placement}` in its address where the name will be. */
export function reviewedAd(
  {id, ad, props, choices}: AdOfVariant,
  spot: string,
  length: {frames: number; fps: number},
): Omit<ReviewedAd, 'hash'> {
  const {primaryText, headline, longHeadline, description, callToAction} = ad;
  const texts = Object.entries({
    'primary text': primaryText,
    headline,
    'long headline': longHeadline,
    description,
  }).flatMap(([name, text]) => (text === undefined ? [] : [{name, text}]));
  return {
    texts,
    callToAction: inWords(callToAction),
    destinations: destinationsOf({id, ad, props, choices}, spot),
    cover: coverFrame(ad, length),
  };
}

const inWords = (call: CallToAction | undefined): string | null =>
  call === undefined ? null : callInWords(call);

/** The id of a placement. A name that this version does not know stays as it is. */
const idOf = (name: string): string => (PLACEMENT_NAMES.includes(name) ? findPlacement(name).id : name);

const UNKNOWN = '{placement}';

function destinationsOf({ad, ...variant}: AdOfVariant, spot: string): ReviewedAd['destinations'] {
  const {placements} = (variant.props ?? {}) as {placements?: readonly string[]};
  // As a delivery names them: an alias would be another address.
  const named = [...new Set((placements ?? []).map(idOf))];
  const found = (named.length > 0 ? named : [UNKNOWN]).flatMap((placement) => {
    const url = destinationOf(ad, destinationTokens(variant, spot, placement));
    return url === null ? [] : [{placement, url: url.replaceAll(encodeURIComponent(UNKNOWN), UNKNOWN)}];
  });
  const [first, ...others] = found;
  if (!first) return [];
  return others.every(({url}) => url === first.url) ? [{placement: null, url: first.url}] : found;
}
