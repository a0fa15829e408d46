import sharp from 'sharp';
import {answerAll} from '../../../machine/process/worker-thread.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {type ComparedPictures, compareBlocks, type FrameComparison} from './compare-blocks.ts';

/** A frame to compare, with the picture of its graphics, which is larger for proofs. */
export type CompareRequest = Omit<ComparedPictures, 'alpha'> & {graphics: string};

sharp.cache(false);
sharp.concurrency(1);

/** The opacity of the last graphics: those at rest are compared in several frames that follow each other. */
let last: {name: string; alpha: Uint8Array} | undefined;

async function alphaOf(graphics: string, {width, height}: Size): Promise<Uint8Array> {
  const name = `${graphics} ${width} ${height}`;
  if (last?.name === name) return last.alpha;
  const {data: alpha} = await sharp(graphics)
    .ensureAlpha()
    .extractChannel('alpha')
    .resize({width, height, fit: 'fill', kernel: 'linear'})
    .raw()
    .toBuffer({resolveWithObject: true});
  last = {name, alpha};
  return alpha;
}

answerAll<CompareRequest, FrameComparison>(async ({graphics, ...pictures}) =>
  compareBlocks({...pictures, alpha: await alphaOf(graphics, pictures)}),
);
