import {expect, test} from 'vitest';
import {ffmpeg} from '../../../src/machine/media/ffmpeg.ts';
import {CELLS_FILTERS, CLIP_TO_RGB, leavesRgbRange} from '../../../src/machine/media/rgb-range.ts';
import {tools} from '../../support/tools.ts';

/** Whether half a second of a source of ffmpeg leaves the range, after these filters. */
async function leaves(source: string, ...filters: string[]): Promise<boolean> {
  const all = [`${source}=size=320x180:rate=24:duration=0.5`, ...filters, 'format=yuv420p', CELLS_FILTERS];
  const {stdout} = await ffmpeg(tools, ['-f', 'lavfi', '-i', all.join(','), '-f', 'rawvideo', '-']);
  return leavesRgbRange(stdout);
}

const IN_BT709 = 'format=gbrp,scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int';
/** The last frame that is looked at, whole; a corner of it is not enough. */
const LATE = "lutyuv=y=250:enable='gte(n,8)'";
const CORNER = "drawbox=w=20:h=10:color=0xffffff@1:t=fill,lutyuv=y='if(gt(val,234),250,val)'";

test.each(['testsrc2', 'rgbtestsrc', 'smptehdbars'])(
  'colours of RGB are in its range, saturated ones with sharp edges too: %s',
  async (source) => expect(await leaves(source, IN_BT709)).toBe(false),
);

test('colours that are brighter than white leave it, in a single frame too, unless only a corner has them', async () => {
  expect(await leaves('testsrc2', IN_BT709, LATE)).toBe(true);
  expect(await leaves('testsrc2', IN_BT709, CORNER)).toBe(false);
});

test('more saturated colours than a screen can show leave it, and are in it once they are clipped', async () => {
  const loud = 'hue=s=3';
  expect(await leaves('testsrc2', IN_BT709, loud)).toBe(true);
  expect(await leaves('testsrc2', IN_BT709, loud, CLIP_TO_RGB)).toBe(false);
});
