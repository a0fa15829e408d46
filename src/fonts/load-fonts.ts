import {loadFont} from '@remotion/fonts';
import {problemError} from '../spot/problem/errors.ts';

/** A font file that the page can load. */
export type FontSource = {
  family: string;
  url: string;
  /** Name of the file in error messages. */
  file: string;
  /** `400`, or the range of a variable font: `200 800`. */
  weight: string;
  style: 'normal' | 'italic';
  /** `unicode-range` of the file. Null: all characters. */
  range: string | null;
};

const keyOf = (font: FontSource): string => JSON.stringify(Object.values(font));

/** Loads that have started and fonts that are loaded, for the lifetime of the document, as `document.fonts` keeps them. */
const loading = new Map<string, Promise<void>>();
const loaded = new Set<string>();

/** Whether all these fonts are loaded. */
export const areLoaded = (fonts: readonly FontSource[]): boolean =>
  fonts.every((font) => loaded.has(keyOf(font)));

/** Loads each font once. Rejects with `font-unreadable`, which names the family and the file. */
export async function loadFonts(fonts: readonly FontSource[]): Promise<void> {
  await Promise.all(fonts.map(loadOnce));
}

function loadOnce(font: FontSource): Promise<void> {
  const key = keyOf(font);
  const started = loading.get(key) ?? load(font).then(() => void loaded.add(key));
  loading.set(key, started);
  return started;
}

const FORMATS: Readonly<Record<string, 'woff2' | 'woff' | 'opentype' | 'truetype'>> = {
  woff2: 'woff2',
  woff: 'woff',
  otf: 'opentype',
  ttf: 'truetype',
};

async function load({family, url, file, weight, style, range}: FontSource): Promise<void> {
  try {
    const unicode = range === null ? {} : {unicodeRange: range};
    // By the name of the file, because signed addresses do not end with it.
    const format = FORMATS[file.split('.').pop()?.toLowerCase() ?? ''];
    await loadFont({
      ...{family, url, weight: weight.replace('..', ' '), style, ...unicode},
      ...(format === undefined ? {} : {format}),
    });
  } catch (error) {
    throw problemError({
      code: 'font-unreadable',
      what: `the font "${family}" cannot be read`,
      where: {file},
      expected: 'a woff2, woff, ttf or otf file',
      got: withoutQuery(error instanceof Error ? error.message : String(error), url),
      fix: 'Export the font again, or download it again from where it is licensed.',
    });
  }
}

/** A text about an address without its query, which in a signed address is a secret. */
function withoutQuery(text: string, url: string): string {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return query === '' ? text : text.replaceAll(query, '');
}
