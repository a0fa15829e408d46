import {expect, onTestFinished, test} from 'vitest';
import {openBenchProject} from '../../../src/production/bench/bench-project.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {makeWorkspace} from '../../support/workspace.ts';

/** A spot of so many variants, of which each has words of its own. */
const spotOf = (count: number): string => `template: plain
brand: plain
props: {seconds: 1, fps: 24, format: '1:1', shots: {end: bars}}
axes:
  hook:
${Array.from({length: count}, (_, at) => `    - {id: v${at}, copy.hook: Line ${'abcdefghijkl'[at]}, shots.hook: bars}`).join('\n')}
`;

async function open(count: number) {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  workspace.write('compositions/spots/tiny/variants.yaml', spotOf(count));
  return openBenchProject(await findWorkspace(workspace.root), 'tiny', {width: 72, height: 128}, {});
}

test('a spot whose variants share no line is refused before anything is measured', async () => {
  await expect(open(10)).rejects.toMatchObject({code: 'bench-no-line'});
});

test('a spot of fewer than ten variants is refused', async () => {
  await expect(open(3)).rejects.toMatchObject({code: 'bench-too-few', problems: [{got: '3'}]});
});
