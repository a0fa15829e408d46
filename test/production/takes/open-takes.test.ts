import {expect, test} from 'vitest';
import {openProject} from '../../../src/node/open-project.ts';
import {pick} from '../../../src/node/pick.ts';
import {plan} from '../../../src/node/plan.ts';
import {shoot} from '../../../src/node/shoot.ts';
import {takes as listTakes} from '../../../src/node/takes.ts';
import {openStage} from './setup.ts';

const SHOTS = 'compositions/spots/tiny/shots.yaml';
const HARBOUR = 'kind: scene, subject: a harbour at night, framing: wide, seconds: 1';

test('a take is one of each shot whose model would get the same request, as it is not bought again for any of them', async () => {
  const {workspace, takes, buy} = await openStage();
  workspace.edit(
    SHOTS,
    `  - {id: unshot, ${HARBOUR}}`,
    [
      `  - {id: unshot, ${HARBOUR}}`,
      `  - {id: twin, ${HARBOUR}}`,
      // Another order: no model is told the scene.
      `  - {id: quay, ${HARBOUR}, continuity: {scene: quay}}`,
      '  - {id: other, kind: scene, subject: a harbour at noon, framing: wide, seconds: 1}',
    ].join('\n'),
  );
  workspace.edit(
    'compositions/spots/tiny/variants.yaml',
    'shots.hook: balls}',
    'shots.hook: twin}\n    - {id: three, copy.hook: Three, shots.hook: quay}\n    - {id: four, copy.hook: Four, shots.hook: other}',
  );
  await buy();
  const {shots, shown} = await takes();
  const numbers = Object.fromEntries(
    shots.map(({shot, takes: own}) => [shot, own.map(({number, current}) => [number, current])]),
  );
  expect(numbers).toEqual({unshot: [[1, true]], twin: [[1, true]], quay: [[1, true]], other: []});
  expect(shown('quay', '9:16', undefined)?.take.clip).toBe(shown('unshot', '9:16', undefined)?.take.clip);
  expect(shown('other', '9:16', undefined)).toBeUndefined();
});

test('a clip that a model makes for two formats is bought once, and is a take of both', async () => {
  const {workspace} = await openStage(['9:16', '1:1']);
  // It makes no square clips: both formats get the same request.
  workspace.edit(SHOTS, 'shots:\n', "policy: {allow: ['gemini/omni-1-2-flash'], takes: 1}\nshots:\n");
  const project = await openProject(workspace.root);
  const bought = await shoot(project, {sandbox: true, maxCost: 5});
  expect(bought).toMatchObject({complete: true});
  expect((await plan(project, {sandbox: true})).usd).toBe(0);
  const {shots} = await listTakes(project, {sandbox: true});
  expect(shots.map(({shot, format, takes}) => [shot, format, takes.length])).toEqual([
    ['unshot', '9:16', 1],
    ['unshot', '1:1', 1],
  ]);
  const {summary} = await pick(project, {shot: 'unshot', take: 1, sandbox: true, check: false});
  expect(summary.at(-1)).toBe(
    'the clip is also a take of unshot in 1:1, which stays as it is: for that one, add --format 1:1',
  );
});
