import {createInterface} from 'node:readline/promises';
import {InvalidArgumentError} from 'commander';
import {DeliveryGate, FIXED_GATES, type Override} from '../../node/vocabulary.ts';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';

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
 * The overrides that a person confirmed on a terminal, by writing the names of the gates again. None where no gate is named. Errors:
 * `override-incomplete`, `override-needs-person` with `--json` or without a terminal, `override-declined`.
 */
export async function confirmOverrides(
  {override, by, why, json}: OverrideFlags,
  {input, output}: Terminal = {input: process.stdin, output: process.stderr},
): Promise<Override[]> {
  const gates = [...new Set(override)];
  if (gates.length === 0) {
    if (by === undefined && why === undefined) return [];
    throw invalid(incomplete('--by and --why belong to --override', '--override'));
  }
  const name = by?.trim();
  const reason = why?.trim();
  if (!name || !reason) throw invalid(incomplete('an override names who decides and why', '--by and --why'));
  if (json || !input.isTTY || !output.isTTY)
    throw invalid({
      code: 'override-needs-person',
      what: 'a gate can be overridden by a person only',
      expected: 'a person at a terminal, without --json',
      got: json ? '--json' : 'no terminal',
      fix: 'Run the command in a terminal, or make the gate green.',
    });
  const asked = gates.join(' ');
  const lines = createInterface({input, output});
  try {
    const answer = await lines.question(`${name} overrides: ${asked}. Write "${asked}" to confirm: `);
    if (answer.trim() === asked) return gates.map((gate) => ({gate, by: name, why: reason}));
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
}

const incomplete = (what: string, expected: string): Problem => ({
  code: 'override-incomplete',
  what,
  expected,
  got: 'nothing',
  fix: 'Add it: --override <gate> --by <who> --why <reason>.',
});
