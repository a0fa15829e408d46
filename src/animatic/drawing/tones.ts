/** Grey paper, marker tones and pencil. ACCENT is only for camera marks and the slate. */
export const PAPER = '#d3d1cb';
export const WHITE = '#f4f2ed';
export const PALE = '#c0beb7';
export const GREY = '#9f9c95';
export const DEEP = '#706d67';
export const DARK = '#45433f';
export const INK = '#23221f';
export const ACCENT = '#e0482a';
