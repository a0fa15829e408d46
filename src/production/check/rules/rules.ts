import type {Rule} from '../../../spot/findings/rule.ts';
import type {BurntMaster} from '../burnt/burnt.ts';
import type {CheckedGraphics} from '../graphics.ts';
import type {CheckedMaster} from '../master.ts';
import type {CheckedTake} from '../take.ts';
import {brandColour} from './brand/brand-colour.ts';
import {brandCopy} from './brand/brand-copy.ts';
import {brandLogo} from './brand/brand-logo.ts';
import {brandWords} from './brand/brand-words.ts';
import {burntGraphics} from './burnt/burnt-graphics.ts';
import {burntLook} from './burnt/burnt-look.ts';
import {burntText} from './burnt/burnt-text.ts';
import {type CheckedCopy, copyClaims} from './copy/copy-claims.ts';
import {fileSpec} from './file/file-spec.ts';
import {footageForeign} from './frames/footage-foreign.ts';
import {footageFrame} from './frames/footage-frame.ts';
import {pictureBlack} from './frames/picture-black.ts';
import {pictureBlocks} from './frames/picture-blocks.ts';
import {pictureFrozen} from './frames/picture-frozen.ts';
import {pictureGraphics} from './frames/picture-graphics.ts';
import {pictureLetterbox} from './frames/picture-letterbox.ts';
import {pictureLevels} from './frames/picture-levels.ts';
import {graphicsBreaks} from './graphics/graphics-breaks.ts';
import {graphicsBusy} from './graphics/graphics-busy.ts';
import {graphicsCaptions} from './graphics/graphics-captions.ts';
import {graphicsContrast} from './graphics/graphics-contrast.ts';
import {graphicsFonts} from './graphics/graphics-fonts.ts';
import {graphicsLegal} from './graphics/graphics-legal.ts';
import {graphicsOverProduct} from './graphics/graphics-over-product.ts';
import {graphicsOverflow} from './graphics/graphics-overflow.ts';
import {graphicsOverlap} from './graphics/graphics-overlap.ts';
import {graphicsReadingTime} from './graphics/graphics-reading-time.ts';
import {graphicsSafeZone} from './graphics/graphics-safe-zone.ts';
import {lightExtended} from './light/light-extended.ts';
import {lightFlash, lightRedFlash} from './light/light-flash.ts';
import {lightStripes} from './light/light-stripes.ts';
import {productColour} from './product/product-colour.ts';
import {productGrade} from './product/product-grade.ts';
import {productLogo} from './product/product-logo.ts';
import {productPeople} from './product/product-people.ts';
import {productPresent} from './product/product-present.ts';
import {productShape} from './product/product-shape.ts';
import {productText} from './product/product-text.ts';
import {soundChannels} from './sound/sound-channels.ts';
import {soundClipped} from './sound/sound-clipped.ts';
import {soundLoudness} from './sound/sound-loudness.ts';
import {soundMix} from './sound/sound-mix.ts';
import {soundPeak} from './sound/sound-peak.ts';
import {soundPhase} from './sound/sound-phase.ts';
import {soundSilent} from './sound/sound-silent.ts';
import {soundSync} from './sound/sound-sync.ts';
import {soundVoice} from './sound/sound-voice.ts';

/** Every rule about picked takes. To add one, add a file and a line here. */
export const TAKE_RULES: readonly Rule<CheckedTake>[] = [
  productPresent,
  productShape,
  productColour,
  productGrade,
  productText,
  productLogo,
  productPeople,
];

/** Every rule about graphics, which are inspected before they are rendered. To add one, add a file and a line here. */
export const GRAPHICS_RULES: readonly Rule<CheckedGraphics>[] = [
  graphicsSafeZone,
  graphicsOverlap,
  graphicsOverflow,
  graphicsContrast,
  graphicsBusy,
  graphicsOverProduct,
  graphicsReadingTime,
  graphicsLegal,
  graphicsCaptions,
  graphicsFonts,
  graphicsBreaks,
  brandColour,
  brandCopy,
  brandLogo,
  brandWords,
];

/** Every rule about the words of a variant, as its documents have them. To add one, add a file and a line here. */
export const COPY_RULES: readonly Rule<CheckedCopy>[] = [copyClaims];

/** The rules about masters that look at every frame, and need no take. To add one, add a file and a line here. */
export const PICTURE_RULES: readonly Rule<CheckedMaster>[] = [
  pictureBlack,
  pictureLevels,
  pictureBlocks,
  pictureLetterbox,
  lightFlash,
  lightRedFlash,
  lightExtended,
  lightStripes,
];

/** The rules about the sound of masters. To add one, add a file and a line here. */
export const SOUND_RULES: readonly Rule<CheckedMaster>[] = [
  soundSilent,
  soundMix,
  soundSync,
  soundLoudness,
  soundPeak,
  soundClipped,
  soundChannels,
  soundPhase,
  soundVoice,
];

/** Every rule about masters. To add one, add a file and a line here, or above. */
export const MASTER_RULES: readonly Rule<CheckedMaster>[] = [
  fileSpec,
  ...PICTURE_RULES,
  pictureGraphics,
  pictureFrozen,
  footageFrame,
  footageForeign,
  ...SOUND_RULES,
];

/** Every rule about the burnt-in graphics of a master. To add one, add a file and a line here. */
export const BURNT_RULES: readonly Rule<BurntMaster>[] = [burntGraphics, burntText, burntLook];
