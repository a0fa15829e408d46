import type {ScriptFile} from '../documents/script.ts';
import {spokenSeconds, wordsToCut} from '../timing/spoken-seconds.ts';
import type {CopyPart, SlotSpec} from '../variant/template.ts';
import type {ChosenCopy} from './choose-copy.ts';

/** What a script is written from. */
export type ScriptSources = {
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

/**
 * The beats of a script: one for each slot of the timeline, with what is shown, and for the lines of the body what is said, where the slot
 * has the time. Lines that differ between variants are on screen, and are not said.
 */
export function writeScript(sources: ScriptSources): ScriptFile {
  const {copy, parts, slots, seconds, language, shows, product} = sources;
  const [body = {}] = copy.bodies;
  const texts: Record<string, string | undefined> = {...copy.shared, ...body};
  const varying: Partial<Record<CopyPart['role'], readonly string[]>> = {hook: copy.hooks, cta: copy.ctas};
  const beats = Object.entries(slots)
    .filter(([, spec]) => spec.with === undefined)
    .map(([slot, spec]) => {
      const own = parts.filter((part) => part.slot === slot);
      const has = (role: CopyPart['role']): boolean => own.some((part) => part.role === role);
      const lines = own.flatMap(({role, copy: path}) => varying[role]?.slice(0, 1) ?? texts[path] ?? []);
      const said = own.filter(({role}) => role === 'body').flatMap(({copy: path}) => texts[path] ?? []);
      const spoken = said.join(' ');
      const hasTime = spoken !== '' && wordsToCut(spoken, language, seconds[slot] ?? 0, spokenSeconds) === 0;
      return {
        slot,
        seconds: spec.seconds ?? 1,
        says: hasTime ? spoken : '',
        super: [...new Set(lines)].join(' '),
        shows: (has('hook') ? shows.hook : has('body') ? shows.body : undefined) ?? product,
      };
    });
  return {beats};
}
