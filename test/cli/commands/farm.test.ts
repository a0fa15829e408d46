import {expect, test} from 'vitest';
import {ROOT} from '../../support/tools.ts';
import {runTenspot} from '../../support/workspace.ts';

test('farm doctor prints the policies without credentials, as JSON for IAM', async () => {
  const {code, stdout, stderr} = await runTenspot(ROOT, ['farm', 'doctor', '--policies']);
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  const policies = JSON.parse(stdout);
  expect(Object.keys(policies)).toEqual(['render', 'deploy', 'role']);
  expect(policies.role).toMatchObject({Version: '2012-10-17', Statement: expect.any(Array)});
});

test('farm render is refused without a maximum cost', async () => {
  const {code, stderr} = await runTenspot(ROOT, ['farm', 'render']);
  expect(code).toBe(2);
  expect(stderr).toContain('--max-cost');
});

test('a region that does not exist is refused with those that do', async () => {
  const {code, stderr} = await runTenspot(ROOT, ['farm', 'doctor', '--region', 'mars-1']);
  expect(code).toBe(2);
  expect(stderr).toContain('farm-region');
  expect(stderr).toContain('us-east-1');
});
