import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace?.remove());

test('without a terminal, and with --json, a decision is refused with what to do', async () => {
  const decide = ['review', 'decide', 'approved', '--stage', 'brand', '--by', 'Ana'];
  for (const args of [decide, [...decide, '--json']]) {
    const {code, stdout, stderr} = await workspace.tenspot(...args);
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).toContain('decision-needs-person');
  }
});
