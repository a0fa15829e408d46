/**
 * The variants that the name of a file or a timeline names, by their ids or their names at delivery. The longest match counts, so that
 * `ice-shop-v2.mp4` is `ice-shop-v2` and not `ice-shop`. More than one where two match equally.
 */
export function variantsNamed(
  name: string | null,
  variants: readonly {id: string; name: string}[],
): string[] {
  if (name === null) return [];
  const said = plain(name.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{2,5}$/i, ''));
  const matches = variants.flatMap(({id, name: own}) => {
    const found = [own, id].map(plain).find((each) => said.includes(each));
    return found === undefined ? [] : [{id, length: found.length}];
  });
  const most = Math.max(0, ...matches.map(({length}) => length));
  return matches.filter(({length}) => length === most).map(({id}) => id);
}

const plain = (text: string): string =>
  `-${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}-`;
