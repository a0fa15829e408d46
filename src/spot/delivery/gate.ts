import {z} from 'zod';

/**
 * What has to be in order before a file goes out. `master`: it was rendered in full size from the documents as they are. `check`: the
 * check of exactly this file found no error, and neither did the rules for files, frames, light and sound in the file for a placement. `decision`: the people who have to decide approved exactly this file and ad. `placeholder`:
 * every slot shows a real take. `captions`: the files with captions beside it can be read, and are about this master. `rights`: the rights of the files in it permit the placement, the countries and the days of the flight. `text`: the placement takes the ad's texts and button.
 * `placement`: the placement takes the file, or an encode of it.
 */
const GATES = [
  'master',
  'check',
  'decision',
  'placeholder',
  'captions',
  'rights',
  'text',
  'placement',
] as const;
export const DeliveryGate = z.enum(GATES);
export type DeliveryGate = z.infer<typeof DeliveryGate>;

/** A decision of a person to deliver although a gate is red. */
export const Override = z.strictObject({
  gate: DeliveryGate,
  /** The name of the person. */
  by: z.string(),
  why: z.string(),
});
export type Override = z.infer<typeof Override>;

/** The state of one gate for one variant, or for one variant in one placement. */
export const GateResult = z.strictObject({
  gate: DeliveryGate,
  variant: z.string(),
  /** Null for gates that are about the master. */
  placement: z.string().nullable(),
  /** `red` keeps the file from being delivered, `overridden` does not any more. */
  state: z.enum(['green', 'red', 'overridden']),
  /** The code of the problem; null where the gate is green. */
  code: z.string().nullable(),
  /** What is wrong, or what was looked at where the gate is green. */
  what: z.string(),
  /** The file that it is about; null where there is none. */
  file: z.string().nullable(),
  /** The field in it: `term.to`. Left out where it is about no field. */
  field: z.string().optional(),
  expected: z.string().nullable(),
  got: z.string().nullable(),
  /** What would open the gate; null where it is green. */
  fix: z.string().nullable(),
  /** Who delivers although the gate is red, and why; null for all others. */
  override: Override.nullable(),
});
export type GateResult = z.infer<typeof GateResult>;

/** Gates that no person can override: there is no file to deliver, or the platform would not take it. */
export const FIXED_GATES: readonly DeliveryGate[] = ['master', 'placement'];

/** A result that no person can override: that of such a gate, or of a sound that no rights record names. */
export const isFixed = ({gate, code}: Pick<GateResult, 'gate' | 'code'>): boolean =>
  FIXED_GATES.includes(gate) || code === 'rights-unrecorded';

/** The results with the overrides of a person. A gate that is green stays so. */
export const overrideGates = (results: readonly GateResult[], overrides: readonly Override[]): GateResult[] =>
  results.map((result) => {
    const override = overrides.find(({gate}) => gate === result.gate && !isFixed(result));
    return result.state === 'red' && override ? {...result, state: 'overridden', override} : result;
  });

/** Results that are red now, and that no person overrode as they are: another code, place or finding is another result. */
export const newlyRed = (before: readonly GateResult[], now: readonly GateResult[]): GateResult[] =>
  now.filter(
    (result) =>
      result.state === 'red' &&
      !before.some(
        (known) => known.state === 'overridden' && BOUND.every((name) => known[name] === result[name]),
      ),
  );

/** What an override is bound to. */
const BOUND = ['gate', 'variant', 'placement', 'code', 'what', 'got'] as const;
