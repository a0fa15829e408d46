import {expect, onTestFinished, test} from 'vitest';
import {makeWorkspace} from '../../support/workspace.ts';

test('the command that a plan prints buys exactly that plan, once', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
  const tenspot = (words: string[]) => workspace.tenspot(...words);
  const {stdout} = await tenspot(['shoot', 'tiny', '--plan', '--sandbox']);
  const [, command = ''] = /to buy exactly this: tenspot (.*)/.exec(stdout) ?? [];
  const [bought, again] = [
    await tenspot(command.split(' ')),
    await tenspot([...command.split(' '), '--json']),
  ];
  expect(bought.code, bought.stderr).toBe(0);
  expect(bought.stdout).toContain('ready  take 1 of tiny/unshot@9:16');
  expect(again.code).toBe(2);
  expect(JSON.parse(again.stdout).error).toMatchObject([{code: 'plan-changed', retry: false}]);
});
