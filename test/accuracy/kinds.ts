/** The kinds of defects, and the rules that a check has for each. An error of one of these rules finds the defect. */
export const KINDS = {
  // A freeze that is shorter than the limit of `picture-frozen` is found frame by frame.
  freeze: ['picture-frozen', 'footage-frame'],
  black: ['picture-black', 'picture-graphics'],
  duplicate: ['footage-frame'],
  'foreign-frame': ['footage-foreign', 'picture-graphics'],
  'swapped-frames': ['footage-frame'],
  'wrong-fps': ['file-spec'],
  'clipped-audio': ['sound-clipped'],
  silence: ['sound-silent'],
  loud: ['sound-loudness', 'sound-peak'],
  flash: ['light-flash', 'light-red-flash'],
  'off-safe': ['graphics-safe-zone'],
  'low-contrast': ['graphics-contrast'],
  overflow: ['graphics-overflow'],
  'short-super': ['graphics-reading-time'],
  'wrong-price': ['brand-copy', 'burnt-text', 'burnt-graphics'],
  'wrong-cta': ['brand-copy', 'burnt-text', 'burnt-graphics'],
  'wrong-logo': ['brand-logo', 'burnt-graphics'],
  'mirrored-logo': ['brand-logo', 'burnt-graphics'],
  'stretched-logo': ['brand-logo', 'burnt-graphics'],
  'wrong-brand-colour': ['brand-colour', 'burnt-graphics'],
  'product-recoloured': ['product-colour'],
  'product-reshaped': ['product-shape'],
  'garbled-label': ['product-text'],
  'missing-legal': ['graphics-legal', 'burnt-graphics'],
} as const;

export type Kind = keyof typeof KINDS;

export const KIND_IDS = Object.keys(KINDS) as Kind[];

/** Kinds for which recall has to reach 0.90; all others are computed and have to reach 0.98. */
export const JUDGED_KINDS: readonly Kind[] = ['product-recoloured', 'product-reshaped', 'garbled-label'];

/** How far a defect is over the limit. */
export type Strength = 'barely' | 'medium' | 'severe';
