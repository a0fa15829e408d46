import type {Box} from '../../spot/geometry/box.ts';

/** A line of text in a picture. */
export type ReadLine = {
  text: string;
  /** In pixels of the picture. */
  box: Box;
  /** The mean probability of its characters, 0 to 1. */
  confidence: number;
};

/** A picture file whose text is to be read. The process answers one after the other. */
export type ToTextHost = {file: string};

export type FromTextHost =
  | {type: 'ready'}
  | {type: 'read'; lines: ReadLine[]}
  | {type: 'failed'; why: string};
