import type {Rule} from '../../../../spot/findings/rule.ts';
import type {Problem} from '../../../../spot/problem/errors.ts';

/** What is wrong with the words of a variant, with paths relative to the workspace. */
export type CheckedCopy = {claims: readonly Problem[]};

/** Numbers, prices, superlatives and other claims in the words of a variant that the brief and the brand do not approve. */
export const copyClaims: Rule<CheckedCopy> = {
  id: 'copy-claims',
  version: 3,
  title: 'A sentence makes a claim that neither the brief nor the brand approves.',
  severity: 'error',
  limits: {},
  judge: ({claims}) =>
    claims.map(({code, where = {}, expected = '', got = '', fix}) => {
      const {file, line, column, field} = where;
      const place = [file, line, column].filter((part) => part !== undefined).join(':');
      return {
        frames: null,
        expected,
        got: `${got} (${place}, ${field})`,
        evidence: {code, file, line, column, field, fix},
      };
    }),
};
