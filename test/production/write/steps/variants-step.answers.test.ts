import {expect, test} from 'vitest';
import {draftAngles} from '../../../../src/production/write/steps/angles-step.ts';
import {draftVariantAxes} from '../../../../src/production/write/steps/variants-step.ts';
import type {AnglesFile} from '../../../../src/spot/documents/angles.ts';
import {contextOf, written} from './write-context.ts';

const BRIEF = {
  problem: 'Warm water again',
  myth: {said: 'Steel makes water taste of metal', truth: 'Glass inside'},
  objections: [
    {said: 'It is too heavy', answer: 'Lift it once'},
    {said: 'It costs too much', answer: 'It costs €39'},
  ],
  testimonials: [{text: 'My ice was there', by: 'Ada Lovelace', proof: 'letter'}],
  claims: [{text: 'It costs €39', proof: 'Price list'}],
};

type Value = {id: string; 'copy.title'?: string; 'copy.body'?: string};

function axesFor(use: string, brief: object = BRIEF) {
  const context = contextOf(brief);
  const angles = {...written<AnglesFile>(draftAngles(context, [])), use};
  const draft = draftVariantAxes(context, angles, [], {wanted: 20});
  return {...written<{axes: {hook?: Value[]; body?: Value[]}}>(draft), notes: draft.notes, angles};
}

/** Each opening with the bodies that variants show after it. */
const pairsOf = ({axes: {hook = [], body = []}}: ReturnType<typeof axesFor>) =>
  hook.flatMap((each) =>
    (each['copy.body'] === undefined ? body : [each]).map((after) => [
      each['copy.title'],
      after['copy.body'],
    ]),
  );

test('a myth or an objection does not open an ad that has the bodies of another angle', () => {
  const openings = pairsOf(axesFor('problem-agitate-solve')).map(([opening]) => opening);
  expect(openings).toContain('Warm water again');
  expect(openings).not.toContain('Steel makes water taste of metal');
  expect(openings).not.toContain('It is too heavy');
});

test('where the angle answers its openings, each opening is shown with its own answer, and the others with a body of their own angle', () => {
  const {axes} = axesFor('objection-handling');
  expect(axes.body).toBeUndefined();
  const pairs = new Map(axes.hook?.map((each) => [each['copy.title'], each['copy.body']]));
  expect(pairs.get('It is too heavy')).toBe('Lift it once');
  expect(pairs.get('It costs too much')).toBe('It costs €39');
  expect(pairs.get('Steel makes water taste of metal')).toBe('Glass inside');
  expect(pairs.get('Warm water again')).toBe('Cold');
});

test('an opening whose answer fits no field is left out, and named', () => {
  const truth = 'The inside of it is glass, and water never touches the steel';
  const {axes, notes} = axesFor('myth-buster', {...BRIEF, myth: {...BRIEF.myth, truth}});
  expect(axes.hook?.map((each) => each['copy.title'])).not.toContain('Steel makes water taste of metal');
  expect(notes).toContainEqual({
    kind: 'open',
    about: 'copy.title',
    what: expect.stringContaining('"Steel makes water taste of metal"'),
  });
});

test('an answer that claims more than is approved takes its objection with it', () => {
  const objections = [{said: 'It is too heavy', answer: 'The lightest of all'}, BRIEF.objections[1]];
  const {angles} = axesFor('objection-handling', {...BRIEF, objections});
  const own = angles.angles.find(({angle}) => angle === 'objection-handling');
  expect(own?.hooks).toEqual(['It costs too much']);
  expect(own?.bodies[0]?.[0]).toBe('It costs €39');
});

test('what a customer said is written as a quotation, with the name', () => {
  const {angles} = axesFor('social-proof');
  expect(angles.angles.find(({angle}) => angle === 'social-proof')?.hooks).toEqual([
    '"My ice was there" – Ada Lovelace',
  ]);
});

test('a person may write several wordings of one myth, which one body answers', () => {
  const angles = {
    angles: [
      {
        angle: 'myth-buster',
        hooks: ['All flasks are alike', 'A flask is a flask'],
        bodies: [['Not this']],
        ctas: ['Go'],
      },
    ],
  };
  const draft = draftVariantAxes(contextOf({}), angles, []);
  expect(written<{axes: {hook: Value[]}}>(draft).axes.hook.map((each) => each['copy.body'])).toEqual([
    'Not this',
    'Not this',
  ]);
});
