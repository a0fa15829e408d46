import type {SpotGrade} from '../../node/vocabulary.ts';

/** How the takes of a spot were matched, a line each, and what to know about products. */
export function describeGrade({hero, takes, findings}: SpotGrade): string[] {
  return [
    `hero: ${hero}`,
    ...takes.map(({shot, take, hero: isHero, to, before, after, part}) => {
      const name = `${shot} take ${take}`;
      if (to === 'picture' && before === 0) return `  ${name}: has the colours of its picture`;
      if (isHero && to === 'hero') return `  ${name}: the hero`;
      const other = to === 'picture' ? 'its picture' : 'the hero';
      if (part === 0) return `  ${name}: delta E ${before.toFixed(1)} to ${other}, no correction`;
      const reduced = part < 1 ? `, ${Math.round(part * 100)} % of the full correction` : '';
      return `  ${name}: delta E ${before.toFixed(1)} to ${other}, ${after.toFixed(1)} corrected${reduced}`;
    }),
    ...findings.map(
      ({shot, take, kind, product, expected, got}) =>
        `${kind}: ${shot} take ${take}${product === null ? '' : `, ${product}`}: expected ${expected}; got ${got}`,
    ),
  ];
}
