/** A number of pixels, or a length in em of the text that moves. */
export type Length = number | `${number}em`;

export type Direction = 'up' | 'down' | 'left' | 'right';

/** How far a piece is from where it rests, at the very start of its way in (or the very end of its way out). */
export type Entrance = {
  x?: Length;
  y?: Length;
  /** 1 is its own size. */
  scale?: number;
  opacity?: number;
  /** The edge that it is uncovered towards. */
  wipe?: Direction;
};

/** Comes up from below its place. */
export const rise = (by: Length = '0.5em'): Entrance => ({y: by});

/** Comes down from above its place. */
export const drop = (by: Length = '0.5em'): Entrance => ({y: negative(by)});

export const fade = (): Entrance => ({opacity: 0});

/** Grows from a part of its size, or shrinks from a multiple of it. */
export const scale = (from: number): Entrance => ({scale: from});

/** Travels sideways or upwards to its place. */
export const drift = (towards: Direction, by: Length = '1em'): Entrance =>
  ({left: {x: by}, right: {x: negative(by)}, up: {y: by}, down: {y: negative(by)}})[towards];

/** Is uncovered from one edge to the other. */
export const wipe = (towards: Direction): Entrance => ({wipe: towards});

const negative = (length: Length): Length =>
  typeof length === 'number' ? -length : `${-Number.parseFloat(length)}em`;
