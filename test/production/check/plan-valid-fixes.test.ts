import {expect, onTestFinished, test} from 'vitest';
import {planValidFixes} from '../../../src/production/check/plan-valid-fixes.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {makeWorkspace} from '../../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';
const EDIT = 'picks: {bars: {out: 16f}, balls: {in: 2f}}\n';

test('a repair with which another variant shows too much of a take is left to a person, and the others are planned', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.write(`${SPOT}/edit.yaml`, EDIT);
  // The slots have 12 frames; in the longer variant, 16.
  workspace.edit(`${SPOT}/variants.yaml`, 'shots.hook: balls}', 'shots.hook: balls, seconds: 1.333}');
  const project = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  const later = (variant: string, frames: number): Finding => ({
    ...{
      rule: 'picture-black',
      severity: 'warning',
      variant,
      frames: null,
      expected: 'a picture',
      got: 'none',
    },
    fix: {kind: 'start-later', slot: 'hook', seconds: frames / 24},
  });
  const report = (bars: number) => ({
    variants: [later('one', bars), later('two', 4)].map((finding) => ({
      ...{id: finding.variant, sha256: 'aa', pass: true, findings: [finding]},
    })),
  });
  const one = await planValidFixes(report(1), project);
  expect(one.left).toEqual([
    expect.stringMatching(/^the clip of bars is left to a person: the slot "end" shows more frames.* "two"/),
  ]);
  expect(one.summary).toEqual(['the clip of balls starts 0.17 s later in its take']);
  expect(one.render).toEqual(['two']);
  expect(one.rewrites.map(({after}) => after)).toEqual([EDIT.replace('2f', "'6f'")]);
  workspace.write(`${SPOT}/edit.yaml`, EDIT.replace('16f', '17f'));
  const two = await planValidFixes(report(1), project);
  expect(two).toMatchObject({left: [], render: ['one', 'two']});
});
