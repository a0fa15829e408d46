import {staticFile} from 'remotion';
import type {StagedBrand} from '../spot/brand/staged-brand.ts';
import type {FontSource} from './load.ts';

/** The fonts of a brand, where the page finds them. */
export const fontsOf = ({typography}: StagedBrand): FontSource[] =>
  typography.fonts.map(({family, src, weight, style, range}) => ({
    ...{family, weight, style, range},
    url: staticFile(src),
    file: src,
  }));
