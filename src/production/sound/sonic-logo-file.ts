import {join} from 'node:path';
import type {Store} from '../../machine/files/store.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {invalid, problemsOf} from '../../spot/problem/errors.ts';
import type {LogoFile} from '../../spot/sound/sonic-logo.ts';
import type {Brand} from '../project/load-brand.ts';
import {soundFacts} from './sound-facts.ts';

type Sources = {store: Store; tools: Tools};
type BrandWithLogo = Pick<Brand, 'file' | 'folder'>;

/** Peaks below this many dBTP count as silence. */
const AUDIBLE = -60;

/** Stages the file of a sonic logo and measures its seconds. Each is measured once. Errors: `sonic-logo-silent`, where it has no sound; those of `probe`. */
export async function stageSonicLogo(
  {folder}: Pick<BrandWithLogo, 'folder'>,
  name: string,
  sources: Sources,
): Promise<{src: string; seconds: number}> {
  const file = join(folder, name);
  const src = await sources.store.put(file);
  const {seconds, peak} = await soundFacts(src, file, sources, 'sonic-logo-silent');
  if (peak === null || peak < AUDIBLE)
    throw invalid({
      code: 'sonic-logo-silent',
      what: 'the sonic logo is silent',
      where: {file},
      expected: 'a sound that can be heard',
      got: 'silence',
      fix: 'Use another file, or remove `sonic-logo` from brand.yaml.',
    });
  return {src, seconds};
}

/** The files of the sonic logos of brands, by the id of the brand, with what is wrong with them. Brands without one are left out. */
export async function readSonicLogos(
  brands: Readonly<Record<string, BrandWithLogo>>,
  sources: Sources,
): Promise<Record<string, LogoFile>> {
  const logos: Record<string, LogoFile> = {};
  for (const [id, brand] of Object.entries(brands)) {
    const name = brand.file.defaults.tenspot.music['sonic-logo'];
    if (name === undefined) continue;
    logos[id] = await stageSonicLogo(brand, name, sources).then(
      ({seconds}) => ({seconds}),
      (error) => ({problems: problemsOf(error)}),
    );
  }
  return logos;
}
