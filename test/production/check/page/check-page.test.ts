import {expect, test} from 'vitest';
import {checkPage} from '../../../../src/production/check/page/check-page.ts';
import type {CheckReport} from '../../../../src/spot/findings/check-report.ts';

const HOSTILE = `</p><script>alert(1)</script>"'`;

const report: CheckReport = {
  spot: 'try',
  proof: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  pass: false,
  rules: [
    {
      id: 'picture-black',
      version: 1,
      title: 'The picture is black.',
      severity: 'error',
      limits: {luma: {value: 24, unit: 'code of 8 bits', source: 'ITU-R BT.709'}},
    },
  ],
  changed: [
    {
      brand: 'try',
      rule: 'picture-black',
      limit: 'luma',
      unit: 'codes',
      from: 24,
      to: 20,
      by: HOSTILE,
      why: 'A night scene',
    },
  ],
  variants: [
    {
      id: 'a',
      sha256: 'aa',
      pass: false,
      findings: Array.from({length: 8}, (_, at) => ({
        rule: 'picture-black',
        severity: 'error',
        variant: 'a',
        frames: {from: at, frames: 2},
        expected: 'no black frames',
        got: `${at} ${HOSTILE}`,
        evidence: at === 0 ? {picture: 'check/0.jpg'} : {},
      })),
    },
    {id: 'b', sha256: 'bb', pass: true, findings: []},
  ],
  distinctness: {
    concepts: [['a', 'b']],
    axes: [{axis: 'cta', values: 2, variants: 2, concepts: 1, adds: false}],
    pairs: [{a: 'a', b: 'b', opening: 1, whole: 0.93, copy: 0.8, sound: 1, alike: 0.96}],
  },
  totals: {variants: 2, passed: 1, errors: 8, warnings: 0, decoded: 0, seconds: 1},
};

test('the page lists what failed with its picture, its limits and their sources, and names what is clean', () => {
  const page = checkPage(report, 'Try');
  for (const text of [
    '1 of 2 variants pass',
    '<img src="check/0.jpg"',
    'frames 0 to 1',
    'and 2 more',
    'luma: 24 code of 8 bits (ITU-R BT.709)',
    'luma: 20 codes instead of 24',
    '<p class="quiet">b</p>',
    'one concept: a, b',
    'cta: 2 values, 2 files, 1 concepts. It adds no concept',
    '<td>93 %</td>',
  ])
    expect(page).toContain(text);
});

test('no text of a document or a master is taken as markup', () => {
  const page = checkPage(report, HOSTILE);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});

test('advice is beside the findings, marked as advice, and as harmless as any other text', () => {
  const advice = {
    model: 'model:own/eye',
    attempts: 3,
    questions: [{id: 'people', asks: 'Is there a person?', fault: 'yes' as const, recall: null}],
  };
  const answer = {answer: 'yes' as const, frame: 4, sentence: HOSTILE};
  const variants = report.variants.map((each) => ({
    ...each,
    advice: {
      frames: [4],
      questions: [{question: 'people', verdict: 'fault' as const, answers: [answer, answer, answer]}],
      missing: [],
    },
  }));
  const page = checkPage({...report, variants, advice}, 'Try');
  expect(page).toContain('Advice of a model');
  expect(page).toContain('does not affect the result');
  expect(page).toContain('[recall of the model: not measured]');
  expect(page).toContain('1 of 2 variants pass');
  expect(page).toContain('frame 4');
  expect(page).not.toContain('<script');
});
