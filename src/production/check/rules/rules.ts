import type {Rule} from '../../../spot/findings/rule.ts';
import type {CheckedMaster} from '../master.ts';
import {fileSpec} from './file/file-spec.ts';
import {footageForeign} from './frames/footage-foreign.ts';
import {footageFrame} from './frames/footage-frame.ts';
import {pictureBlack} from './frames/picture-black.ts';
import {pictureFrozen} from './frames/picture-frozen.ts';
import {pictureLevels} from './frames/picture-levels.ts';
import {lightFlash, lightRedFlash} from './light/light-flash.ts';

/** Every rule about masters. To add one, add a file and a line here. */
export const MASTER_RULES: readonly Rule<CheckedMaster>[] = [
  fileSpec,
  pictureBlack,
  pictureLevels,
  lightFlash,
  lightRedFlash,
  pictureFrozen,
  footageFrame,
  footageForeign,
];
