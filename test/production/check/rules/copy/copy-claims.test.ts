import {expect, it} from 'vitest';
import {copyClaims} from '../../../../../src/production/check/rules/copy/copy-claims.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';

it('says of an unapproved claim what it is, where it is written and what would be approved', () => {
  const where = {file: 'spots/a/variants.yaml', line: 9, column: 7, field: 'copy.hook'};
  const claims = [
    {code: 'claim-unapproved', what: 'x', where, expected: 'the claim', got: '"48 hours"', fix: 'Change it.'},
  ];
  expect(applyRule(copyClaims, {claims}, 'one')).toEqual([
    {
      rule: 'copy-claims',
      severity: 'error',
      variant: 'one',
      frames: null,
      expected: 'the claim',
      got: '"48 hours" (spots/a/variants.yaml:9:7, copy.hook)',
      evidence: {code: 'claim-unapproved', ...where, fix: 'Change it.'},
    },
  ]);
});
