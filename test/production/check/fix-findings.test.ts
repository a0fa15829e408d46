import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {applyFixes, planFixes} from '../../../src/production/check/fix-findings.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import type {Fix} from '../../../src/spot/findings/fix.ts';
import {temporaryFolder} from '../../support/folder.ts';

const EDIT = `# Noon scene: keep the hand in.
picks:
  noon: {take: 2, in: 0.5} # the better light
transitions: {}
`;

/** A spot whose variants show the shot `noon` in the slot `hook`, and a file in the slot `offer`. */
function workspace(edit = EDIT, choice: object = {}) {
  const compositions = temporaryFolder();
  const folder = join(compositions, 'spots', 'try');
  mkdirSync(folder, {recursive: true});
  const file = join(folder, 'edit.yaml');
  writeFileSync(file, edit);
  const variants = ['a', 'b'].map((id) => ({
    id,
    props: {shots: {hook: {shot: 'noon', ...choice}, offer: {file: 'hero.webp'}}},
  }));
  const project = {workspace: {compositions}, spot: {id: 'try'}, variants} as unknown as Parameters<
    typeof planFixes
  >[1];
  return {file, project};
}

const report = (...fixes: [variant: string, fix: Fix | undefined][]) => ({
  variants: ['a', 'b'].map((id) => ({
    id,
    sha256: 'aa',
    pass: false,
    findings: fixes
      .filter(([variant]) => variant === id)
      .map(
        ([variant, fix]): Finding => ({
          rule: 'picture-black',
          severity: 'error',
          variant,
          frames: null,
          expected: 'a picture',
          got: 'none',
          fix,
        }),
      ),
  })),
});

test('a clip that begins in black starts later, once for all variants that show it; every other byte stays', async () => {
  const {file, project} = workspace();
  const plan = await planFixes(
    report(
      ['a', {kind: 'start-later', slot: 'hook', seconds: 0.2}],
      ['b', {kind: 'start-later', slot: 'hook', seconds: 0.3}],
    ),
    project,
  );
  expect(plan.render).toEqual(['a', 'b']);
  expect(plan.summary).toEqual(['the clip of noon starts 0.30 s later in its take']);
  expect(readFileSync(file, 'utf8')).toBe(EDIT);
  await applyFixes(plan);
  expect(readFileSync(file, 'utf8')).toBe(EDIT.replace('in: 0.5', 'in: 0.8'));
});

test('a start in frames stays in frames, in a spot with several frame rates', async () => {
  const {file, project} = workspace(EDIT.replace('in: 0.5', 'in: 36f'));
  for (const [at, fps] of [24, 30].entries()) Object.assign(project.variants[at]?.props ?? {}, {fps});
  const black: Fix = {kind: 'start-later', slot: 'hook', seconds: 0.1};
  await applyFixes(await planFixes(report(['a', black]), project));
  expect(readFileSync(file, 'utf8')).toBe(EDIT.replace('in: 0.5', "in: '38f'"));
  await applyFixes(await planFixes(report(['a', black], ['b', black]), project));
  expect(readFileSync(file, 'utf8')).toBe(EDIT.replace('in: 0.5', "in: '41f'"));
});

test('a master that is not what its documents make is rendered again, and no document changes', async () => {
  const {project} = workspace();
  const plan = await planFixes(report(['b', {kind: 'render'}]), project);
  expect(plan).toEqual({rewrites: [], summary: [], render: ['b']});
});

test('a clip is framed around another point', async () => {
  const {file, project} = workspace('');
  await applyFixes(await planFixes(report(['a', {kind: 'focus', slot: 'hook', focus: [0.3, 0.5]}]), project));
  expect(readFileSync(file, 'utf8')).toContain('focus:');
});

test('what variants.yaml names, and a finding without a repair, are left to a person', async () => {
  const {project} = workspace();
  const plan = await planFixes(
    report(['a', {kind: 'start-later', slot: 'offer', seconds: 1}], ['b', undefined]),
    project,
  );
  expect(plan).toEqual({rewrites: [], summary: [], render: []});
});

test('two formats that need another focus are left to a person: a pick has only one', async () => {
  const {project} = workspace();
  const plan = await planFixes(
    report(
      ['a', {kind: 'focus', slot: 'hook', focus: [0.2, 0.5]}],
      ['b', {kind: 'focus', slot: 'hook', focus: [0.8, 0.5]}],
      ['b', {kind: 'start-later', slot: 'hook', seconds: 0.2}],
    ),
    project,
  );
  expect(plan).toMatchObject({summary: ['the clip of noon starts 0.20 s later in its take'], render: ['b']});
  expect(plan.rewrites[0]?.after).not.toContain('focus');
});

test('a focus or a take that variants.yaml names is left to a person: edit.yaml does not decide about it', async () => {
  const focus: Fix = {kind: 'focus', slot: 'hook', focus: [0.2, 0.5]};
  const later: Fix = {kind: 'start-later', slot: 'hook', seconds: 0.2};
  const nothing = {rewrites: [], summary: [], render: []};
  expect(await planFixes(report(['a', focus]), workspace(EDIT, {focus: [0.5, 0.5]}).project)).toEqual(
    nothing,
  );
  expect(await planFixes(report(['a', later], ['b', focus]), workspace(EDIT, {take: 2}).project)).toEqual(
    nothing,
  );
});
