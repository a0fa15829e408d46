import type {StagedBrand} from '../spot/brand/staged-brand.ts';
import type {FontSource} from './load-fonts.ts';
import {stagedUrl} from './staged-url.ts';

/** The staged fonts of a brand, with URLs that the page can load. */
export const brandFontSources = ({typography}: StagedBrand): FontSource[] =>
  typography.fonts.map(({family, src, weight, style, range}) => ({
    family,
    url: stagedUrl(src),
    file: src,
    weight,
    style,
    range,
  }));
