import {join} from 'node:path';
import type {BrandFile} from '../../spot/brand/brand-file.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import type {Brand} from '../project/load-brand.ts';

/** A bed as `brand.yaml` has it. */
export type BrandBed = BrandFile['defaults']['tenspot']['music']['beds'][string];

/** A brand, as far as its beds need it. */
export type BrandWithBeds = Pick<Brand, 'file' | 'folder' | 'tracks'>;

/** The bed that `music` of a variant names, and the path of its track. Undefined if it names none, or the track is not bought yet. */
export function bedOf(
  {file, folder, tracks}: BrandWithBeds,
  music: string | null,
): {bed: BrandBed; track: string} | undefined {
  const bed = music === null ? undefined : file.defaults.tenspot.music.beds[music];
  if (!bed || music === null) return undefined;
  const track = tracks?.[music] === undefined ? join(folder, bed.file) : tracks[music];
  return track === null ? undefined : {bed, track};
}

/** The problem of a bed that is not bought yet: it is not heard. Empty where it is there. Code: `bed-missing`. */
export function missingBed(
  brand: Pick<Brand, 'id' | 'locate'> & BrandWithBeds,
  music: string | null,
): Problem[] {
  const bed = music === null ? undefined : brand.file.defaults.tenspot.music.beds[music];
  if (!bed || bedOf(brand, music)) return [];
  const path = ['defaults', 'tenspot', 'music', 'beds', music ?? ''];
  return [
    {
      code: 'bed-missing',
      what: `the bed "${music}" has not been bought yet, so the variant has no music`,
      where: {...brand.locate(path), field: path.join('.')},
      expected: `the track ${bed.file} in the folder of the brand ${brand.id}`,
      got: 'no such file',
      fix: 'Buy it: `tenspot shoot --plan` shows its price. Or put a track of your own there.',
    },
  ];
}
