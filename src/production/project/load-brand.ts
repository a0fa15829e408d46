import {join} from 'node:path';
import {readDocument} from '../../machine/documents/document.ts';
import {findFile} from '../../machine/files/find-file.ts';
import {keyOf, sha256, sha256File} from '../../machine/files/hash.ts';
import {exists, readText} from '../../machine/files/read-file.ts';
import type {Store} from '../../machine/files/store.ts';
import {fontKind} from '../../machine/fonts/font-kind.ts';
import {readWeights, WEIGHTS_VERSION} from '../../machine/fonts/read-font.ts';
import {browsersShow, convertToPng, EXTENSIONS, IMAGE_VERSION, imageSize} from '../../machine/media/image.ts';
import type {BrandFile} from '../../spot/brand/brand-file.ts';
import {textsOfLine} from '../../spot/brand/brand-lines.ts';
import type {FontFileWeights} from '../../spot/brand/font-weights.ts';
import type {StagedBrand, StagedFont} from '../../spot/brand/staged-brand.ts';
import {type LibraryClip, LibraryFile} from '../../spot/documents/clip-library.ts';
import type {CutValue} from '../../spot/documents/cut-value.ts';
import {RIGHTS_FILE, RightsFile, type RightsRecord} from '../../spot/documents/rights.ts';
import {LOG_VERSION, textTakesLog} from '../../spot/grade/apply-cube.ts';
import {USUAL_LOOKS} from '../../spot/grade/usual-looks.ts';
import {ownPlacements} from '../../spot/placement/placement-overrides.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import type {Locate} from '../../spot/problem/schema-problems.ts';
import type {BrandKit} from '../../spot/timeline/resolve-spot.ts';
import {readBrandFile} from './brand-document.ts';
import {colorOf, imageOf} from './check-brand.ts';
import {type PictureFacts, readBrandMedia, refuseMissing, withRealNames} from './missing-brand-files.ts';
import {readVoices} from './read-voices.ts';

/** A brand that was read, with its files in the store. */
export type Brand = {
  id: string;
  folder: string;
  file: BrandFile;
  /** The line of a field in `brand.yaml`. */
  locate: Locate;
  /** Values that `brand.yaml` and the design tokens both have, but that differ. */
  warnings: string[];
  /** Values of `brand.yaml` that end where a comment begins. */
  cuts: CutValue[];
  kit: BrandKit;
  /** The weights that are in the font files, by path. */
  weights: Record<string, FontFileWeights>;
  /** The looks whose `.cube` is most likely made for footage in a log curve. */
  logLooks: string[];
  rights: RightsRecord[];
  /** The line of a field in the file with the rights. Left out where there is none. */
  rightsAt?: Locate | undefined;
  clips: LibraryClip[];
  /** What is wrong with the models of voices that are in the folder of the brand, by voice. Default: nothing. */
  voiceFaults?: Readonly<Record<string, Problem>>;
  /** The tracks of the beds that can be bought, by bed: null where a track is not there yet. Other beds are left out. */
  tracks?: Readonly<Record<string, string | null>>;
  /** In the sandbox, the folder with the tracks and records that fake vendors made for the brand. */
  sandboxFolder?: string | undefined;
};

/** Reads a brand. `sandboxFolder`: where the sandbox keeps what fake vendors made for it. Default: it is not in the sandbox. */
export async function loadBrand(
  folder: string,
  id: string,
  store: Store,
  sandboxFolder?: string,
): Promise<Brand> {
  const written = await readBrandFile(folder);
  const document = {...written, value: await withRealNames(folder, written.value)};
  await refuseMissing(folder, document);
  const pictures = await readBrandMedia(folder, document);
  const stage = (path: string, alt: string) => stageImage(store, folder, path, alt, pictures);
  const {file, voiceFaults} = await readVoices(folder, withUsualLooks(document.value), store);
  const settings = file.defaults.tenspot;
  const color = file.color;
  const logo = file.logo;
  const products: StagedBrand['products'] = {};
  for (const [name, {file: path, focus}] of Object.entries(settings.products)) {
    products[name] = {...(await stage(path, `${file.meta.name}: ${name}`)), focus};
  }
  const themed = async (size: 'small' | 'medium' | 'large') => {
    const [light, dark] = [imageOf(logo, size, 'light'), imageOf(logo, size, 'dark')];
    return {
      light: await stage(light.path, light.alt ?? file.meta.name),
      dark: await stage(dark.path, dark.alt ?? file.meta.name),
    };
  };
  const own = ownPlacements(settings.placements, ([id = '', ...path]) =>
    document.locate(['defaults', 'tenspot', 'placements', id, ...path]),
  );
  const hex = (role: Parameters<typeof colorOf>[1]): string => colorOf(color, role);
  return {
    id,
    folder,
    file,
    locate: document.locate,
    warnings: document.warnings,
    cuts: document.cuts,
    kit: {
      lines: settings,
      ...(Object.keys(own).length > 0 ? {placements: own} : {}),
      typography: file.typography,
      fonts: await stageFonts(store, folder, file),
      brand: {
        id,
        name: file.meta.name,
        logo: {
          small: await themed('small'),
          medium: await themed('medium'),
          large: await themed('large'),
          clearSpace: settings.logo['clear-space'],
          minWidth: settings.logo['min-width'],
        },
        color: {
          palette: color.palette,
          foreground: hex('foreground'),
          background: hex('background'),
          primary: hex('primary'),
          secondary: hex('secondary'),
          tertiary: hex('tertiary'),
          light: hex('light'),
          dark: hex('dark'),
        },
        legal: textsOfLine(settings.legal)[0] ?? null,
        endCard: {
          tagline: textsOfLine(settings['end-card'].tagline)[0] ?? '',
          url: textsOfLine(settings['end-card'].url)[0] ?? null,
        },
        products,
      },
    },
    weights: await fontWeights(store, folder, file),
    logLooks: await logLooks(store, folder, file),
    ...(await readRights(folder, settings.rights, sandboxFolder)),
    clips: await readClips(folder),
    voiceFaults,
    tracks: await findTracks(file, [folder, sandboxFolder]),
    sandboxFolder,
  };
}

/** A brand with the looks that every brand has, and its own in place of those of the same name. */
const withUsualLooks = (file: BrandFile): BrandFile => {
  const settings = file.defaults.tenspot;
  const tenspot = {...settings, looks: {...USUAL_LOOKS, ...settings.looks}};
  return {...file, defaults: {...file.defaults, tenspot}};
};

/** The looks whose `.cube` takes a log curve. Each file is read once. */
async function logLooks(store: Store, folder: string, {defaults}: BrandFile): Promise<string[]> {
  const found: string[] = [];
  for (const [name, {cube}] of Object.entries(defaults.tenspot.looks)) {
    if (cube === undefined) continue;
    const text = await readText(join(folder, cube));
    const known = await store.once(
      keyOf({takesLog: sha256(text), version: LOG_VERSION}),
      () => [],
      async () => ({log: textTakesLog(text)}),
    );
    if (known.log) found.push(name);
  }
  return found;
}

/** The clips of `footage.yaml`. Empty where there is none. */
export async function readClips(folder: string): Promise<LibraryClip[]> {
  const path = join(folder, 'footage.yaml');
  return (await exists(path)) ? (await readDocument(path, LibraryFile)).value.clips : [];
}

/** The records of a brand; in the sandbox, those of the tracks that it made come after them. */
async function readRights(
  folder: string,
  path: string | undefined,
  sandboxFolder: string | undefined,
): Promise<Pick<Brand, 'rights' | 'rightsAt'>> {
  const made = sandboxFolder === undefined ? undefined : join(sandboxFolder, RIGHTS_FILE);
  const more =
    made !== undefined && (await exists(made)) ? (await readDocument(made, RightsFile)).value.records : [];
  if (path === undefined) return {rights: more};
  const {value, locate} = await readDocument(join(folder, path), RightsFile);
  return {rights: [...value.records, ...more], rightsAt: locate};
}

/** The tracks of the beds that can be bought, in the first folder that has them. */
async function findTracks(
  {defaults}: BrandFile,
  folders: readonly (string | undefined)[],
): Promise<NonNullable<Brand['tracks']>> {
  const tracks: Record<string, string | null> = {};
  for (const [name, {file, buy}] of Object.entries(defaults.tenspot.music.beds))
    if (buy) tracks[name] = (await findFile(file, folders)) ?? null;
  return tracks;
}

/** Stages a picture. One in a format that browsers do not show is converted to PNG once. */
async function stageImage(store: Store, folder: string, path: string, alt: string, pictures: PictureFacts) {
  const file = join(folder, path);
  const {width, height, kind} = pictures.get(path) ?? (await imageSize(file));
  if (browsersShow(kind)) return {src: await store.put(file, EXTENSIONS[kind] ?? kind), width, height, alt};
  const {src} = await store.once(
    keyOf({png: await sha256File(file), images: IMAGE_VERSION}),
    (note) => [note.src],
    () =>
      store.draft('png', async (converted) => {
        await convertToPng(file, converted);
        return {src: await store.put(converted, 'png')};
      }),
  );
  return {src, width, height, alt};
}

/** The weights of all font files. Each is read once: parsing takes up to a tenth of a second. */
async function fontWeights(store: Store, folder: string, {typography}: BrandFile): Promise<Brand['weights']> {
  const weights: Brand['weights'] = {};
  for (const {path} of typography.fonts.flatMap(({files}) => files)) {
    const file = join(folder, path);
    const key = keyOf({weights: await sha256File(file), version: WEIGHTS_VERSION});
    weights[path] = await store.once<FontFileWeights>(
      key,
      () => [],
      () => readWeights(file),
    );
  }
  return weights;
}

/**
 * All files of a family get one name: the brand's name for it, and a hash of the files and of what they are declared as. A page has no other trace of
 * the declarations, and a text in another weight must not have the fingerprint of the old one.
 */
async function stageFonts(store: Store, folder: string, {typography}: BrandFile): Promise<StagedFont[]> {
  const fonts: StagedFont[] = [];
  for (const font of typography.fonts) {
    const files = [];
    for (const file of font.files) {
      const kind = await fontKind(join(folder, file.path));
      files.push({...file, src: await store.put(join(folder, file.path), kind)});
    }
    const declared = files.map(({src, weight, style, range}) => [src, weight, style, range ?? '']);
    const family = `${font.family} ${sha256(JSON.stringify(declared)).slice(0, 8)}`;
    for (const {src, weight, style, range} of files) {
      fonts.push({family, src, weight: String(weight).replace('..', ' '), style, range: range ?? null});
    }
  }
  return fonts;
}
