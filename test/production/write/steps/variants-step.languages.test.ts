import {expect, test} from 'vitest';
import {frameworkScript} from '../../../../src/production/write/steps/script-step.ts';
import {draftVariantAxes} from '../../../../src/production/write/steps/variants-step.ts';
import {contextOf} from './write-context.ts';

const ANGLES = {angles: [{angle: 'routine', hooks: ['Up'], bodies: [['Cold']], ctas: ['Learn more']}]};

test('where variants are in several languages, the person is told which would show texts of another', () => {
  const context = {...contextOf({}), languages: ['en', 'en-GB', 'de', 'fr-CA']};
  const found = [...frameworkScript(context, ANGLES).notes, ...draftVariantAxes(context, ANGLES, []).notes];
  expect(found.filter(({about}) => about === 'language')).toEqual(
    Array(2).fill({kind: 'open', about: 'language', what: expect.stringMatching(/texts in en .* de, fr-CA/)}),
  );
});

test('variants of one language and several regions need no other texts', () => {
  const context = {...contextOf({}), languages: ['en', 'en-GB']};
  expect(draftVariantAxes(context, ANGLES, []).notes.filter(({about}) => about === 'language')).toEqual([]);
});
