import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {
  describeShotDraft,
  draftShots,
  plannedShots,
} from '../../../../src/production/write/steps/shots-step.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {Brief} from '../../../../src/spot/documents/brief.ts';

const context = {
  brief: Brief.parse({product: 'Rye', promise: 'P', audience: 'A'}),
  brand: {file: {defaults: {tenspot: {products: {}}}}},
  claims: {names: ['Rye'], claims: []},
  props: {language: 'en'},
  spot: {shots: []},
} as unknown as WriteContext;

const script = {
  beats: [
    {slot: 'hook', seconds: 3, says: '', super: '', shows: 'our baker at the oven'},
    {slot: 'end', seconds: 3, says: '', super: '', shows: 'Rye on a board'},
  ],
};

const OWN = `# mine
policy: {takes: 2}
shots:
  - {id: own, kind: scene, subject: a field, framing: wide, seconds: 3} # stays
  - id: hook
    kind: scene
    subject: another opening
    framing: wide
    seconds: 3
`;

test('shots of the script are written, and every byte of other shots stays', () => {
  const {edit, notes} = draftShots(plannedShots(context, script));
  const done = edit(OWN);
  expect(done).toContain('# mine\npolicy: {takes: 2}\nshots:\n  - {id: own, kind: scene');
  expect(done).toContain('# stays');
  expect(done).not.toContain('another opening');
  expect(done).toContain('mustShoot: true');
  expect(edit(done)).toBe(done);
  expect(notes.map(({kind, about}) => [kind, about])).toEqual([
    ['filmed', 'hook'],
    ['needs', 'end'],
  ]);
});

test('a shot that a model may make, with a picture, needs nothing', () => {
  expect(
    describeShotDraft({
      slot: 'a',
      shot: {id: 'a', kind: 'scene', subject: 'b', framing: 'wide', seconds: 1},
      needs: [],
      real: null,
    }),
  ).toEqual([]);
});

test('a shot that a person marked to be filmed stays marked, and the person is told that it has to be filmed', () => {
  const marked = {
    ...context,
    spot: {shots: [{id: 'end', mustShoot: true}]},
  } as unknown as WriteContext;
  const {edit, notes} = draftShots(plannedShots(marked, script));
  const {shots} = parse(edit(OWN.replace('id: own', 'id: end'))) as {shots: {id: string; mustShoot?: true}[]};
  expect(shots.find(({id}) => id === 'end')?.mustShoot).toBe(true);
  expect(notes).toContainEqual(expect.objectContaining({kind: 'filmed', about: 'end'}));
});
