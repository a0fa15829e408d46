import {afterAll, beforeAll, expect, test} from 'vitest';
import {CheckReport} from '../../../src/spot/findings/check-report.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {makeMedia} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

/** Black text on it has a contrast of at least 6.5 to 1, grey text (#c0c0c0) of 1.4 to 1 or 1.8 to 1. */
const HALVES = ['color=c=0x909090', 'color=c=0xe0e0e0'].flatMap((color) => [
  ...['-f', 'lavfi', '-i', `${color}:size=540x1920:rate=24:duration=5`],
]);

const GRAPHICS = `
import {At, type SpotGraphics, useSlotFrame} from 'tenspot/picture';
import type {plain} from './template.ts';

const Words = ({children, ...style}: Record<string, any>) => (
  <div data-text="copy.hook" style={{position: 'absolute', left: 560, top: 600, whiteSpace: 'pre', fontSize: 50, lineHeight: '60px', fontWeight: 600, fontSynthesis: 'none', color: '#000000', ...style}}>
    {children}
  </div>
);

const Short = ({children}: {children: any}) => (useSlotFrame().frame < 12 ? children : null);

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand}) => {
  const own = {fontFamily: JSON.stringify(brand.typography.base.family)};
  const words = (style = {}) => <Words {...own} {...style}>Cold all day</Words>;
  const plate = (width: number) => (
    <div data-box="plate" style={{position: 'absolute', left: 180, top: 560, width, height: 140, backgroundColor: '#111111'}}>
      <Words {...own} left={40} top={40} color="#c0c0c0">Cold all day</Words>
    </div>
  );
  const shown: Record<string, any> = {
    clean: words(),
    'clean-plate': plate(500),
    'off-safe': words({left: 700}),
    grey: words({color: '#c0c0c0'}),
    faint: words({opacity: 0.45}),
    crossing: words({left: 400}),
    overlap: <>{words()}<Words {...own} top={615}>Take it home</Words></>,
    overflow: plate(250),
    arial: words({fontFamily: 'Arial, sans-serif'}),
    light: words({fontWeight: 50}),
    edges: (
      <>
        {words()}
        <div style={{position: 'absolute', left: 200, top: 900, width: 300, height: 100, borderLeft: '12px solid #ff00ff', boxShadow: '0 0 20px #0000ff', outline: '4px dashed #00c8c8'}} />
        <svg style={{position: 'absolute', left: 200, top: 1100}} width={300} height={100}>
          <defs><linearGradient id="fade"><stop stopColor="#ff0000" /><stop offset="1" stopColor="#c8c800" /></linearGradient></defs>
          <line x1={0} y1={20} x2={300} y2={20} stroke="#00ff00" strokeWidth={6} />
          <rect x={0} y={40} width={300} height={50} fill="url(#fade)" />
        </svg>
      </>
    ),
    short: <Short>{words()}</Short>,
    split: <Words {...own}>{'Now for 49\\n€ a piece'}</Words>,
  };
  return <At slot="hook">{shown[copy.hook]}</At>;
};
`;

/** What each variant must be found for, and nothing else. */
const EXPECTED: Record<string, string[]> = {
  clean: [],
  'clean-plate': [],
  'off-safe': ['graphics-safe-zone'],
  grey: ['graphics-contrast'],
  faint: ['graphics-contrast'],
  crossing: ['graphics-busy'],
  overlap: ['graphics-overlap'],
  // The part that is past the plate is grey on grey.
  overflow: ['graphics-overflow', 'graphics-contrast'],
  arial: ['graphics-fonts'],
  light: ['graphics-fonts'],
  // Colours are about the brand, and judged below.
  edges: [],
  short: ['graphics-reading-time'],
  split: ['graphics-breaks'],
};

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
  const output = ['-filter_complex', 'hstack,format=yuv420p', '-c:v', 'libx264', '-crf', '12'];
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
  await makeMedia([...HALVES, ...output, ...tags], workspace.path('compositions/spots/tiny/halves.mp4'));
  workspace.edit('compositions/spots/tiny/shots.yaml', 'bars.mp4', 'halves.mp4');
  workspace.edit(
    'compositions/templates/plain/template.ts',
    'slots: {hook: {seconds: 1}, end: {seconds: 1}},',
    'slots: {hook: {seconds: 3}, end: {seconds: 1}},',
  );
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  const axis = Object.keys(EXPECTED).map((id) => `    - {id: ${id}, copy.hook: ${id}}`);
  workspace.write(
    'compositions/spots/tiny/variants.yaml',
    [
      'template: plain',
      'brand: plain',
      'props: {seconds: 4, fps: 24, shots: {hook: bars, end: bars}}',
      'axes:',
      '  hook:',
      ...axis,
      '',
    ].join('\n'),
  );
});
afterAll(() => workspace?.remove());

async function check(): Promise<{report: CheckReport; stderr: string}> {
  const {stdout, stderr} = await workspace.tenspot('check', 'tiny', '--json');
  return {report: CheckReport.parse(JSON.parse(stdout)), stderr};
}

const ofGraphics = ({rule}: Finding): boolean => rule.startsWith('graphics-');

test('each fault of the graphics is found without a master, and nothing else; a second check starts no browser', async () => {
  const first = await check();
  const found = Object.fromEntries(
    first.report.variants.map(({id, findings}) => [
      id,
      [...new Set(findings.filter(ofGraphics).map(({rule}) => rule))],
    ]),
  );
  expect(found).toEqual(EXPECTED);
  const contrast = first.report.variants
    .find(({id}) => id === 'grey')
    ?.findings.find(({rule}) => rule === 'graphics-contrast');
  expect(contrast?.evidence?.contrast).toBeCloseTo(1.36, 1);
  expect(contrast?.evidence?.box).toMatchObject({x: expect.closeTo(560, -1), y: expect.closeTo(610, -1)});
  expect(contrast?.evidence?.frame).toBeTypeOf('number');
  expect(first.stderr).toContain('Inspecting the graphics');
  // Of a border, a shadow, an outline, a line and both ends of a gradient.
  const colors = first.report.variants
    .find(({id}) => id === 'edges')
    ?.findings.flatMap(({rule, evidence}) => (rule === 'brand-colour' ? [evidence?.color] : []));
  expect(colors?.sort()).toEqual(['#0000ff', '#00c8c8', '#00ff00', '#c8c800', '#ff0000', '#ff00ff']);

  const second = await check();
  expect(second.stderr).not.toContain('Inspecting the graphics');
  expect(second.report.variants.map(({findings}) => findings)).toEqual(
    first.report.variants.map(({findings}) => findings),
  );
});

test('before a render, graphics are judged without masters, and the report of the masters stays', async () => {
  const {report: before} = await check();
  const {code, stdout} = await workspace.tenspot('check', 'tiny', '--before-render', '--json');
  const report = CheckReport.parse(JSON.parse(stdout));
  expect(report.beforeRender).toBe(true);
  const found = report.variants.map(({id, findings}) => [
    id,
    [...new Set(findings.filter(ofGraphics).map(({rule}) => rule))],
  ]);
  expect(Object.fromEntries(found)).toEqual(EXPECTED);
  const rules = (each: CheckReport) => each.variants.flatMap(({findings}) => findings.map(({rule}) => rule));
  expect(rules(before)).toContain('master-missing');
  expect(rules(report)).not.toContain('master-missing');
  expect(code).toBe(4);
  expect(JSON.parse(workspace.read('out/tiny/before-render.json'))).toEqual(report);
  expect(JSON.parse(workspace.read('out/tiny/check.json'))).toEqual(before);
  expect((await workspace.tenspot('check', 'tiny', '--before-render', '--proof')).code).toBe(2);
});
