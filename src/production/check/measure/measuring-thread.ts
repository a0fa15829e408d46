import {decodeFrames, type FrameRange} from '../../../machine/media/decode-frames.ts';
import {answerAll} from '../../../machine/process/worker-thread.ts';
import {emptyMeasures, gridOf, packMeasures, sliceMeasures} from '../../../spot/findings/frame-measures.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {measureFrame} from './measure-frame.ts';

export type MeasureRequest = {ffmpeg: string; file: string; range: FrameRange; size: Size};

/** Answers with the packed measures of the frames that the file has in the range. */
answerAll<MeasureRequest, Uint8Array>(async ({ffmpeg, file, range, size}) => {
  const measures = emptyMeasures(gridOf(size), range.frames);
  let before: Uint8Array | undefined;
  let index = 0;
  for await (const frame of decodeFrames({ffmpeg}, file, range, size, {rows: 'fourth'})) {
    measureFrame(frame, before, size, measures, index);
    before ??= new Uint8Array(frame.length);
    before.set(frame);
    index += 1;
    if (index === range.frames) break;
  }
  const found = index === range.frames ? measures : sliceMeasures(measures, 0, index);
  return Buffer.concat(packMeasures(found));
});
