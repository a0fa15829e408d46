import {join} from 'node:path';
import {textsOfLine} from '../../spot/brand/brand-lines.ts';
import {brandClaims} from '../../spot/claims/approved-claim.ts';
import {isForModels, type Shot} from '../../spot/documents/shots.ts';
import {trackTexts} from '../../spot/findings/text-tracks.ts';
import type {Size} from '../../spot/geometry/box.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {GradedProduct} from './product/graded-product.ts';
import type {LookedTake, TakeViewer} from './product/look-at-take.ts';
import type {SoughtPhoto} from './product/looking-thread.ts';
import type {PeopleRule} from './product/people-in-brief.ts';
import type {CheckedTake, KnownProduct} from './take.ts';

type Documents = {spot: Pick<SpotProject['spot'], 'shots' | 'brief'>};

/** The photos of all products of a brand. */
export function photosOf({folder, file}: Brand): SoughtPhoto[] {
  return Object.entries(file.defaults.tenspot.products).flatMap(([name, {file: first, mask, box, views}]) =>
    [{file: first, mask, box}, ...views.map((view) => (typeof view === 'string' ? {file: view} : view))].map(
      (photo): SoughtPhoto => ({
        name,
        file: join(folder, photo.file),
        mask: 'mask' in photo && photo.mask !== undefined ? join(folder, photo.mask) : undefined,
        box: 'box' in photo ? photo.box : undefined,
      }),
    ),
  );
}

/** The products with their labels: as the brand says, else as they can be read in the photos. */
export async function knownProducts(
  {file}: Brand,
  photos: readonly SoughtPhoto[],
  {keypoints}: LookedTake,
  viewer: TakeViewer,
): Promise<KnownProduct[]> {
  const products: KnownProduct[] = [];
  for (const [name, {label}] of Object.entries(file.defaults.tenspot.products)) {
    const own = photos.flatMap((photo, at) =>
      photo.name === name ? [{photo, count: keypoints[at] ?? 0}] : [],
    );
    const read: string[] = [];
    if (!label) for (const {photo} of own) read.push(...(await viewer.readPhoto(photo.file)));
    products.push({name, keypoints: Math.max(0, ...own.map(({count}) => count)), label: label ?? read});
  }
  return products;
}

/** What is known of a take: the measures of its picture, and what the documents say about it. */
type Facts = {
  /** The size of its picture. */
  size: Size;
  /** The copy of the variants that show it. */
  copy: unknown;
  brand: Brand;
  looked: LookedTake;
  products: readonly KnownProduct[];
  samples: {frames: readonly number[]; texts: readonly number[]; faces: readonly number[]};
  people: PeopleRule;
  /** What the grade makes of its products. Default: nothing is graded. */
  graded?: readonly GradedProduct[];
};

/** A take as the rules see it. */
export function checkedTake(
  take: Take,
  {spot: documents}: Documents,
  {size, copy, brand, looked, products, samples, people, graded = []}: Facts,
): CheckedTake {
  const shot = shotOf(take, {spot: documents});
  const names = namesIn(brand, documents.brief?.product);
  return {
    shot: take.shot,
    size,
    fps: take.fps,
    generated: shot !== undefined && isForModels(shot),
    supplied: take.file !== undefined,
    hasPhoto: shot?.photo !== undefined,
    showsProduct: showsProduct(shot),
    sampled: samples.frames,
    products,
    sights: looked.sights,
    graded,
    texts: looked.texts && trackTexts(samples.texts, looked.texts, looked.sights),
    approved: approvedTexts(brand, {copy, product: documents.brief?.product}),
    names,
    faces: looked.faces,
    faceFrames: samples.faces,
    people,
    unchecked: looked.unchecked,
  };
}

/** What is looked for in a take because of its shot: a product, and text that is on no product. */
export function expectedIn(take: Take, documents: Documents): {expected: boolean; allText: boolean} {
  const shot = shotOf(take, documents);
  return {expected: showsProduct(shot), allText: shot !== undefined && isForModels(shot)};
}

const shotOf = ({shot}: Take, {spot}: Documents): Shot | undefined => spot.shots.find(({id}) => id === shot);

const showsProduct = (shot: Shot | undefined): boolean =>
  shot?.kind === 'product-detail' || shot?.kind === 'product-in-use';

/** The names of a brand and its products. `product`: what the brief calls the product. */
const namesIn = ({file: {meta, defaults}}: Pick<Brand, 'file'>, product = ''): string[] =>
  [meta.name, ...Object.keys(defaults.tenspot.products), product].filter(Boolean);

/** The texts that may be in a picture although they are on no product: names of brand and products, the copy, claims, and the legal lines. */
export const approvedTexts = (
  brand: Pick<Brand, 'file'>,
  {copy, product}: {copy: unknown; product: string | undefined},
): string[] => [
  ...namesIn(brand, product),
  ...textsIn(copy),
  ...brandClaims(brand.file.defaults.tenspot.words.claims).map(({text}) => text),
  ...textsOfLine(brand.file.defaults.tenspot.legal),
];

/** Every text in the copy. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}
