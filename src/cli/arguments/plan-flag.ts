import {invalid} from '../../spot/problem/errors.ts';

/** As every plan has it: the beginning of a hash. A spot may have a name such as `plan-ace`. */
const PLAN_ID = /^plan-[0-9a-f]{16}$/;

/** Reads `--plan [id]`: the id of a plan to buy, or the spot, where the flag stood before it and took it for its value. */
export function planFlag(
  value: string | true | undefined,
  named: string | undefined,
): {id?: string; spot?: string} {
  if (typeof value !== 'string') return {};
  if (PLAN_ID.test(value)) return {id: value};
  if (named === undefined) return {spot: value};
  throw invalid({
    code: 'usage-value',
    what: 'the value of --plan is not valid',
    expected: 'the id that a plan prints (plan-...), or nothing',
    got: value,
    fix: 'Copy the id from the output of `--plan`, or leave it out to print a plan.',
  });
}
