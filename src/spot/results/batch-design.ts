/** How two axes of a batch relate, in the variants that have results. */
export type AxisPair = {
  a: string;
  b: string;
  /**
   * `crossed`: every value of one was shown with every value of the other. `confounded`: the value of one follows from the value of the
   * other, so that their effects cannot be told apart. `partial`: neither.
   */
  design: 'crossed' | 'confounded' | 'partial';
};

/** The design of a batch: each pair of axes with more than one value. */
export function batchDesign(variants: readonly Readonly<Record<string, string>>[]): AxisPair[] {
  const axes = [...new Set(variants.flatMap(Object.keys))].filter(
    (axis) => valuesOf(variants, axis).length > 1,
  );
  return axes.flatMap((a, at) =>
    axes.slice(at + 1).map((b): AxisPair => {
      const both = variants.filter((choices) => choices[a] !== undefined && choices[b] !== undefined);
      const cells = new Set(both.map((choices) => JSON.stringify([choices[a], choices[b]]))).size;
      const [many, others] = [valuesOf(both, a).length, valuesOf(both, b).length];
      if (cells === many * others && cells > 0) return {a, b, design: 'crossed'};
      return {a, b, design: cells === Math.max(many, others) ? 'confounded' : 'partial'};
    }),
  );
}

/** The values of an axis, in the order of the variants. */
export const valuesOf = (variants: readonly Readonly<Record<string, string>>[], axis: string): string[] => [
  ...new Set(variants.flatMap((choices) => choices[axis] ?? [])),
];
