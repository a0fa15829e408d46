// SPDX-License-Identifier: MIT
// The inks of Volt Pigeon, as a print shop would order them. Every picture, clip and logo uses these and no others.
export const INK = '#0e0a16';
export const ACID = '#e8ff1f';
export const PINK = '#ff3b95';
export const ULTRA = '#4a18f2';
export const CHALK = '#fffdf0';

/** Tones that one ink gives when it is printed over another: for shadow and shine on a shape, never for grounds. */
export const NIGHT = '#1c0f52';
export const LILAC = '#8f6bff';
export const CORAL = '#ff7a5c';
export const WINE = '#a80f63';
export const ROSE = '#ff8cc2';
export const LIME = '#b4cf00';
