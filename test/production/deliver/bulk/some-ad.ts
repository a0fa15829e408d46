import type {BulkAd} from '../../../../src/production/deliver/bulk/bulk-exporter.ts';
import type {Deliverable} from '../../../../src/spot/delivery/delivery.ts';

type Changes = {name?: string; primaryText?: string; headline?: string; description?: string};

/** An ad as a delivery has it. */
export function someAd({
  name = 'flask_ice',
  primaryText = 'Still ice.',
  headline = 'Noon',
  description = 'Steel',
}: Changes = {}): BulkAd {
  const deliverable: Deliverable = {
    ...{variant: 'ice', name, placement: 'meta-reels', concept: 'c', choices: {hook: 'ice'}},
    ...{
      file: `meta-reels/${name}.mp4`,
      sha256: 'a'.repeat(64),
      bytes: 5e6,
      width: 1080,
      height: 1920,
      fps: 30,
      seconds: 15,
    },
    derivation: {
      kind: 'master',
      master: 'a'.repeat(64),
      masterBytes: 5e6,
      reasons: [],
      encode: [],
      ffmpeg: null,
    },
    cover: {file: `meta-reels/${name}.jpg`, sha256: 'b'.repeat(64), frame: 7},
    captions: [],
    c2pa: false,
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/composite',
    ad: {
      primaryText,
      headline,
      longHeadline: headline,
      description,
      callToAction: 'shop-now',
      url: 'https://meridian.example',
    },
    destination: 'https://meridian.example/?utm_source=meta',
    callToAction: 'SHOP_NOW',
    supersedes: null,
  };
  return {
    deliverable,
    spot: 'flask',
    campaign: 'flask r2 20261129T101500',
    brandName: 'Meridian',
    longHeadline: headline,
    description,
    video: `${name}.mp4`,
    cover: `${name}.jpg`,
    url: 'https://meridian.example',
    parameters: 'utm_source=meta',
  };
}
