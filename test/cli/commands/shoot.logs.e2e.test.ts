import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeWorkspace, runTenspot, type Workspace} from '../../support/workspace.ts';

/** What makes Node and the packages of vendors log each request. */
const LOUD = {
  RUNWAYML_LOG: 'debug',
  OPENAI_LOG: 'debug',
  NODE_DEBUG: 'http,https,net,tls,fetch,undici',
  DEBUG: '*',
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
  workspace.edit(
    'compositions/spots/tiny/shots.yaml',
    'shots:',
    "policy: {allow: ['runway/gen4-5', 'fal/kling-4'], takes: 2, spread: models}\nshots:",
  );
});
afterAll(() => workspace?.remove());

test('with all debug logs on, stdout is one JSON object, and no signed URL is on stderr', async () => {
  const {code, stdout, stderr} = await runTenspot(
    workspace.root,
    ['shoot', 'tiny', '--sandbox', '--max-cost', '9', '--json'],
    LOUD,
  );
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout).bought.map(({state}: {state: string}) => state)).toEqual(['bought', 'bought']);
  expect(stderr).toContain('NODE_DEBUG and DEBUG are ignored');
  expect(stderr).not.toMatch(/token=|sandbox-key/);
});
