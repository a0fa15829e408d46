import sharp from 'sharp';
import {answerAll} from '../../../src/machine/process/worker-thread.ts';
import {type FoundFace, openFaceFinder} from '../../../src/machine/vision/face-finder.ts';

/** Finds the faces in a picture file: the finder needs a thread of its own. */
answerAll<string, FoundFace[]>(async (file) => {
  const finder = await openFaceFinder();
  const {data, info} = await sharp(file)
    .resize({width: 960})
    .removeAlpha()
    .raw()
    .toBuffer({resolveWithObject: true});
  return finder.find(data, info);
});
