import {expect, test} from 'vitest';
import {withAdvice} from '../../../src/production/check/report-of.ts';
import {CheckReport} from '../../../src/spot/findings/check-report.ts';

const report: CheckReport = {
  ...{spot: 'try', proof: false, createdAt: '2026-01-01T00:00:00.000Z', pass: true, rules: [], changed: []},
  variants: ['a', 'b'].map((id) => ({id, sha256: id, pass: true, findings: []})),
  distinctness: {concepts: [], axes: [], pairs: []},
  totals: {variants: 2, passed: 2, errors: 0, warnings: 0, decoded: 0, seconds: 1},
};

test('a fault that a model sees is in the report, and changes no verdict, no finding and no count', () => {
  const answers = Array.from({length: 3}, () => ({answer: 'yes' as const, frame: 3, sentence: 'A crest.'}));
  const advised = withAdvice(report, {
    advice: {
      ...{model: 'model:own/eye', attempts: 3},
      questions: [{id: 'extra-logo', asks: 'Is there one?', fault: 'yes', recall: null}],
    },
    variants: new Map([
      ['a', {frames: [3], questions: [{question: 'extra-logo', verdict: 'fault', answers}], missing: []}],
    ]),
  });
  expect(CheckReport.parse(advised)).toEqual(advised);
  const {advice, variants, ...rest} = advised;
  expect(advice?.model).toBe('model:own/eye');
  expect(variants[0]?.advice?.questions[0]?.verdict).toBe('fault');
  expect(variants[1]).not.toHaveProperty('advice');
  expect({...rest, variants: variants.map(({advice: _, ...each}) => each)}).toEqual(report);
});
