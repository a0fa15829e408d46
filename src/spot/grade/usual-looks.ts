import type {BrandLook} from './look.ts';

/** Looks that every brand has, by name. A brand's own look of the same name takes its place. */
export const USUAL_LOOKS: Readonly<Record<string, BrandLook>> = {
  'clean-daylight': {exposure: 0.08, contrast: 0.08, saturation: 0.06, temperature: 0.04},
  'bright-studio': {exposure: 0.28, contrast: 0.06, saturation: 0.02, temperature: -0.02},
  'warm-film': {
    contrast: 0.06,
    saturation: -0.06,
    temperature: 0.16,
    tint: 0.02,
    lift: [0.025, 0.018, 0.01],
    gain: [1, 0.985, 0.95],
    grain: 0.2,
    vignette: 0.12,
  },
  'golden-hour': {exposure: 0.06, contrast: 0.05, saturation: 0.1, temperature: 0.32, gamma: [1.04, 1, 0.95]},
  'cold-clinical': {
    exposure: 0.12,
    contrast: 0.1,
    saturation: -0.24,
    temperature: -0.18,
    gain: [0.98, 1, 1.02],
    sharpness: 0.2,
  },
  'blue-hour': {exposure: -0.15, contrast: 0.1, saturation: -0.04, temperature: -0.3, lift: [0, 0.005, 0.03]},
  'soft-pastel': {
    exposure: 0.35,
    contrast: -0.16,
    saturation: -0.14,
    lift: [0.045, 0.04, 0.045],
    sharpness: -0.2,
  },
  'high-contrast': {contrast: 0.2, saturation: 0.04},
  'rich-colour': {contrast: 0.1, saturation: 0.26},
  'muted-earth': {contrast: 0.08, saturation: -0.3, temperature: 0.12, gamma: [1.03, 1, 0.96]},
  'faded-print': {
    contrast: -0.12,
    saturation: -0.2,
    lift: [0.065, 0.055, 0.05],
    gain: [0.97, 0.96, 0.92],
    grain: 0.32,
    vignette: 0.1,
  },
  'black-and-white': {contrast: 0.16, saturation: -1, grain: 0.25, vignette: 0.1},
};
