import {fileStem, plainName, variantsNamed} from '../../spot/review/variant-named.ts';

/** What the names in a report are compared with. */
export type KnownNames = {
  /** The id of the spot, and those of the other spots of the workspace. */
  spot: string;
  otherSpots: readonly string[];
  variants: readonly {id: string; name: string}[];
  /** The names of files that were delivered, with their variants. */
  delivered: readonly {variant: string; name: string}[];
};

/**
 * What a name in a report stands for. `sure`: it is the name of a delivered file or of the variant, or it has the id of the spot, too; a name
 * that only contains that of a variant may be about another ad. `otherSpot`: it has the id of another spot.
 */
type NamedVariants = {variants: string[]; sure: boolean; otherSpot: string | null};

/** Finds the variants that a name in a report stands for. None where it has no name of one; several where they match equally. */
export function namedInReport(
  name: string,
  {spot, otherSpots, variants, delivered}: KnownNames,
): NamedVariants {
  const said = plainName(fileStem(name));
  const exact = [
    ...delivered.filter((each) => plainName(each.name) === said).map(({variant}) => variant),
    ...variants.filter((each) => plainName(each.name) === said).map(({id}) => id),
  ].filter((id) => variants.some((each) => each.id === id));
  if (exact.length > 0) return {variants: [...new Set(exact)], sure: true, otherSpot: null};
  const found = variantsNamed(name, variants);
  // What is left of the name without the variant says whose it is.
  const rest = variants
    .filter(({id}) => found.includes(id))
    .flatMap((each) => [each.name, each.id])
    .map(plainName)
    .sort((a, b) => b.length - a.length)
    .reduce((left, own) => left.replace(own, '-'), said);
  const own = plainName(spot);
  const others = otherSpots.filter((id) => rest.includes(plainName(id)));
  // `spring-uk` is not the spot `spring`.
  const sure = others
    .map(plainName)
    .filter((other) => other.includes(own))
    .reduce((left, other) => left.replaceAll(other, '-'), rest)
    .includes(own);
  return {variants: found, sure, otherSpot: found.length > 0 && !sure ? (others[0] ?? null) : null};
}
