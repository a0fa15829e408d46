import {expect, test} from 'vitest';
import {describeStanding} from '../../../src/review/rounds/describe-standing.ts';
import type {Standing, StandingDecision} from '../../../src/spot/review/standing.ts';

const parts = {props: '', takes: '', template: '', look: '', sound: '', tools: ''};
const decision: StandingDecision = {
  ...{variant: 'a', sha256: 'a'.repeat(64), stage: 'brand', decision: 'approved', comment: null, parts},
  ...{by: 'Ana', at: '', changed: []},
};
const standing: Standing = {
  ...{variant: 'a', sha256: 'a'.repeat(64), approved: false, decisions: [], missing: [], against: []},
};
const wordOf = (own: Partial<Standing>, hasRounds = true) =>
  describeStanding({...standing, ...own}, hasRounds).word;

test('a master is approved, has decisions against it, has void ones, or is undecided', () => {
  expect(wordOf({approved: true})).toBe('approved');
  expect(wordOf({against: [decision]})).toBe('changes');
  expect(wordOf({decisions: [{...decision, changed: ['props']}]})).toBe('void');
  expect(wordOf({missing: [{stage: 'brand', person: 'Ana'}]})).toBe('undecided');
  expect(wordOf({}, false)).toBe('');
});
