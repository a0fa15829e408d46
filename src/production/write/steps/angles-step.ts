import {setBlock} from '../../../machine/documents/set-block.ts';
import {ANGLE_IDS} from '../../../spot/angles/angles.ts';
import {type FilledAngle, fillAngles} from '../../../spot/angles/fill-angles.ts';
import {type TriedAngle, triedAngles} from '../../../spot/angles/tried-angles.ts';
import {claimChecker} from '../../../spot/claims/unapproved-claims.ts';
import {invalid} from '../../../spot/problem/errors.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {callsFor, writeAngles} from '../../../spot/writing/write-angles.ts';
import type {TriedReport} from '../../results/batch-memory.ts';
import type {StepDraft, WriteNote} from '../step.ts';
import type {WriteContext} from '../write-context.ts';
import {describeUnproven} from '../write-notes.ts';

/**
 * Writes `angles.yaml`. `memory`: the reports of earlier batches. `filled`: the angles with their parts. Default: sentences of the brief. Errors: `angles-none`,
 * `ctas-none`.
 */
export function draftAngles(
  context: WriteContext,
  memory: readonly TriedReport[],
  filled: readonly FilledAngle[] = fillAngles(context.brief, context.claims),
): StepDraft {
  const {brief, claims, spot, props} = context;
  const tried = triedAngles(memory, ANGLE_IDS);
  const offer =
    brief.offer !== undefined && claimChecker(claims)(brief.offer).length === 0 ? brief.offer : undefined;
  const ctas = callsFor(props.language, offer);
  const file = writeAngles(filled, {ctas, tried: tried.map(({angle}) => angle)});
  if (!file)
    throw invalid({
      code: 'angles-none',
      what: 'the brief does not have the proof for any angle',
      where: {file: `${spot.folder}/brief.md`},
      expected: 'at least one angle with everything that it needs',
      got: filled.map(describeRefused).join('; '),
      fix: 'Add one of these fields to brief.md.',
    });
  if (file.angles.some(({ctas: own}) => own.length === 0))
    throw invalid({
      code: 'ctas-none',
      what: `the brief has no call to action in ${props.language}`,
      where: {file: `${spot.folder}/brief.md`},
      expected: '`offer` in brief.md, approved by a claim. English and German have neutral calls to action',
      got:
        brief.offer === undefined
          ? `no \`offer\`, and no neutral call to action in ${props.language}`
          : `${show(brief.offer)}, which claims more than is approved`,
      fix: 'Add `offer` and its claim to brief.md, or write angles.yaml yourself, with `ctas`.',
    });
  return {
    document: 'angles.yaml',
    edit: (text) => setBlock(setBlock(text, ['use'], file.use), ['angles'], file.angles),
    notes: [...filled.flatMap(refusals), ...tried.map(describeTried)],
  };
}

const describeRefused = ({angle, missing}: FilledAngle): string =>
  `${angle.id} lacks ${missing.map(({field, what}) => `${field} (${what})`).join(' and ')}`;

function refusals({angle, missing, unproven}: FilledAngle): WriteNote[] {
  return [
    ...(missing.length > 0
      ? [
          {
            kind: 'refused' as const,
            about: angle.id,
            what: `brief.md lacks ${missing.map(({field, what}) => `\`${field}\`: ${what}`).join('; ')}`,
          },
        ]
      : []),
    ...unproven.map(
      ({text, claim}): WriteNote => ({
        kind: 'refused',
        about: angle.id,
        what: describeUnproven(text, claim),
      }),
    ),
  ];
}

const describeTried = ({angle, cells, last, impressions}: TriedAngle): WriteNote => ({
  kind: 'tried',
  about: angle,
  what: `${cells} ${cells === 1 ? 'variant' : 'variants'} of earlier reports used it, the last until ${last}${impressions === null ? '' : `, with ${impressions.toLocaleString('en')} impressions in total`}`,
});
