import type {ScriptFile} from '../documents/script.ts';
import {spokenSeconds, superSeconds, wordsToCut} from '../timing/spoken-seconds.ts';
import type {CopyPart, SlotSpec} from '../variant/template.ts';
import type {ChosenCopy} from './choose-copy.ts';
import {fitSeconds} from './fit-seconds.ts';

/** What a script is written from. */
export type ScriptSources = {
  /** Of the texts that vary, those that some variant shows. */
  copy: ChosenCopy;
  parts: readonly CopyPart[];
  /** The slots of the template, in order. */
  slots: Readonly<Record<string, SlotSpec>>;
  /** Seconds of each slot in the spot. */
  seconds: Readonly<Record<string, number>>;
  language: string;
  /** What the opening and the body show. Left out: the product. */
  shows: {hook?: string | undefined; body?: string | undefined};
  product: string;
};

/** The parts of the copy that a voice says. An offer, a price and a button are read. */
export const SPOKEN_ROLES: ReadonlySet<CopyPart['role']> = new Set(['hook', 'body']);

/** The least seconds of a slot without a text. */
const WITHOUT_TEXT = 1;

/**
 * The beats of a script: one for each slot of the timeline, with what is shown, and for the hook and the lines of the body what is said, where the slot
 * has the time. Lines that differ between variants are not said by the script, because a voice would say the first one in all of them. A slot is as long as its longest text
 * needs to be read; `short` is how many seconds the spot has too few for that.
 */
export function writeScript(sources: ScriptSources): {
  script: ScriptFile;
  short: number;
} {
  const {copy, parts, slots, seconds, language, shows, product} = sources;
  const texts: Record<string, string | undefined> = {...copy.shared, ...copy.bodies[0]};
  const varying: Partial<Record<CopyPart['role'], readonly string[]>> = {hook: copy.hooks, cta: copy.ctas};
  const lines = Object.entries(slots).filter(([, spec]) => spec.with === undefined);
  const partsIn = (slot: string): CopyPart[] => parts.filter((part) => part.slot === slot);
  const needs = lines.map(([slot]) => {
    const shown = partsIn(slot).flatMap(({role, copy: path}) => [
      ...(varying[role] ?? []),
      ...copy.bodies.flatMap((each) => each[path] ?? []),
      ...(copy.shared[path] === undefined ? [] : [copy.shared[path]]),
    ]);
    return Math.max(WITHOUT_TEXT, ...shown.map((text) => superSeconds(text, language)));
  });
  const total = lines.reduce((sum, [slot]) => sum + (seconds[slot] ?? 0), 0);
  // By the lengths as they are written: those in frames would be others each time.
  const weights = lines.map(([, spec]) => spec.seconds ?? 1);
  const whole = weights.reduce((sum, each) => sum + each, 0);
  const lengths = fitSeconds(
    weights.map((weight, at) => ({usual: (weight / whole) * total, needed: needs[at] ?? 0})),
    total,
  );
  const beats = lines.map(([slot], at) => {
    const own = partsIn(slot);
    const has = (role: CopyPart['role']): boolean => own.some((part) => part.role === role);
    const supers = own.flatMap(({role, copy: path}) => varying[role]?.slice(0, 1) ?? texts[path] ?? []);
    const said = own.filter(({role}) => SPOKEN_ROLES.has(role));
    const spoken = [
      ...new Set(said.flatMap(({role, copy: path}) => varying[role]?.[0] ?? texts[path] ?? [])),
    ].join(' ');
    const length = lengths[at] ?? 1;
    const hasTime = spoken !== '' && wordsToCut(spoken, language, length, spokenSeconds) === 0;
    const varies = said.some(
      ({role, copy: path}) => new Set(varying[role] ?? copy.bodies.map((each) => each[path])).size > 1,
    );
    return {
      slot,
      seconds: Math.max(length, 0.1),
      says: hasTime && !varies ? spoken : '',
      super: [...new Set(supers)].join(' '),
      shows: (has('hook') ? shows.hook : has('body') ? shows.body : undefined) ?? product,
    };
  });
  return {script: {beats}, short: Math.max(0, needs.reduce((sum, each) => sum + each, 0) - total)};
}
