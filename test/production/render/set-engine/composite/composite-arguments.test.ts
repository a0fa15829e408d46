import {expect, test} from 'vitest';
import {run} from '../../../../../src/machine/process/child.ts';
import {sizeFilters} from '../../../../../src/production/render/set-engine/composite/composite-arguments.ts';
import {FORMAT_SIZE, Format, masterSize} from '../../../../../src/spot/variant/format.ts';
import {tools} from '../../../../support/tools.ts';

test.each(Format.options)('a proof of %s has its size and square pixels', async (format) => {
  const {width, height} = FORMAT_SIZE[format];
  const filters = sizeFilters({scale: 0.5, crf: 23, preset: 'veryfast'}, width, height);
  const source = `testsrc2=size=${width}x${height}:rate=1:duration=1,setsar=1`;
  const {stdout} = await run(tools.ffprobe, [
    ...['-v', 'error', '-f', 'lavfi', '-i', `${source},${filters}`],
    ...['-show_entries', 'stream=width,height,sample_aspect_ratio', '-of', 'csv=p=0'],
  ]);
  const size = masterSize(format, 0.5);
  expect(stdout.toString().trim()).toBe(`${size.width},${size.height},1:1`);
});
