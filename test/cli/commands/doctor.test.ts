import {expect, test} from 'vitest';
import {ROOT} from '../../support/tools.ts';
import {runTenspot} from '../../support/workspace.ts';

test('doctor tells how every vendor stands, and of a key its name only', async () => {
  const {code, stdout, stderr} = await runTenspot(ROOT, ['doctor', '--json'], {
    FAL_KEY: 'canary-key-4711',
    GEMINI_API_KEY: '',
  });
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  const {vendors, warnings, install} = JSON.parse(stdout);
  const keyOf = (wanted: string) => vendors.find(({id}: {id: string}) => id === wanted).key;
  expect(keyOf('fal')).toEqual({name: 'FAL_KEY', set: true});
  expect(keyOf('gemini')).toEqual({name: 'GEMINI_API_KEY', set: false});
  expect([Array.isArray(warnings), install]).toEqual([true, null]);
  expect(stdout).not.toContain('canary');
});
