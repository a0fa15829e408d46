import {createHash} from 'node:crypto';
import {cpSync, existsSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {stringify} from 'yaml';
import {ROOT} from '../support/tools.ts';
import type {Ad, Instance} from './ads.ts';
import type {ExamBrand} from './brands/brands.ts';
import {writeBrand} from './brands/write-brand.ts';
import {chanceFrom} from './chance.ts';
import type {ExamSet} from './exam-set.ts';
import type {ClipBook} from './footage/clip-book.ts';
import {templateOf} from './instances/in-documents.ts';

const PACKAGES = ['remotion', 'react', 'react-dom', 'zod', '@remotion', '@types'];

/** The spot in which the ads of a brand are rendered, and the spot that is checked. */
export const madeSpot = (brand: ExamBrand): string => `${brand.id}-made`;
export const checkedSpot = (brand: ExamBrand): string => brand.id;

/** The id of the variant that is rendered for an instance: instances that look the same share it. */
export function madeId({ad, made}: Instance): string {
  const {brand, ...rest} = made ?? ad;
  return `m-${createHash('sha256')
    .update(JSON.stringify([brand.id, rest]))
    .digest('hex')
    .slice(0, 12)}`;
}

/** Writes a workspace with the brands, templates and documents of a set. Clips have to be drawn. */
export async function writeWorkspace(root: string, {brands, book, instances}: ExamSet): Promise<void> {
  mkdirSync(join(root, 'node_modules'), {recursive: true});
  writeFileSync(join(root, 'package.json'), '{"name": "accuracy-set", "private": true, "type": "module"}\n');
  for (const [name, target] of [
    ['tenspot', ROOT],
    ...PACKAGES.map((each) => [each, join(ROOT, 'node_modules', each)]),
  ] as const) {
    rmSync(join(root, 'node_modules', name), {force: true});
    symlinkSync(target, join(root, 'node_modules', name));
  }
  const compositions = join(root, 'compositions');
  cpSync(join(ROOT, 'test/accuracy/compositions'), compositions, {recursive: true});
  for (const file of ['index.ts', 'Root.tsx'])
    cpSync(join(ROOT, 'test/fixtures/workspace/compositions', file), join(compositions, file));
  for (const brand of brands) {
    const own = instances.filter(({ad}) => ad.brand === brand);
    if (own.length === 0) continue;
    const folder = join(root, 'brands', brand.id);
    await writeBrand(folder, brand, chanceFrom(7).fork(brand.id));
    mkdirSync(join(folder, 'clips'), {recursive: true});
    for (const name of clipsOf(own)) {
      const place = join(folder, 'clips', `${name}.mp4`);
      if (!existsSync(place)) linkSync(book.path(name), place);
    }
    const made = new Map(own.map((each) => [madeId(each), each.made ?? each.ad]));
    writeSpot(
      compositions,
      madeSpot(brand),
      brand,
      [...made].map(([id, ad]) => ({id, ad})),
      book,
    );
    writeSpot(
      compositions,
      checkedSpot(brand),
      brand,
      own.map(({id, ad}, at) => ({id, ad, ticket: at + 1})),
      book,
    );
  }
}

/** The clips that instances show, in what is rendered and in what is checked. */
export const clipsOf = (instances: readonly Instance[]): Set<string> =>
  new Set(instances.flatMap(({ad, made}) => [ad, made ?? ad].flatMap(({shots}) => Object.values(shots))));

function writeSpot(
  compositions: string,
  id: string,
  brand: ExamBrand,
  ads: readonly {id: string; ad: Ad; ticket?: number}[],
  book: ClipBook,
): void {
  const folder = join(compositions, 'spots', id);
  mkdirSync(folder, {recursive: true});
  const rows = ads.map(({id: row, ticket, ad: {format, seconds, fps, copy, shots}}) => ({
    id: row,
    format,
    seconds,
    fps,
    ...Object.fromEntries(Object.entries(copy).map(([field, value]) => [`copy.${field}`, value])),
    ...(ticket === undefined ? {} : {'copy.ticket': ticket}),
    ...Object.fromEntries(Object.entries(shots).map(([slot, shot]) => [`shots.${slot}`, shot])),
  }));
  writeFileSync(
    join(folder, 'variants.yaml'),
    stringify({template: templateOf(brand), brand: brand.id, props: {music: 'bed', language: 'en'}, rows}),
  );
  const names = [...new Set(ads.flatMap(({ad}) => Object.values(ad.shots)))].sort();
  writeFileSync(
    join(folder, 'shots.yaml'),
    stringify({shots: names.map((name) => shotOf(name, book, brand))}),
  );
  writeFileSync(
    join(folder, 'edit.yaml'),
    // Brands cut or dissolve to the offer, some of each set.
    stringify({transitions: brand.id.length % 2 ? {} : {offer: {kind: 'dissolve', seconds: 0.3}}}),
  );
}

function shotOf(name: string, book: ClipBook, brand: ExamBrand): object {
  const isProduct = book.recipes.get(name)?.kind === 'product';
  return {
    id: name,
    kind: isProduct ? 'product-detail' : 'scene',
    subject: isProduct ? `${brand.product.name} on the ground` : 'a place with things that move',
    framing: 'medium',
    seconds: 3,
    clip: `clips/${name}.mp4`,
    focus: isProduct ? [0.5, 0.62] : [0.5, 0.5],
  };
}
