import {copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {stringify} from 'yaml';
import {ROOT} from '../../support/tools.ts';
import type {Chance} from '../chance.ts';
import {inkWith} from '../color.ts';
import {wordsAsPaths} from '../words-as-paths.ts';
import {type ExamBrand, FAMILY} from './brands.ts';
import {drawProductPng} from './draw-product.ts';
import {markOf} from './marks.ts';
import {drawMusic, drawTick} from './music.ts';

/** Writes the folder of a brand: documents, logo, fonts, product photo and music. */
export async function writeBrand(folder: string, brand: ExamBrand, chance: Chance): Promise<void> {
  for (const each of ['logo', 'fonts', 'products', 'music']) mkdirSync(join(folder, each), {recursive: true});
  const {ink, paper} = brand.color;
  writeFileSync(join(folder, 'logo/mark-dark.svg'), markSvg(brand, ink));
  writeFileSync(join(folder, 'logo/mark-light.svg'), markSvg(brand, paper));
  writeFileSync(join(folder, 'logo/lockup-dark.svg'), lockupSvg(brand, ink));
  writeFileSync(join(folder, 'logo/lockup-light.svg'), lockupSvg(brand, paper));
  for (const font of new Set(Object.values(brand.fonts))) copyFileSync(join(ROOT, font), join(folder, 'fonts', basename(font)));
  writeFileSync(join(folder, 'products/product.png'), await drawProductPng(brand));
  writeFileSync(join(folder, 'music/bed.wav'), drawMusic(chance.fork('bed'), 12));
  writeFileSync(join(folder, 'music/tick.wav'), drawTick());
  writeFileSync(join(folder, 'brand.yaml'), stringify(documentOf(brand)));
}

const markSvg = ({mark}: ExamBrand, color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">${markOf(mark, color)}</svg>`;

/** The symbol and the name of a brand in one line. */
export function lockupSvg({mark, name, fonts}: Pick<ExamBrand, 'mark' | 'name' | 'fonts'>, color: string): string {
  const words = wordsAsPaths(name, fonts.heading, 3, 76);
  const width = Math.ceil(128 + words.width + 4);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 100" width="${width}" height="100">${markOf(mark, color)}<g fill="${color}" color="${color}" transform="translate(124 77)">${words.svg}</g></svg>`;
}

function documentOf(brand: ExamBrand): object {
  const {name, color, fonts, weight, hooks, offers, prices, tagline, legal, product} = brand;
  const files = [...new Set(Object.values(fonts))];
  return {
    meta: {name},
    logo: {
      images: Object.fromEntries(
        ['mark-dark', 'mark-light', 'lockup-dark', 'lockup-light'].map((id) => [id, {path: `logo/${id}.svg`, alt: name}]),
      ),
      small: {light: 'mark-dark', dark: 'mark-light'},
      medium: {light: 'lockup-dark', dark: 'lockup-light'},
      large: {light: 'lockup-dark', dark: 'lockup-light'},
    },
    color: {
      // Two tones of words, just above the contrasts that large and small words need.
      palette: {...color, soft: inkWith(color.paper, color.ink, 3.1), quiet: inkWith(color.paper, color.ink, 4.6)},
      foreground: 'ink',
      background: 'paper',
      primary: 'primary',
      secondary: 'secondary',
      tertiary: 'tertiary',
      light: 'paper',
      dark: 'ink',
    },
    typography: {
      fonts: files.map((file) => ({
        family: FAMILY[file],
        source: 'file',
        files: [{path: `fonts/${basename(file)}`, weight: '200..900'}],
      })),
      base: {family: FAMILY[fonts.base], weight: 500, 'line-height': 1.3},
      headings: {family: FAMILY[fonts.heading], weight, 'line-height': 1.06},
    },
    defaults: {
      tenspot: {
        words: {banned: ['miracle', 'cheapest'], claims: [...hooks, ...offers, tagline, legal, ...prices.map((price) => `It costs ${price}`)]},
        logo: {'clear-space': 0.3, 'min-width': 0.2},
        legal,
        'end-card': {tagline},
        products: {[slug(product.name)]: {file: 'products/product.png', focus: [0.5, 0.55]}},
        music: {beds: {bed: {file: 'music/bed.wav', bpm: 100}}, sounds: {tick: 'music/tick.wav'}},
      },
    },
  };
}

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
