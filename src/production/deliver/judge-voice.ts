import type {Problem} from '../../spot/problem/errors.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';

/**
 * The problem of a master in which a scratch voice, or nothing, says a line. `file`: the master. `isLocal`: the model of the voice is in a
 * folder of the brand. Code: `voice-scratch`.
 */
export function scratchVoiceProblem(
  record: Pick<VariantRecord, 'speech'> | null | undefined,
  file: string | undefined,
  isLocal: boolean,
): Problem | undefined {
  const lines = (record?.speech ?? []).filter(({sha256, standsIn}) => sha256 === null || standsIn);
  if (lines.length === 0) return undefined;
  return {
    code: 'voice-scratch',
    what: 'the master lacks lines of its voice',
    where: {file},
    expected: 'a line of the voice in each slot that has words',
    got: lines
      .map(({slot, standsIn}) => `${slot}: ${standsIn ? 'a scratch voice' : 'nothing is spoken'}`)
      .join('; '),
    fix: isLocal
      ? 'Render again. Its warning `voice-local-failed` says why the voice on this machine cannot speak.'
      : 'Buy the lines: `tenspot shoot --plan` shows their price. Then render again.',
  };
}
