import {copyFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {CheckReport} from '../../../src/spot/findings/check-report.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {makeMedia} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const GRAPHICS = `
import {At, Logo, type SpotGraphics, Super} from 'tenspot/picture';
import type {plain} from './template.ts';

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand, safe}) => (
  <>
    <At slot="hook">
      <Super field="copy.hook" box={{x: safe.x, y: safe.y + 240, width: safe.width, height: 300}} min={60} max={120} plate={{kind: 'plate', color: brand.color.background}}>
        {copy.hook}
      </Super>
    </At>
    <div style={{position: 'absolute', left: safe.x, top: safe.y + 700, backgroundColor: brand.color.background}}>
      <Logo theme="light" height={120} />
    </div>
  </>
);
`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  workspace.edit('compositions/spots/tiny/variants.yaml', 'copy.hook: One', 'copy.hook: Only €39');
  workspace.edit('compositions/spots/tiny/variants.yaml', 'seconds: 1', 'seconds: 2');
  const {code, stderr} = await workspace.tenspot('render', 'tiny', '--only', 'one');
  expect([code, stderr]).toEqual([0, expect.anything()]);
  copyFileSync(workspace.path('out/tiny/one.mp4'), workspace.path('one.mp4'));
});
afterAll(() => workspace?.remove());

async function check(): Promise<{findings: Finding[]; stderr: string}> {
  const {stdout, stderr} = await workspace.tenspot('check', 'tiny', '--only', 'one', '--json');
  const {variants} = CheckReport.parse(JSON.parse(stdout));
  const [one] = variants;
  return {findings: one?.findings.filter(({rule}) => /^(brand|burnt)-/.test(rule)) ?? [], stderr};
}

/** Replaces the master by one with a filter over its picture, encoded as a render encodes. */
const paint = (filter: string) =>
  makeMedia(
    [
      ...['-i', workspace.path('one.mp4'), '-vf', filter, '-c:a', 'copy', '-movflags', '+faststart'],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p'],
      ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ],
    workspace.path('out/tiny/one.mp4'),
  );

test('finds nothing in what was rendered, and looks at it once', async () => {
  const first = await check();
  expect(first.findings).toEqual([]);
  expect(first.stderr).toContain('Comparing 1 master with the graphics');
  const second = await check();
  expect(second.findings).toEqual([]);
  expect(second.stderr).not.toContain('Comparing');
});

test('finds nothing in a second encode', async () => {
  await paint('null');
  expect((await check()).findings).toEqual([]);
});

test('finds a logo that is mirrored in the master, with its place and its frames', async () => {
  await paint('split[a][b];[b]crop=iw:240:0:760,hflip[c];[a][c]overlay=0:760');
  const {findings} = await check();
  expect(findings.map(({rule}) => rule)).toContain('burnt-graphics');
});

test('finds something over the words in the frames that show it', async () => {
  await paint("drawbox=x=150:y=500:w=120:h=64:color=0x2060c0:t=fill:enable='lt(n,12)'");
  const {findings} = await check();
  const burnt = findings.find(({rule}) => rule === 'burnt-graphics');
  expect(burnt).toMatchObject({severity: 'error', frames: {from: 0}});
  expect(burnt?.frames?.frames).toBeLessThan(30);
});

test('finds something over the footage that is in no document', async () => {
  await paint('drawbox=x=600:y=1300:w=120:h=80:color=0x2060c0:t=fill');
  const {findings} = await check();
  expect(findings).toMatchObject([
    {
      rule: 'burnt-graphics',
      expected: 'the footage and nothing over it',
      frames: {from: 0, frames: 48},
      evidence: {box: {x: expect.closeTo(600, -1), y: expect.closeTo(1300, -1)}},
    },
  ]);
});

test('finds a master of another look, in each of its clips', async () => {
  await paint('eq=contrast=1.3:saturation=0.6');
  const {findings} = await check();
  expect(findings.filter(({rule}) => rule === 'burnt-look')).toMatchObject([
    {severity: 'error', fix: {kind: 'render'}, evidence: {slot: 'hook'}, frames: {from: 0, frames: 24}},
    {severity: 'error', fix: {kind: 'render'}, evidence: {slot: 'end'}, frames: {from: 24, frames: 24}},
  ]);
});
