import {afterAll, beforeAll, expect, test} from 'vitest';
import {CheckReport} from '../../../src/spot/findings/check-report.ts';
import {makeMedia} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

/** A picture that turns and moves all over. */
const MOVING =
  'testsrc2=size=540x960:rate=24:duration=3,rotate=a=0.4*t:ow=540:oh=960,eq=contrast=0.6:brightness=0.02,scale=1080:1920';

const GRAPHICS = `
import {At, Panel, type SpotGraphics, useSlotFrame} from 'tenspot/picture';
import type {plain} from './template.ts';

const Card = ({color}: {color: string}) => {
  const {frame} = useSlotFrame();
  return <div style={{position: 'absolute', left: 0, top: Math.max(0, 1920 - 160 * frame), width: 1080, height: 1920, backgroundColor: color}} />;
};

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand}) => {
  const color = brand.color.background;
  const shown: Record<string, any> = {
    panel: <div style={{position: 'absolute', left: 0, top: 0, width: 1080, height: 1240, backgroundColor: color}} />,
    shape: <svg width={1080} height={1920} style={{position: 'absolute'}}><rect x={0} y={600} width={1080} height={1320} fill={color} /></svg>,
    card: <Card color={color} />,
    cutouts: <Panel color={color} cutouts={[{rect: {x: 0, y: 0.5, width: 1, height: 0.5}}, {rect: {x: 0.6, y: 0.1, width: 0.3, height: 0.2}, shape: 'arch'}]} />,
    none: null,
  };
  return <At slot="hook">{shown[copy.hook]}</At>;
};
`;

const VARIANTS = ['panel', 'shape', 'card', 'cutouts', 'none'];

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
  const output = ['-c:v', 'libx264', '-crf', '14', '-pix_fmt', 'yuv420p'];
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
  await makeMedia(
    ['-f', 'lavfi', '-i', MOVING, ...output, ...tags],
    workspace.path('compositions/spots/tiny/moving.mp4'),
  );
  workspace.edit('compositions/spots/tiny/shots.yaml', 'bars.mp4', 'moving.mp4');
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  workspace.write(
    'compositions/spots/tiny/variants.yaml',
    [
      'template: plain',
      'brand: plain',
      'props: {seconds: 2, fps: 24, shots: {hook: bars, end: bars}}',
      'axes:',
      '  hook:',
      ...VARIANTS.map((id) => `    - {id: ${id}, copy.hook: ${id}}`),
      '',
    ].join('\n'),
  );
  const {code, stderr} = await workspace.tenspot('render', 'tiny');
  expect([code, stderr]).toEqual([0, expect.anything()]);
});
afterAll(() => workspace?.remove());

test('opaque graphics over more than half of moving footage, or that slide over all of it, are no fault of the footage', async () => {
  const {stdout} = await workspace.tenspot('check', 'tiny', '--json');
  const {variants} = CheckReport.parse(JSON.parse(stdout));
  const ofFootage = variants.map(({id, findings}) => [
    id,
    findings.flatMap(({rule}) => (/^(footage|picture)-/.test(rule) ? [rule] : [])),
  ]);
  expect(Object.fromEntries(ofFootage)).toEqual(Object.fromEntries(VARIANTS.map((id) => [id, []])));
});
