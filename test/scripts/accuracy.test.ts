import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {appliedRules} from '../../src/production/check/applied-rules.ts';
import {adviceTable, QUESTION_KINDS, sampleAds, scoreAdvice} from '../accuracy/advice-exam.ts';
import {describeSet} from '../accuracy/exam-set.ts';
import {keepJson, readKept} from '../accuracy/kept-json.ts';
import {KIND_IDS, KINDS} from '../accuracy/kinds.ts';
import {readProgram} from '../accuracy/program.ts';
import {
  falselyAlarmed,
  isFound,
  type Judged,
  type PrintedFinding,
  scoreKinds,
  wilson,
  wrongFindings,
} from '../accuracy/score.ts';
import {SIDE_EFFECTS} from '../accuracy/side-effects.ts';
import {partOf} from '../accuracy/surgery/surgery.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenspot-accuracy-test-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const report = describeSet(folder, {set: 'report', seed: 2});
const tune = describeSet(folder, {set: 'tune', seed: 1});

test('a set has ten ads of each of 24 kinds, and 50 clean ones', () => {
  expect(KIND_IDS).toHaveLength(24);
  for (const kind of KIND_IDS) expect(report.instances.filter((each) => each.kind === kind)).toHaveLength(10);
  expect(report.instances.filter(({kind}) => kind === null)).toHaveLength(50);
  expect(new Set(report.instances.map(({id}) => id)).size).toBe(290);
});

test('each kind has a severe defect, and one that is barely over the limit', () => {
  for (const kind of KIND_IDS) {
    const strengths = report.instances.filter((each) => each.kind === kind).map(({strength}) => strength);
    expect(strengths).toEqual(expect.arrayContaining(['severe', 'barely']));
  }
});

test('the set for tuning shares no brand with the set that is reported', () => {
  const names = new Set(report.brands.map(({id}) => id));
  expect(tune.brands.filter(({id}) => names.has(id))).toEqual([]);
  expect(tune.brands.length).toBeGreaterThanOrEqual(4);
});

test('the same seed makes the same ads, another one makes others', () => {
  const text = (set: typeof report): string =>
    JSON.stringify(set.instances.map(({surgery: _, ...each}) => each));
  expect(text(describeSet(folder, {set: 'report', seed: 2}))).toBe(text(report));
  expect(text(describeSet(folder, {set: 'report', seed: 3}))).not.toBe(text(report));
});

test('all formats occur', () => {
  expect(new Set(report.instances.map(({ad}) => ad.format))).toEqual(new Set(['9:16', '4:5', '1:1', '16:9']));
});

const gates = {warnings: new Set(['graphics-reading-time'])};
const black = report.instances.find(({kind}) => kind === 'black');
const clean = report.instances.find(({kind}) => kind === null);
const finding = (change: Partial<PrintedFinding>): PrintedFinding => ({
  ...{
    rule: 'picture-black',
    severity: 'error',
    variant: 'a',
    frames: {from: 10, frames: 5},
    expected: '',
    got: '',
  },
  ...change,
});
const judged = (findings: PrintedFinding[]): Judged => {
  if (!black) throw new Error('the set has no black frames');
  return {instance: black, place: {from: 12, frames: 2}, findings};
};

test('an error of a rule of the kind finds a defect, if their frames overlap', () => {
  expect(isFound(judged([finding({})]), gates)).toBe(true);
  expect(isFound(judged([finding({frames: null})]), gates)).toBe(true);
  expect(isFound(judged([finding({frames: {from: 14, frames: 5}})]), gates)).toBe(false);
  expect(isFound(judged([finding({rule: 'picture-frozen'})]), gates)).toBe(false);
  expect(isFound(judged([finding({severity: 'warning'})]), gates)).toBe(false);
});

test('precision counts ads in which a rule of the kind raises an error that no defect explains', () => {
  if (!clean) throw new Error('the set has no clean ads');
  const good: Judged = {instance: clean, place: null, findings: [finding({})]};
  const freeze = report.instances.find(({kind}) => kind === 'freeze');
  if (!freeze) throw new Error('the set has no freezes');
  const frozen: Judged = {
    instance: freeze,
    place: {from: 20, frames: 9},
    findings: [finding({rule: 'picture-frozen', frames: {from: 20, frames: 9}}), finding({})],
  };
  const [, score] = scoreKinds([frozen, judged([finding({})]), judged([]), good], gates);
  expect(score).toMatchObject({
    ...{kind: 'black', found: 1, missed: 1, recall: 0.5, falseAlarms: 1, wrong: 1},
    precision: 1 / 3,
  });
  expect(falselyAlarmed([good])).toHaveLength(1);
  expect(falselyAlarmed([{...good, findings: [finding({severity: 'warning'})]}])).toHaveLength(0);
});

test('a defect explains errors of its own rules and its known effects, in its own frames', () => {
  const wrong = (change: Partial<PrintedFinding>) => wrongFindings(judged([finding(change)]), gates).length;
  expect(wrong({})).toBe(0);
  expect(wrong({rule: 'burnt-text', frames: {from: 12, frames: 1}})).toBe(0);
  expect(wrong({rule: 'burnt-text', frames: {from: 90, frames: 1}})).toBe(1);
  expect(wrong({frames: {from: 90, frames: 1}})).toBe(1);
  expect(wrong({rule: 'sound-mix', frames: null})).toBe(1);
  expect(wrong({rule: 'sound-mix', frames: null, severity: 'warning'})).toBe(0);
});

test('every known effect is of a rule that the check has, and of another kind', () => {
  const rules = new Set(appliedRules().map(({id}) => id));
  for (const kind of KIND_IDS)
    for (const rule of Object.keys(SIDE_EFFECTS[kind])) {
      expect(rules, rule).toContain(rule);
      expect(KINDS[kind] as readonly string[], kind).not.toContain(rule);
    }
});

test('defects of time are over moving footage, beside the card of the offer, and over whole end cards', () => {
  for (const kind of ['freeze', 'black', 'duplicate', 'foreign-frame', 'swapped-frames', 'flash'] as const) {
    const notes = report.instances.filter((each) => each.kind === kind).map(({note}) => note);
    expect(notes.filter((note) => /beside the card|offer/.test(note)).length, kind).toBeGreaterThanOrEqual(1);
  }
  const onCards = report.instances.filter(({ad}) => ad.copy.fullCard).map(({kind}) => kind);
  expect(new Set(onCards)).toEqual(new Set(['black', 'foreign-frame', 'flash']));
});

test('words are wrong in masters, and in templates that draw other words than the copy', () => {
  for (const kind of ['wrong-price', 'wrong-cta'] as const) {
    const own = report.instances.filter((each) => each.kind === kind);
    const drawn = own.filter(({ad}) => ad.copy.fault?.says);
    expect(drawn.length).toBeGreaterThanOrEqual(3);
    expect(drawn.every(({where}) => where === 'documents')).toBe(true);
    expect(own.filter(({where}) => where === 'master').length).toBeGreaterThanOrEqual(5);
  }
});

test('thirty or more of the clean ads are just inside a limit', () => {
  const edges = report.instances.filter(({strength}) => strength === 'edge');
  expect(edges.length).toBeGreaterThanOrEqual(30);
  expect(new Set(edges.map(({note}) => note)).size).toBeGreaterThanOrEqual(29);
  expect(report.instances.filter(({strength}) => strength === 'clean').length).toBeGreaterThanOrEqual(15);
});

test('what an earlier run kept is used under the same key only, and a damaged file is none', () => {
  const file = join(folder, 'kept.json');
  expect(readKept(file, 'a')).toBeUndefined();
  keepJson(file, 'a', {found: 3});
  expect(readKept(file, 'a')).toEqual({found: 3});
  expect(readKept(file, 'b')).toBeUndefined();
  writeFileSync(file, '{"key": "a", "val');
  expect(readKept(file, 'a')).toBeUndefined();
});

test('the program that is measured is named by its files', () => {
  const [first, again] = [readProgram(), readProgram()];
  expect(first).toEqual(again);
  expect(first.title).toContain(first.all.slice(0, 12));
  expect(first.generator).not.toBe(first.all);
});

test('each part of an ad leaves out the transition between them', () => {
  const patient = {hook: 60, frames: 138, fps: 30} as Parameters<typeof partOf>[0];
  expect(partOf(patient, 'hook')).toEqual({from: 0, frames: 60});
  expect(partOf(patient, 'offer')).toEqual({from: 72, frames: 66});
});

test("intervals are those of Wilson's formula", () => {
  // Published values for 95 %: 10 of 10 is 0.722 to 1, 1 of 50 is 0.0035 to 0.105 (R. G. Newcombe, 1998, table I has the method).
  expect(wilson(10, 10).map((each) => each.toFixed(3))).toEqual(['0.722', '1.000']);
  expect(wilson(1, 50).map((each) => each.toFixed(4))).toEqual(['0.0035', '0.1050']);
});

describe('the advice of a model', () => {
  const judged = report.instances.map((instance): Judged => ({instance, place: null, findings: []}));
  const sample = sampleAds(judged, 2);
  const kinds = [...new Set(Object.values(QUESTION_KINDS).flat())];
  const advised = (verdict: (each: Judged) => 'fine' | 'fault' | 'unsure', missing: object[] = []) => ({
    advice: {model: 'model:own/eye', attempts: 3, questions: []},
    variants: sample.map((each) => ({
      ...{id: each.instance.id, sha256: 'a', pass: true, findings: []},
      advice: {
        frames: [],
        questions: Object.keys(QUESTION_KINDS).map((question) => {
          return {question, verdict: verdict(each), answers: []};
        }),
        missing: missing as {attempt: number; code: string; what: string; fix: string}[],
      },
    })),
  });

  test('is measured on three ads of each kind that a question is about, and on ten clean ones, by the seed', () => {
    for (const kind of kinds) expect(sample.filter(({instance}) => instance.kind === kind)).toHaveLength(3);
    expect(sample.filter(({instance}) => instance.kind === null)).toHaveLength(10);
    expect(new Set(sample).size).toBe(3 * kinds.length + 10);
    expect(sampleAds(judged, 2)).toEqual(sample);
    expect(sampleAds(judged, 3)).not.toEqual(sample);
  });

  test('counts faults as found, and what is left to a person as not found', () => {
    const exam = scoreAdvice(
      sample,
      [
        advised(({instance: {kind}}) =>
          kind === null ? 'fine' : kind === 'garbled-label' ? 'unsure' : 'fault',
        ),
      ],
      gates,
    );
    expect(exam).toMatchObject({
      model: 'model:own/eye',
      scores: [
        {question: 'product-likeness', found: 6, unsure: 3, byRules: 0, defects: 9, alarms: 0, clean: 10},
        {question: 'extra-logo', found: 3, unsure: 0, defects: 3},
        {question: 'other-text', found: 6, unsure: 3, defects: 9},
      ],
    });
    expect(scoreAdvice(sample, [advised(() => 'fault')], gates)).toMatchObject({
      scores: [{alarms: 10}, {alarms: 10}, {alarms: 10}],
    });
  });

  test('was not measured where no answer came', () => {
    const missing = [{attempt: 1, code: 'words-over-budget', what: 'No answer', fix: 'Raise it.'}];
    const exam = scoreAdvice(sample, [advised(() => 'unsure', missing)], gates);
    expect(adviceTable(exam)).toEqual(['advice: not measured: No answer [words-over-budget]. Raise it.']);
  });
});
