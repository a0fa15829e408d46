/**
 * The variants that the name of a file or a timeline names, by their ids or their names at delivery. The longest match counts, so that
 * `ice-shop-v2.mp4` is `ice-shop-v2` and not `ice-shop`. More than one where two match equally.
 */
export function variantsNamed(
  name: string | null,
  variants: readonly {id: string; name: string}[],
): string[] {
  if (name === null) return [];
  const said = plainName(fileStem(name));
  const matches = variants.flatMap(({id, name: own}) => {
    const found = [own, id].map(plainName).find((each) => said.includes(each));
    return found === undefined ? [] : [{id, length: found.length}];
  });
  const most = Math.max(0, ...matches.map(({length}) => length));
  return matches.filter(({length}) => length === most).map(({id}) => id);
}

/** The name of a file without its folders and its extension. */
export const fileStem = (name: string): string =>
  name.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{2,5}$/i, '');

/** A name in lower case, with one dash for everything that is neither letter nor digit, and one at each end: parts of names compare whole. */
export const plainName = (text: string): string =>
  `-${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}-`;
