import {readText} from '../../../machine/files/read-file.ts';
import {decodeFrames, type FrameRange} from '../../../machine/media/decode-frames.ts';
import {answerAll} from '../../../machine/process/worker-thread.ts';
import {
  emptyMeasures,
  gridOf,
  packLuma,
  packMeasures,
  sliceLuma,
  sliceMeasures,
} from '../../../spot/findings/frame-measures.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {readCubeFile} from '../../../spot/grade/read-cube.ts';
import {type GradedLuma, gradedLuma, measureGradedLuma} from './graded-luma.ts';
import {type MeasuredPart, measureFrame} from './measure-frame.ts';

/** `part`: what is measured of the frames as they are. `cubes`: `.cube` files; the luma of the frames is measured as each of them grades it, too. */
export type MeasureRequest = {
  ffmpeg: string;
  file: string;
  range: FrameRange;
  size: Size;
  part: MeasuredPart;
  cubes: readonly string[];
};

/** Packed measures of the frames as they are, and their packed luma by each cube. */
export type MeasureAnswer = {plain: Uint8Array; graded: Uint8Array[]};

const tables = new Map<string, GradedLuma>();

async function tableOf(cube: string): Promise<GradedLuma> {
  const table = tables.get(cube) ?? gradedLuma(readCubeFile(await readText(cube), cube));
  tables.set(cube, table);
  return table;
}

/** Answers with the packed measures of the frames that the file has in the range. */
answerAll<MeasureRequest, MeasureAnswer>(async ({ffmpeg, file, range, size, part, cubes}) => {
  const measures = emptyMeasures(gridOf(size), range.frames);
  const grades: {table: GradedLuma; measured: typeof measures}[] = [];
  for (const cube of cubes)
    grades.push({
      table: await tableOf(cube),
      measured: {...measures, luma: new Uint16Array(measures.luma.length)},
    });
  let before: Uint8Array | undefined;
  let index = 0;
  for await (const frame of decodeFrames({ffmpeg}, file, range, size, {rows: 'fourth'})) {
    measureFrame(frame, before, size, measures, index, part);
    for (const {table, measured} of grades) measureGradedLuma(frame, size, table, measured, index);
    before ??= new Uint8Array(frame.length);
    before.set(frame);
    index += 1;
    if (index === range.frames) break;
  }
  const found = index === range.frames ? measures : sliceMeasures(measures, 0, index);
  return {
    plain: Buffer.concat(packMeasures(found)),
    graded: grades.map(({measured}) => Buffer.concat(packLuma(sliceLuma(measured, 0, index)))),
  };
});
