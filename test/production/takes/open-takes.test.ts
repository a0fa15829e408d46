import {expect, test} from 'vitest';
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
