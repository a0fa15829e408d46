import {createInterface} from 'node:readline/promises';
import {InvalidArgumentError} from 'commander';
import {
  DeliveryGate,
  FIXED_GATES,
  type GateResult,
  OverrideReason,
  type OverrideRequest,
  PersonName,
} from '../../node/vocabulary.ts';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {visibleText} from '../../spot/problem/visible-text.ts';
import {print} from '../output/terminal.ts';

export type OverrideFlags = {override: DeliveryGate[]; by?: string; why?: string; json: boolean};

/** The terminal at which a person confirms. */
type Terminal = {
  input: NodeJS.ReadableStream & {isTTY?: boolean};
  output: NodeJS.WritableStream & {isTTY?: boolean};
};

const OPEN = DeliveryGate.options.filter((gate) => !FIXED_GATES.includes(gate));

/** Reads names of gates that can be overridden, with commas between them. */
export function toGates(text: string, before: readonly DeliveryGate[]): DeliveryGate[] {
  const gates = text.split(',').map((name) => DeliveryGate.safeParse(name.trim()).data);
  if (gates.some((gate) => gate === undefined || !OPEN.includes(gate)))
    throw new InvalidArgumentError(`gates that can be overridden: ${OPEN.join(', ')}`);
  return [...before, ...(gates as DeliveryGate[])];
}

/**
 * What a person overrides: asked for on a terminal after the gates were judged, by writing the names of the gates below what is red.
 * Undefined where no gate is named. Errors, before anything is made: `override-incomplete`, `override-long`, `override-needs-person` with
 * `--json` or without a terminal. `confirm` rejects with `override-declined`.
 */
export function requestOverride(
  {override, by, why, json}: OverrideFlags,
  {input, output}: Terminal = {input: process.stdin, output: process.stderr},
): OverrideRequest | undefined {
  const gates = [...new Set(override)];
  if (gates.length === 0) {
    if (by === undefined && why === undefined) return undefined;
    throw invalid(incomplete('--by and --why belong to --override', '--override'));
  }
  const name = by?.trim();
  const reason = why?.trim();
  if (!name || !reason) throw invalid(incomplete('an override names who decides and why', '--by and --why'));
  refuseUnrecordable(PersonName.safeParse(name).success, '--by', 'a name of at most 80 characters', name);
  refuseUnrecordable(
    OverrideReason.safeParse(reason).success,
    '--why',
    'a reason in words, of at most 4000 characters',
    reason,
  );
  if (json || !input.isTTY || !output.isTTY)
    throw invalid({
      code: 'override-needs-person',
      what: 'a gate can be overridden by a person only',
      expected: 'a person at a terminal, without --json',
      got: json ? '--json' : 'no terminal',
      fix: 'Run the command in a terminal, or make the gate green.',
    });
  const confirm = async (red: readonly GateResult[]): Promise<void> => {
    const asked = [...new Set(red.map(({gate}) => gate))].join(' ');
    const lines = createInterface({input, output});
    try {
      for (const each of red) print(output, `${describeRed(each)}\n`);
      const answer = await lines.question(
        `${visibleText(name)} overrides these. Write "${asked}" to confirm: `,
      );
      if (answer.trim() === asked) return;
    } finally {
      lines.close();
    }
    throw new TenspotError({
      code: 'override-declined',
      what: 'the override was not confirmed',
      expected: asked,
      got: 'another answer',
      fix: 'Run the command again, or make the gate green.',
    });
  };
  return {gates, by: name, why: reason, confirm};
}

/** One line, whatever line breaks the documents have: each red result begins with "red". */
const describeRed = ({gate, variant, placement, what, got}: GateResult): string =>
  `red ${gate}: ${variant}${placement ? ` for ${placement}` : ''}: ${what}${got ? ` (${got})` : ''}`.replaceAll(
    /\s+/g,
    ' ',
  );

function refuseUnrecordable(fits: boolean, flag: string, expected: string, got: string): void {
  if (fits) return;
  throw invalid({
    code: 'override-long',
    what: `${flag} cannot be recorded in the log of the review`,
    expected,
    got: `${got.length} characters`,
    fix: 'Shorten it.',
  });
}

const incomplete = (what: string, expected: string): Problem => ({
  code: 'override-incomplete',
  what,
  expected,
  got: 'nothing',
  fix: 'Add it: --override <gate> --by <who> --why <reason>.',
});
