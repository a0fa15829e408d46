import {mkdirSync, readdirSync} from 'node:fs';
import {z} from 'zod';
import type {BatchExplanation} from '../../../../src/node/explain-batch.ts';
import type {Audit} from '../../../../src/production/render/audit-masters.ts';
import {Manifest} from '../../../../src/spot/variant/manifest.ts';
import {makeWorkspace} from '../../../support/workspace.ts';

/** The plain template, and one word that stays as it was first drawn. */
const GRAPHICS = `
import {At, type SpotGraphics, Super} from 'tenspot/picture';
import {useState} from 'react';
import type {plain} from './template.ts';

let drawings = 0;
const Memory = () => <>{useState(() => ++drawings)[0]}</>;

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand, safe}) => (
  <At slot="hook">
    <div style={{position: 'absolute', left: safe.x, top: safe.y, width: 200, height: 200, background: brand.color.primary}} />
    <Super field="copy.hook" box={{x: safe.x, y: safe.y + 240, width: safe.width, height: 300}} min={60} max={120}>
      {copy.hook}
    </Super>
    {copy.hook === 'Memory' && <div data-count style={{fontFamily: JSON.stringify(brand.typography.base.family)}}><Memory /></div>}
  </At>
);
`;

const VARIANTS = `template: plain
brand: plain
props: {seconds: 1, fps: 24, shots: {end: bars}}
axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars}
    - {id: two, copy.hook: Two, shots.hook: balls}
    - {id: memory, copy.hook: Memory, shots.hook: balls}
    - {id: bad, copy.hook: Donaudampfschifffahrtskapitaen, shots.hook: bars}
    - {id: unshot, copy.hook: One, shots.hook: bars, shots.end: unshot}
`;

/** A template that no variant names, and that would style the graphics of all others. */
const OTHER = {
  'template.ts': "import {plain} from '../plain/template.ts';\nexport const aaa = {...plain, id: 'aaa'};\n",
  'graphics.tsx': "import './style.css';\nexport const Graphics = () => null;\n",
  'style.css': 'div {color: blue !important; rotate: 9deg}\n',
};

type Printed = {explain: BatchExplanation; audit?: Audit};

/** A workspace with a batch of five variants, of which one cannot be drawn and one is not drawn the same twice. */
export async function openSetBatch() {
  const workspace = await makeWorkspace();
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  mkdirSync(workspace.path('compositions/templates/aaa'));
  for (const [name, text] of Object.entries(OTHER))
    workspace.write(`compositions/templates/aaa/${name}`, text);
  workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS);
  workspace.edit('compositions/templates/plain/template.ts', 'max(30)', 'max(60)');
  workspace.edit('compositions/spots/tiny/shots.yaml', 'id: unshot,', 'id: unshot, mustShoot: true,');

  const render = async (...args: string[]) => {
    const ended = await workspace.tenspot(
      'render',
      'tiny',
      '--engine',
      'set',
      '--explain',
      '--json',
      ...args,
    );
    const {explain, audit, ...manifest} = JSON.parse(ended.stdout) as Printed;
    const how = Object.fromEntries(
      explain.variants.map(({id, segments}) => [id, segments.map(({how, why}) => `${how}: ${why}`)]),
    );
    return {...ended, explain, audit, how, manifest: z.object(Manifest.shape).parse(manifest)};
  };

  /** The names of the segments that are kept for later runs. */
  const work = (): string[] =>
    readdirSync(workspace.path('.tenspot/work')).filter((name) => name.endsWith('.mp4'));

  return {workspace, render, work};
}

/** A workspace with that batch. */
export type SetBatch = Awaited<ReturnType<typeof openSetBatch>>;
