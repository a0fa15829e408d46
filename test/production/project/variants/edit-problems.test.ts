import {cpSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {parseYaml} from '../../../../src/machine/documents/document.ts';
import type {Catalog} from '../../../../src/production/project/catalog.ts';
import type {SpotDocuments} from '../../../../src/production/project/load-spot.ts';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {editProblems} from '../../../../src/production/project/variants/edit-problems.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {EditFile} from '../../../../src/spot/documents/edit.ts';
import {problemsOf} from '../../../../src/spot/problem/errors.ts';
import {SpotProps} from '../../../../src/spot/variant/spot-props.ts';
import {makeWorkspace} from '../../../support/workspace.ts';

type Row = {brand: string; template?: string; isValid?: boolean};

const brandWith = (music: object) => ({file: {defaults: {tenspot: {music}}}});
const slotsOf = (...names: string[]) => ({
  slots: () => Object.fromEntries(names.map((name) => [name, {seconds: 1}])),
});

/** The brand "loud" has a sonic logo and the sound "boom", "plain" has neither, and "broken" could not be read. */
const catalog = {
  brands: {loud: brandWith({'sonic-logo': 'logo.wav', sounds: {boom: 'boom.wav'}}), plain: brandWith({})},
  templates: {short: slotsOf('hook', 'end'), long: slotsOf('hook', 'proof', 'end')},
} as unknown as Catalog;

const problemsFor = (edit: string, rows: readonly Row[]): (string | undefined)[] => {
  const drafts = rows.map(({brand, template = 'short'}) => ({props: {brand, template}}));
  const variants = rows.flatMap(({brand, template = 'short', isValid = true}, at) =>
    isValid
      ? [{id: String(at), name: '', choices: {}, props: SpotProps.parse({brand, template, copy: {}})}]
      : [],
  );
  const spot = {edit: parseYaml(edit, 'edit.yaml', EditFile), shots: []} as unknown as SpotDocuments;
  return editProblems(spot, variants, catalog, drafts).map(({what}) => what);
};

const LOGO = 'sound: {sonicLogo: [{gain: -3}]}\n';
const BOOM = 'sound: {cues: [{sound: boom, slot: hook}]}\n';
const [NO_LOGO, NO_BOOM] = ['the brand has no sonic logo', 'the brand has no sound "boom"'];

test('what no brand of the spot has is refused, and what one of them has is not', () => {
  expect(problemsFor(LOGO, [{brand: 'plain'}])).toEqual([NO_LOGO]);
  expect(problemsFor(BOOM, [{brand: 'plain'}])).toEqual([NO_BOOM]);
  for (const edit of [LOGO, BOOM]) expect(problemsFor(edit, [{brand: 'plain'}, {brand: 'loud'}])).toEqual([]);
});

test('a brand counts although its only row has a fault, or it cannot be read', () => {
  for (const edit of [LOGO, BOOM]) {
    expect(problemsFor(edit, [{brand: 'plain'}, {brand: 'loud', isValid: false}])).toEqual([]);
    expect(problemsFor(edit, [{brand: 'plain'}, {brand: 'broken', isValid: false}])).toEqual([]);
  }
  expect(problemsFor(LOGO, [{brand: 'plain'}, {brand: 'plain', isValid: false}])).toEqual([NO_LOGO]);
});

test('an edit that switches the sonic logo off needs none', () => {
  expect(problemsFor('sound: {sonicLogo: [{play: false}]}\n', [{brand: 'plain'}])).toEqual([]);
  expect(problemsFor('sound: {sonicLogo: [{play: false}, {}]}\n', [{brand: 'plain'}])).toEqual([NO_LOGO]);
});

test('a slot counts although the only row whose template has it has a fault', () => {
  const edit = 'transitions: {proof: {kind: dissolve}}\n';
  const unknown = ['the template has no slot "proof"'];
  const short = {brand: 'plain', template: 'short'};
  const long = {brand: 'plain', template: 'long'};
  expect(problemsFor(edit, [short])).toEqual(unknown);
  expect(problemsFor(edit, [short, long])).toEqual([]);
  expect(problemsFor(edit, [short, {...long, isValid: false}])).toEqual([]);
  expect(problemsFor(edit, [short, {...short, isValid: false}])).toEqual(unknown);
});

test('a spot leaves out the faulty variants of the brand with the sonic logo, and renders those of the other', async () => {
  const files = await makeWorkspace();
  onTestFinished(files.remove);
  cpSync(files.path('brands/plain'), files.path('brands/loud'), {recursive: true});
  files.edit('brands/loud/brand.yaml', '      sounds:', '      sonic-logo: music/tick.wav\n      sounds:');
  const [rows, bad] = ['compositions/spots/tiny/variants.yaml', 'brand: loud, format: square'];
  files.edit(rows, 'id: one, copy.hook: One', `id: one, ${bad}, copy.hook: One`);
  files.write('compositions/spots/tiny/edit.yaml', LOGO);
  const project = await openWorkspace(await findWorkspace(files.root));
  const {variants, refused} = await openSpot(project, 'tiny', {keepGoing: true});
  expect(variants.map(({id}) => id)).toEqual(['two']);
  expect(refused).toMatchObject([{id: 'one', problem: {where: {field: 'format'}}}]);
  // All variants are asked for: the fault of the row is the only problem.
  expect(await openSpot(project, 'tiny').then(() => [], problemsOf)).toHaveLength(1);
});
