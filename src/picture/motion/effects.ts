/** A number of pixels, or a length in em of the text that moves. */
export type Length = number | `${number}em`;

/** The direction of a movement. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Offset of an element from its rest position at the start of an entrance, or at the end of an exit. */
export type Entrance = {
  /** To the right. Default: 0. */
  x?: Length;
  /** Downwards. Default: 0. */
  y?: Length;
  /** 1 is the size at rest. */
  scale?: number;
  /** 0 to 1. */
  opacity?: number;
  /** The direction in which it is revealed. */
  wipe?: Direction;
};

/** Moves up to its place. Default from 0.5 em below. */
export const rise = (by: Length = '0.5em'): Entrance => ({y: by});

/** Moves down to its place. Default from 0.5 em above. */
export const drop = (by: Length = '0.5em'): Entrance => ({y: negative(by)});

/** Fades in or out. */
export const fade = (): Entrance => ({opacity: 0});

/** Scales from `from` times its size. */
export const scale = (from: number): Entrance => ({scale: from});

/** Moves to its place in a direction. Default over 1 em. */
export const drift = (towards: Direction, by: Length = '1em'): Entrance =>
  ({left: {x: by}, right: {x: negative(by)}, up: {y: by}, down: {y: negative(by)}})[towards];

/** Is revealed in a direction, from one edge to the other. */
export const wipe = (towards: Direction): Entrance => ({wipe: towards});

/** The same effect in a mirrored layout: movements and wipes to the left go to the right. */
export function mirroredEntrance({x, wipe, ...rest}: Entrance): Entrance {
  const turned = wipe === 'left' ? 'right' : wipe === 'right' ? 'left' : wipe;
  return {
    ...rest,
    ...(x === undefined ? {} : {x: negative(x)}),
    ...(turned === undefined ? {} : {wipe: turned}),
  };
}

const negative = (length: Length): Length =>
  typeof length === 'number' ? -length : `${-Number.parseFloat(length)}em`;
