/** How many hooks, bodies and calls to action make at most `wanted` variants: hooks first, because they are compared most. */
export function matrixOf(
  {hooks, bodies, ctas}: {hooks: number; bodies: number; ctas: number},
  wanted: number,
): {hooks: number; bodies: number; ctas: number} {
  let best = {hooks: Math.min(1, hooks), bodies: Math.min(1, bodies), ctas: Math.min(1, ctas)};
  const size = (each: typeof best): number =>
    Math.max(each.hooks, 1) * Math.max(each.bodies, 1) * Math.max(each.ctas, 1);
  for (let b = Math.min(1, bodies); b <= bodies; b++)
    for (let c = Math.min(1, ctas); c <= ctas; c++)
      for (let h = Math.min(1, hooks); h <= hooks; h++) {
        const tried = {hooks: h, bodies: b, ctas: c};
        const better = size(tried) - size(best) || h - best.hooks || c - best.ctas;
        if (size(tried) <= wanted && better > 0) best = tried;
      }
  return best;
}
