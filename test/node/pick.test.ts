import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openProject} from '../../src/node/open-project.ts';
import {pick} from '../../src/node/pick.ts';
import {reject} from '../../src/node/reject.ts';
import {takes} from '../../src/node/takes.ts';
import {openStage} from '../production/takes/setup.ts';
import {makeMedia} from '../support/tools.ts';

async function openBought() {
  const stage = await openStage(['9:16', '1:1']);
  onTestFinished(stage.workspace.remove);
  await stage.buy({number: 1});
  await stage.buy({number: 1, format: '1:1'});
  await stage.buy({number: 2});
  return {root: stage.workspace.root, read: stage.workspace.read};
}

const RECORD = 'compositions/spots/tiny/takes.yaml';

test('verdicts that are given at the same time are all written', async () => {
  const {root, read} = await openBought();
  const project = await openProject(root);
  const given = await Promise.all([
    pick(project, {shot: 'unshot', take: 1, format: '9:16', check: false}),
    pick(project, {shot: 'unshot', take: 1, format: '1:1', check: false}),
    reject(project, {shot: 'unshot', take: 2, format: '9:16', why: 'too dark'}),
  ]);
  expect(given.map(({verdict}) => verdict.verdict)).toEqual(['picked', 'picked', 'rejected']);
  expect(read(RECORD).match(/verdict: /g)).toHaveLength(3);
  expect(read('compositions/spots/tiny/edit.yaml')).toMatch(/9:16.*1[\s\S]*1:1.*1/);
  const {shots} = await takes(project);
  const states = shots.flatMap(({format, takes: own}) =>
    own.map(({number, state}) => `${format} ${number} ${state}`),
  );
  expect(states.sort()).toEqual(['1:1 1 picked', '1:1 2 undecided', '9:16 1 picked', '9:16 2 rejected']);
});

test('a dry run tells the documents before and after, and writes neither', async () => {
  const {root} = await openBought();
  const {changes} = await pick(await openProject(root), {
    shot: 'unshot',
    take: 2,
    dryRun: true,
    check: false,
  });
  expect(changes.map(({file}) => file)).toContain(join(root, RECORD));
  expect(changes.at(-1)?.after).toContain('verdict: picked');
  expect(() => readFileSync(join(root, RECORD))).toThrow('ENOENT');
});

test('a wrong take is an error with a code, and a rejection needs a reason', async () => {
  const {root} = await openBought();
  const project = await openProject(root);
  await expect(pick(project, {shot: 'unshot', take: 7})).rejects.toMatchObject({code: 'take-unknown'});
  await expect(pick(project, {shot: 'unshto', take: 1})).rejects.toMatchObject({code: 'takes-missing'});
  await expect(reject(project, {shot: 'unshot', take: 2, why: undefined})).rejects.toMatchObject({
    code: 'why-missing',
    exitCode: 2,
  });
});

test('two projects in one process do not disturb each other', async () => {
  const [one, two] = [await openBought(), await openBought()];
  const [first, second] = [await openProject(one.root), await openProject(two.root)];
  await Promise.all([
    pick(first, {shot: 'unshot', take: 2, check: false}),
    reject(second, {shot: 'unshot', take: 2, why: 'too dark'}),
  ]);
  expect(one.read(RECORD)).toContain('verdict: picked');
  expect(two.read(RECORD)).toContain('verdict: rejected');
  writeFileSync(join(two.root, 'compositions/spots/tiny/variants.yaml'), 'template: [');
  await expect(takes(second)).rejects.toMatchObject({exitCode: 2});
  expect((await takes(first)).spot).toBe('tiny');
});

test('a pick tells what the rules about takes find, in the frames of the take, and picks it nevertheless', async () => {
  const {workspace, buy} = await openStage();
  onTestFinished(workspace.remove);
  const photo = ['-f', 'lavfi', '-i', 'color=c=red:size=200x400', '-frames:v', '1'];
  mkdirSync(workspace.path('brands/plain/products'));
  await makeMedia(photo, workspace.path('brands/plain/products/tea.png'));
  const products = 'products:\n      tea: {file: products/tea.png, label: [TEA]}\n    music:\n';
  workspace.edit('brands/plain/brand.yaml', 'music:\n', products);
  workspace.edit(
    'compositions/spots/tiny/shots.yaml',
    'id: unshot, kind: scene',
    'id: unshot, kind: product-detail',
  );
  await buy();
  const {findings} = await pick(await openProject(workspace.root), {shot: 'unshot', take: 1});
  expect(workspace.read(RECORD)).toContain('verdict: picked');
  expect(findings).toContainEqual(
    expect.objectContaining({
      ...{rule: 'product-present', severity: 'info', fps: 24},
      title: 'The product is not found in a shot that is about it.',
      expected: 'tea compared with its photo in shot unshot',
    }),
  );
});
