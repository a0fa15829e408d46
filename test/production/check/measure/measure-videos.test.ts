import {join} from 'node:path';
import {expect, test} from 'vitest';
import {hashPackets} from '../../../../src/machine/media/packet-groups.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {makeMedia} from '../../../support/tools.ts';
import {measured, openMeasurer} from '../masters.ts';

/** Two seconds in groups of ten frames; the second of two variants differs from frame 40 on. */
async function variants(): Promise<[string, string]> {
  const folder = temporaryFolder();
  const make = (name: string, filter: string) =>
    makeMedia(
      [
        ...['-f', 'lavfi', '-i', 'testsrc2=size=270x480:rate=30', '-t', '2', '-vf', filter],
        ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-g', '10', '-keyint_min', '10', '-sc_threshold', '0'],
        ...['-x264-params', 'rc-lookahead=0:mbtree=0', '-crf', '20'],
      ],
      join(folder, `${name}.mp4`),
    );
  return [await make('a', 'null'), await make('b', "drawbox=t=fill:color=red:enable='gte(n,40)'")];
}

test('frames that two files share are decoded once, and those that were measured before not at all', async () => {
  const folder = temporaryFolder();
  const [a, b] = await variants();
  const first = await openMeasurer(folder);
  const whole = await measured(a, first);
  expect(first.decoded()).toBe(60);
  const other = await measured(b, first);
  expect(first.decoded()).toBe(80);
  expect(other.luma.subarray(0, other.luma.length / 2)).toEqual(
    whole.luma.subarray(0, whole.luma.length / 2),
  );
  expect(other.luma).not.toEqual(whole.luma);
  await first.close();
  const second = await openMeasurer(folder);
  expect(await measured(a, second)).toEqual(whole);
  expect(second.decoded()).toBe(0);
  await second.close();
});

test('a take has the luma and the histogram that a master of the same frames has', async () => {
  const [file] = await variants();
  const measurer = await openMeasurer(temporaryFolder());
  const master = await measured(file, measurer);
  const {video: groups} = await hashPackets(file);
  const {plain} = await measurer.measureTake({file, size: {width: 270, height: 480}, fps: 30, groups}, []);
  expect([plain.luma, plain.histogram]).toEqual([master.luma, master.histogram]);
  expect(plain.luma.some((value) => value > 0)).toBe(true);
  await measurer.close();
});

test('a file that has fewer frames than its index lists is refused with a code', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'clip.mp4');
  await makeMedia(
    [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=64x64:rate=24:duration=0.5',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
    ],
    file,
  );
  const measurer = await openMeasurer(folder);
  const {video} = await hashPackets(file);
  const listed = video.map((group) => ({...group, frames: group.frames + 1}));
  const size = {width: 64, height: 64};
  await expect(measurer.measure({file, size, fps: 24, groups: listed})).rejects.toMatchObject({
    code: 'clip-truncated',
  });
  await expect(
    measurer.measure({file, size: {width: 0, height: 64}, fps: 24, groups: listed}),
  ).rejects.toMatchObject({code: 'clip-invalid'});
  await measurer.close();
});
