import {z} from 'zod';
import {parseYaml} from '../../machine/documents/document.ts';
import {setIn} from '../../machine/documents/edit-yaml.ts';
import {readText} from '../../machine/files/read-file.ts';
import {BrandFile} from '../../spot/brand/brand-file.ts';
import {textsIn} from '../../spot/brand/characters.ts';
import type {Laid} from './lay-files.ts';

/** Fields of a brand that say who it is: a copy of the brand has none until a person writes them. */
const OWN: readonly (readonly string[])[] = [
  ['meta', 'link'],
  ['defaults', 'tenspot', 'legal'],
  ['defaults', 'tenspot', 'end-card', 'url'],
];

/**
 * The files of a brand as those of another one: it has its own name, also where texts mention the name, and no link, legal line or address
 * of the brand that was copied.
 */
export const asNewBrand = (copies: readonly (Laid & {from: string})[], id: string): Promise<Laid[]> =>
  Promise.all(
    copies.map(async (copy): Promise<Laid> => {
      if (copy.path !== 'brand.yaml') return copy;
      const text = await readText(copy.from);
      const {value} = parseYaml(text, copy.from, BrandFile);
      return {path: copy.path, text: renamedBrand(text, value, titleOf(id))};
    }),
  );

function renamedBrand(text: string, brand: BrandFile, name: string): string {
  const before = brand.meta.name;
  const emptied = OWN.reduce((at, path) => setIn(at, path, undefined), text);
  const written: unknown = parseYaml(emptied, 'brand.yaml', z.unknown()).value;
  return textsIn(written)
    .filter((each) => each.text.includes(before))
    .reduce((at, each) => setIn(at, each.path, each.text.replaceAll(before, name)), emptied);
}

/** An id as a name: `north-sea` becomes `North Sea`. */
const titleOf = (id: string): string =>
  id
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
