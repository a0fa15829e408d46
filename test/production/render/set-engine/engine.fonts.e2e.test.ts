import {rmSync} from 'node:fs';
import {platform} from 'node:os';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {BatchExplanation} from '../../../../src/node/explain-batch.ts';
import type {Audit} from '../../../../src/production/render/audit-masters.ts';
import {type Ended, makeWorkspace, type Workspace} from '../../../support/workspace.ts';

/** A sign in a text node, and another in generated content: the font of the brand is a latin one. */
const GRAPHICS = `
import {At, type SpotGraphics, Super} from 'tenspot/picture';
import './signs.css';
import type {plain} from './template.ts';

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand, safe}) => (
  <At slot="hook">
    <Super field="copy.hook" box={{x: safe.x, y: safe.y + 240, width: safe.width, height: 300}} min={60} max={120}>
      {copy.hook}
    </Super>
    <div className="signs" style={{position: 'absolute', left: safe.x, top: safe.y, fontSize: 120, color: 'white', fontFamily: JSON.stringify(brand.typography.base.family)}}>✓</div>
  </At>
);
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  workspace.write('compositions/templates/plain/signs.css', '.signs::after { content: "◆"; }\n');
});
afterAll(() => workspace?.remove());

type Printed = {explain: BatchExplanation; audit: Audit};
const printed = ({stdout}: Ended): Printed => JSON.parse(stdout) as Printed;

describe.runIf(platform() === 'linux')(
  'a template shows characters that the fonts of the brand do not have',
  () => {
    test('a render says so, shares the frames all the same, and they are those of the reference', async () => {
      const ended = await workspace.tenspot(
        'render',
        'tiny',
        '--explain',
        '--json',
        '--proof',
        '--audit',
        '4',
      );
      expect(ended.stderr).toMatch(/frames may look different on another machine/);
      expect(ended.stderr).toMatch(/[✓◆] \(U\+(2713|25C6)\) is drawn in a font of this machine/);
      const {explain, audit} = printed(ended);
      expect(explain.sharing.fullFrames).toBe(0);
      expect(audit.pass).toBe(true);
    });

    test('they are kept for later runs', async () => {
      rmSync(workspace.path('out'), {recursive: true});
      const {explain} = printed(await workspace.tenspot('render', 'tiny', '--proof', '--explain', '--json'));
      expect(explain.sharing.encoded).toBe(0);
    });

    test('`doctor --template` warns of them, and not of characters of the copy', async () => {
      const {stdout, code} = await workspace.tenspot('doctor', '--template', 'plain', '--languages', 'ru');
      expect(stdout).toMatch(/plain: [✓◆] \(U\+(2713|25C6)\) is drawn in a font of this machine/);
      expect(stdout).toMatch(/1 warnings/);
      expect(code).toBe(0);
    });
  },
);
