import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type BrowserSession, openBrowserSession} from '../../../src/machine/browser/session.ts';
import {run} from '../../../src/machine/process/child.ts';
import {findBrowserProgram} from '../../../src/machine/tools/tools.ts';
import {drawWith} from '../../../src/production/stage/draw-clip.ts';
import type {ModelCard} from '../../../src/providers/contract/card.ts';
import {cards} from '../../../src/providers/vendors/previz/cards.ts';
import {fromParams} from '../../../src/providers/vendors/previz/params.ts';
import {previz} from '../../../src/providers/vendors/previz/provider.ts';
import {Shot} from '../../../src/spot/documents/shots.ts';
import {ROOT} from '../../support/tools.ts';
import {makeWorkspace} from '../../support/workspace.ts';
import {providerContract} from './run-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenspot-previz-'));
let browser: BrowserSession;

beforeAll(async () => {
  const script = join(ROOT, 'test/providers/vendors/previz/make-site.ts');
  const {stdout} = await run(process.execPath, ['--conditions=tenspot-source', script, folder]);
  browser = openBrowserSession({
    serveUrl: String(stdout),
    browser: findBrowserProgram(ROOT),
    scratch: folder,
  });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
});

const draw = () =>
  drawWith(
    async () => browser,
    async () => 'test',
  );

providerContract(previz, {draw});

const shot = Shot.parse({
  id: 'one',
  kind: 'scene',
  subject: 'a steel flask',
  setting: 'a mountain ridge',
  framing: 'wide',
  move: 'push',
  seconds: 1,
});

/** The middle frame of a shot's drawing without its slate, in small grey blocks. */
async function drawn(change: Partial<Shot>): Promise<Buffer> {
  const asked = Shot.parse({...shot, ...change});
  const move = {kind: asked.move, amount: 0.06, ease: 'ease'} as const;
  const request = {
    kind: 'clip',
    shot: asked,
    move,
    fps: 24,
    seconds: 1,
    photo: null,
    clip: null,
    take: 1,
  } as const;
  const size = {width: 540, height: 960};
  const {params} = previz.plan({...request, size}, cards[0] as ModelCard);
  const props = fromParams(params, 1);
  const output = join(folder, `${Object.values(change).join('-').replaceAll(' ', '-') || 'same'}.png`);
  const job = {kind: 'still', composition: 'animatic', format: 'png', props, frame: 8, output} as const;
  await browser.draw({...job, ...size});
  return sharp(output)
    .extract({left: 0, top: 0, width: 540, height: 800})
    .resize(54, 80)
    .greyscale()
    .raw()
    .toBuffer();
}

/** How many of the blocks differ to the eye, as a part of all. */
const changedPart = (a: Buffer, b: Buffer): number =>
  a.filter((value, index) => Math.abs(value - (b[index] ?? 0)) > 12).length / a.length;

let first: Promise<Buffer> | undefined;
const same = (): Promise<Buffer> => {
  first ??= drawn({});
  return first;
};

describe('what is drawn', () => {
  test('is the same for the same request', async () => {
    expect(changedPart(await same(), await drawn({}))).toBe(0);
  });

  test.each([
    {subject: 'a pair of sneakers'},
    {setting: 'a city street at night'},
    {framing: 'close-up'},
    {move: 'pan-left'},
    {kind: 'texture'},
  ] as Partial<Shot>[])('changes where it is seen with %j', async (change) => {
    expect(changedPart(await same(), await drawn(change))).toBeGreaterThan(0.03);
  });
});

test('a shot without footage is rendered as its animatic, and the batch says so', async () => {
  const workspace = await makeWorkspace();
  try {
    const spot = 'compositions/spots/tiny';
    workspace.edit(`${spot}/variants.yaml`, 'shots: {end: bars}', 'shots: {end: unshot}');
    const {code, stderr} = await workspace.tenspot('render', 'tiny', '--only', 'one', '--proof');
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('a placeholder: ');
    const [row] = JSON.parse(workspace.read('out/tiny/proof/manifest.json')).variants;
    expect(row.takes.end).toMatchObject({
      provider: 'previz',
      model: 'animatic',
      standsIn: true,
      shot: 'unshot',
    });
    expect(row.findings).toContainEqual(
      expect.objectContaining({rule: 'take-stands-in', severity: 'warning'}),
    );
  } finally {
    workspace.remove();
  }
});
