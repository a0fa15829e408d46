import sharp from 'sharp';
import {readBytes} from '../../../../machine/files/read-file.ts';
import {remove, writeParts} from '../../../../machine/files/write-file.ts';
import {answerAll} from '../../../../machine/process/worker-thread.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import {emptyYuva, readPlanes, toYuva, unite, widenYuva} from '../graphics-states/yuva-planes.ts';

/** Pictures of graphics states, the order in which they are shown, and the file into which they are written as yuva420p. */
export type OverlayRequest = {
  pictures: readonly string[];
  shown: readonly number[];
  lift: number;
  file: string;
};

// Each picture is read once, so a cache would only take memory.
sharp.cache(false);
sharp.concurrency(1);

/** Answers with the smallest rectangle that contains all pictures; null if all are empty. */
answerAll<OverlayRequest, Box | null>(async ({pictures, shown, lift, file}) => {
  const parts: {box: Box | null; file: string}[] = [];
  try {
    for (const [at, picture] of pictures.entries()) {
      const planes = await readPlanes(picture);
      const part = {box: planes.box, file: `${file}.${at}`};
      parts.push(part);
      if (planes.box) await writeParts(part.file, [toYuva(planes, planes.box, lift)]);
    }
    const box = unite(parts.map((part) => part.box));
    if (box) await writeParts(file, frames(parts, shown, box, lift));
    return box;
  } finally {
    for (const part of parts) await remove(part.file);
  }
});

async function* frames(
  parts: readonly {box: Box | null; file: string}[],
  shown: readonly number[],
  box: Box,
  lift: number,
): AsyncGenerator<Uint8Array> {
  for (const index of shown) {
    const part = parts[index];
    yield part?.box ? widenYuva(await readBytes(part.file), part.box, box, lift) : emptyYuva(box, lift);
  }
}
