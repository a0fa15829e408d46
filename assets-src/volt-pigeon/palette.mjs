// SPDX-License-Identifier: MIT
// All colours of Volt Pigeon. Pictures, clips and logos use no others.
export const INK = '#0e0a16';
export const ACID = '#e8ff1f';
export const PINK = '#ff3b95';
export const ULTRA = '#4a18f2';
export const CHALK = '#fffdf0';

/** Mixtures of the colours above, for shadows and highlights on shapes; never for backgrounds. */
export const NIGHT = '#1c0f52';
export const LILAC = '#8f6bff';
export const CORAL = '#ff7a5c';
export const WINE = '#a80f63';
export const ROSE = '#ff8cc2';
export const LIME = '#b4cf00';
