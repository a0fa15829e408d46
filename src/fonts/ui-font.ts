import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2';
import latinExt from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
import type {FontSource} from './load-fonts.ts';

/** Font family of the cards and sheets of the framework itself; spots use the brand's fonts only. */
export const UI_FAMILY = 'Tenspot UI';

/** Font files and the `unicode-range` of each. */
const RANGES: [url: string, range: string][] = [
  [
    latin,
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ],
  [
    latinExt,
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113',
  ],
  [cyrillic, 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'],
];

/** Inter in Latin and Cyrillic, under the name `UI_FAMILY`. */
export const UI_FONTS: readonly FontSource[] = RANGES.map(([url, range]) => ({
  family: UI_FAMILY,
  url,
  file: 'Inter',
  weight: '100 900',
  style: 'normal',
  range,
}));
