import {writePixels} from '../../../machine/media/picture-pixels.ts';
import type {Pixels} from './pixels.ts';

/** Pictures that are held until it is known whether they are needed, at most: each takes about 3 MB. */
const HELD = 8;

/** Writes pictures that may not be needed. */
type PictureWriter = {
  add: (picture: Pixels, file: string) => Promise<void>;
  /** Writes the pictures that are held, and from now on each picture that comes. */
  begin: () => Promise<void>;
};

/** Opens a writer. `begun`: whether pictures are written from the start. Else those before `begin` are written only when there are too many to hold. */
export function openPictureWriter(begun: boolean): PictureWriter {
  let isWriting = begun;
  const held: {picture: Pixels; file: string}[] = [];
  const writeHeld = async (): Promise<void> => {
    for (const {picture, file} of held.splice(0)) await writePixels(picture, file);
  };
  return {
    begin: async () => {
      isWriting = true;
      await writeHeld();
    },
    add: async (picture, file) => {
      held.push({picture, file});
      if (isWriting || held.length > HELD) await writeHeld();
    },
  };
}
