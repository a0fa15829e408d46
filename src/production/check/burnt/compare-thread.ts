import sharp from 'sharp';
import {answerAll} from '../../../machine/process/worker-thread.ts';
import {type ComparedPictures, compareBlocks, type FrameComparison} from './compare-blocks.ts';

/** A frame to compare, with the picture of its graphics, which is larger for proofs. */
export type CompareRequest = Omit<ComparedPictures, 'alpha'> & {graphics: string};

sharp.cache(false);
sharp.concurrency(1);

answerAll<CompareRequest, FrameComparison>(async ({graphics, ...pictures}) => {
  const {width, height} = pictures;
  const {data: alpha} = await sharp(graphics)
    .ensureAlpha()
    .extractChannel('alpha')
    .resize({width, height, fit: 'fill', kernel: 'linear'})
    .raw()
    .toBuffer({resolveWithObject: true});
  return compareBlocks({...pictures, alpha});
});
