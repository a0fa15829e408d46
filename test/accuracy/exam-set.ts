import {join} from 'node:path';
import {type ClipNames, cleanAd, type Instance} from './ads.ts';
import {EXAM_BRANDS, type ExamBrand} from './brands/brands.ts';
import {chanceFrom} from './chance.ts';
import {type ClipBook, openClipBook} from './footage/clip-book.ts';
import {cleanInstances} from './instances/clean.ts';
import {documentInstances} from './instances/in-documents.ts';
import {masterInstances} from './instances/in-masters.ts';
import {takeInstances} from './instances/in-takes.ts';
import type {Kind} from './kinds.ts';

/** What a set is made from. Equal options make equal sets. */
export type SetOptions = {
  /** The brands, and in part the footage: to tune the rules with, or to report on. */
  set: 'tune' | 'report';
  seed: number;
  /** A folder of clips to use instead of drawn scenes. */
  footage?: string | undefined;
  /** Kinds to make. Default: all. */
  kinds?: readonly Kind[] | undefined;
  /** How many instances of each kind, and how many clean ads. Default: all. */
  perKind?: number | undefined;
  clean?: number | undefined;
  /** Ids of ads to make, of those that are left by the other options. Default: all. */
  ids?: readonly string[] | undefined;
  /** Only short ads in 4:5, of two brands, over few scenes: for a test that may not take long. */
  small?: boolean | undefined;
};

/** A set that is described, and not yet made. */
export type ExamSet = {brands: readonly ExamBrand[]; book: ClipBook; instances: Instance[]};

/** How many scenes are drawn where the caller has no footage. */
const SCENES = 10;
/** How many ads the defects are made in. */
const BASES = 12;
/** How many good takes of its product each brand has. */
const PRODUCT_TAKES = 3;

/** Describes the ads of a set. Nothing is drawn yet. */
export function describeSet(
  folder: string,
  {set, seed, footage, kinds, perKind, clean, ids, small = false}: SetOptions,
): ExamSet {
  const all = EXAM_BRANDS.filter((brand) => brand.set === set);
  const brands = small ? all.slice(0, 2) : all;
  const chance = chanceFrom(seed).fork(set);
  const book = openClipBook(join(folder, 'clips'), chance.fork('footage'), {
    footage,
    scenes: small ? 3 : SCENES,
  });
  const products = new Map(
    brands.map((brand) => [
      brand.id,
      Array.from({length: PRODUCT_TAKES}, (_, take) =>
        book.add(`${brand.id}-${take}`, {
          kind: 'product',
          brand,
          scene: book.scenes[(take * 3 + brands.indexOf(brand)) % book.scenes.length] ?? 'scene-0',
        }),
      ),
    ]),
  );
  const clips: ClipNames = {
    scenes: book.scenes,
    moving: book.moving,
    products: ({id}) => products.get(id) ?? [],
    small,
  };
  // Defects of time need footage that moves, in both parts of the ad.
  const steady: ClipNames = {...clips, scenes: book.moving, products: () => []};
  const bases = Array.from({length: BASES}, (_, number) =>
    cleanAd(brands, number, steady, chance.fork(`base ${number}`)),
  );
  const context = {brands, book, clips, chance, bases};
  const defects = [...masterInstances(context), ...documentInstances(context), ...takeInstances(context)];
  const counts = new Map<Kind, number>();
  const isWanted = ({kind}: Instance): boolean => {
    if (!kind || (kinds && !kinds.includes(kind))) return false;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= (perKind ?? Number.POSITIVE_INFINITY);
  };
  const instances = [...defects.filter(isWanted), ...cleanInstances(context).slice(0, clean)];
  return {brands, book, instances: instances.filter(({id}) => !ids || ids.includes(id))};
}
