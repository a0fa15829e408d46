import type {ReviewedStanding} from '../../node/review.ts';

/** The ad beside a master, a line for each part. */
export function describeAd(ad: ReviewedStanding['ad']): string[] {
  if (ad === null) return ['no ad'];
  const {hash, texts, callToAction, destinations, cover} = ad;
  return [
    ...texts.map(({name, text}) => `${name}: ${text}`),
    ...(callToAction === null ? [] : [`button: ${callToAction}`]),
    ...destinations.map(
      ({placement, url}) => `address${placement === null ? '' : ` on ${placement}`}: ${url}`,
    ),
    `cover: frame ${cover}`,
    `hash of the ad: ${hash.slice(0, 16)}`,
  ];
}
