import {expect, test} from 'vitest';
import {GradeFile} from '../../../src/spot/documents/grade.ts';
import {type Finding, findingsByRule, footageFindings} from '../../../src/spot/findings/finding.ts';
import type {Take} from '../../../src/spot/takes/take.ts';
import {type Filling, layTimeline} from '../../../src/spot/timeline/timeline.ts';

const take: Take = {
  shot: 'bach',
  number: 1,
  provider: 'p',
  model: 'm',
  request: '',
  src: `${'a'.repeat(64)}.mp4`,
  frames: 75,
  fps: 25,
  width: 1080,
  height: 1920,
  focus: [0.5, 0.5],
  warnings: [],
  rights: null,
};

function findings(from: number, warnings: string[] = [], file?: string, grade?: object) {
  const fillings: Record<string, Filling> = {
    hook: {pick: {in: from, speed: 1}, take: {...take, warnings, ...(file === undefined ? {} : {file})}},
  };
  const slots = {hook: {seconds: 2}};
  const {footage} = layTimeline({
    ...{slots, fillings, transitions: {}, fps: 25, frames: 50},
    ...{width: 1080, height: 1920},
  });
  return footageFindings('a', {footage, fillings, grade: grade && GradeFile.parse(grade)});
}

test('a pick that starts after its clip ends says so, in seconds', () => {
  expect(findings(3.5)).toMatchObject([
    {
      rule: 'take-starts-late',
      expected: 'a start in the clip for shot "bach", which is 3 s long',
      got: expect.stringContaining('`in: 3.5` in edit.yaml, after its end'),
    },
  ]);
});

test('a clip that ends in its slot is too short, and one that is long enough is fine', () => {
  expect(findings(2)).toMatchObject([
    {rule: 'take-short', expected: '100 frames of shot "bach" for slot "hook"'},
  ]);
  expect(findings(1)).toEqual([]);
});

test('what conforming changed is told once, with the clip, or with the take where there is no file', () => {
  expect(findings(0, ['interlaced', 'interlaced'])).toMatchObject([
    {rule: 'take-conformed', got: 'take 1 of shot "bach": interlaced'},
  ]);
  expect(findings(0, ['interlaced'], 'clips/bach.mov')).toMatchObject([
    {rule: 'take-conformed', got: 'clips/bach.mov: interlaced'},
  ]);
});

test('a take that was not measured with the others says that it is not corrected, and what to do', () => {
  const shots = {bach: {takes: {'take-1-00000000': {measured: {exposure: 1}}}}};
  expect(findings(0, [], undefined, {shots})).toMatchObject([
    {
      rule: 'grade-stale',
      severity: 'warning',
      expected: 'an entry for take 1 of shot "bach" in grade.yaml, as the other takes have',
      got: expect.stringContaining('no take-1-aaaaaaaa'),
    },
  ]);
  shots.bach.takes = {'take-1-aaaaaaaa': {measured: {exposure: 1}}} as never;
  expect(findings(0, [], undefined, {shots})).toEqual([]);
});

test('findings are listed by rule, the worst rules first', () => {
  const finding = (rule: string, severity: Finding['severity']): Finding => ({
    rule,
    severity,
    variant: 'a',
    frames: null,
    expected: 'x',
    got: 'y',
  });
  const all = [
    finding('told', 'info'),
    finding('doubtful', 'warning'),
    finding('told', 'info'),
    finding('wrong', 'error'),
    finding('doubtful', 'error'),
  ];
  expect(findingsByRule(all).map(([rule, found]) => [rule, found.length])).toEqual([
    ['wrong', 1],
    ['doubtful', 2],
    ['told', 2],
  ]);
  expect(findingsByRule(all)[1]?.[1].map(({severity}) => severity)).toEqual(['error', 'warning']);
});
