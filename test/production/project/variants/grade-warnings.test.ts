import {expect, test} from 'vitest';
import {parseYaml} from '../../../../src/machine/documents/document.ts';
import type {SpotDocuments} from '../../../../src/production/project/load-spot.ts';
import {gradeWarnings} from '../../../../src/production/project/variants/grade-warnings.ts';
import {GradeFile} from '../../../../src/spot/documents/grade.ts';
import {Shot} from '../../../../src/spot/documents/shots.ts';
import {SpotProps} from '../../../../src/spot/variant/spot-props.ts';

const pour = Shot.parse({id: 'pour', kind: 'scene', subject: 'a pour', framing: 'wide', seconds: 2});
const props = SpotProps.parse({
  template: 'any',
  brand: 'any',
  copy: {},
  seconds: 1,
  shots: {hook: 'pour', end: {file: 'Hero Shot.jpg'}},
});

const warnings = (text: string) =>
  gradeWarnings(
    {grade: parseYaml(text, 'grade.yaml', GradeFile), shots: [pour]} as unknown as SpotDocuments,
    [{props}],
  );

test('a correction of a shot that does not exist is told with its line and the name that was meant', () => {
  expect(warnings('strength: 1\nshots: {puor: {correction: {exposure: 0.3}}}\n')).toMatchObject([
    {code: 'grade-unknown', got: 'puor', fix: 'Did you mean "pour"?', where: {line: 2, field: 'shots.puor'}},
  ]);
});

test('shots of shots.yaml are known, and so are those of files that a variant names', () => {
  const text = 'shots:\n  pour: {strength: 0.5}\n  file-hero-shot-jpg: {strength: 0.5}\n';
  expect(warnings(text.replace('-jpg', ''))).toEqual([]);
  expect(warnings(text)).toHaveLength(1);
});
