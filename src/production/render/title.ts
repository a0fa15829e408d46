import type {Production} from '../project/open-project.ts';

/** What a spot is called on its sheets: its brands and its name. */
export function titleOf({
  variants,
  catalog,
  spot,
}: Pick<Production, 'variants' | 'catalog' | 'spot'>): string {
  const shown = new Set(variants.map(({props}) => props.brand));
  const brands = [...shown].map((id) => catalog.brands[id]?.file.meta.name ?? id).join(' + ');
  return `${brands} · ${spot.id}`;
}
