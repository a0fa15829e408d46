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

test('a mix of two clips that were clipped is the same in YUV, as ffmpeg mixes, and in RGB, as the browser does', async () => {
  const mixes = async (...clipped: string[]): Promise<number> => {
    const clip = (source: string): string =>
      [`${source}=size=320x180:rate=24:duration=0.2`, IN_BT709, 'hue=s=3', 'format=yuv420p', ...clipped].join(
        ',',
      );
    const exact = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
    const rgb = `scale=in_color_matrix=bt709:in_range=tv:${exact},format=gbrp`;
    const half = "blend=all_expr='(A+B)/2'";
    const graphs = [
      `${clip('testsrc2')}[a];${clip('smptehdbars')}[b];[a][b]${half},${rgb}`,
      `${clip('testsrc2')},${rgb}[a];${clip('smptehdbars')},${rgb}[b];[a][b]${half}`,
    ];
    const [one, other] = await Promise.all(
      graphs.map(async (graph) => {
        const {stdout} = await ffmpeg(tools, ['-filter_complex', graph, '-f', 'rawvideo', '-']);
        return stdout;
      }),
    );
    if (!one || !other) throw new Error('ffmpeg made nothing');
    const squares = one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);
    return 10 * Math.log10((255 ** 2 * one.length) / squares);
  };
  expect(await mixes()).toBeLessThan(30);
  expect(await mixes(CLIP_TO_RGB)).toBeGreaterThan(38);
});
