import {setBlock} from '../../../machine/documents/set-block.ts';
import type {AngleMaterial} from '../../../spot/angles/angle.ts';
import {findAngle} from '../../../spot/angles/angles.ts';
import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {statementsIn} from '../../../spot/claims/statements.ts';
import {type AnglesFile, usedAngle} from '../../../spot/documents/angles.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {type ChosenCopy, chooseCopy, type OpenText} from '../../../spot/writing/choose-copy.ts';
import {copyLimits} from '../../../spot/writing/copy-limits.ts';
import {writeScript} from '../../../spot/writing/write-script.ts';
import type {StepDraft, WriteNote} from '../step.ts';
import {slotsFor, type WriteContext} from '../write-context.ts';

/** Writes `script.yaml` from the angle that `angles.yaml` uses. Error: `write-copy-invalid`. */
export function draftScript(context: WriteContext, angles: AnglesFile): StepDraft {
  const {brief, claims, parts, props} = context;
  const copy = chosenCopy(context, angles);
  const {slots, seconds} = slotsFor(context, textsOf(copy, context));
  const material: AngleMaterial = {brief, claims: usableClaims(claims)};
  const {script, short} = writeScript({
    copy,
    parts,
    slots,
    seconds,
    language: props.language,
    shows: findAngle(usedAngle(angles).angle)?.shows(material) ?? {},
    product: brief.product,
  });
  return {
    document: 'script.yaml',
    edit: (text) => setBlock(text, ['beats'], script.beats),
    notes: [...copy.open.map(describeOpen), ...(short > 0 ? [tooLittleTime(short)] : [])],
  };
}

/** The texts of the copy that the used angle and the brief give. */
export function chosenCopy({brief, claims, parts, template}: WriteContext, angles: AnglesFile): ChosenCopy {
  return chooseCopy(usedAngle(angles), {
    brief,
    prices: pricesIn(
      usableClaims(claims).map(({text}) => text),
      claims.language,
    ),
    parts,
    most: copyLimits(template.copy),
  });
}

/** The amounts of money in approved claims, as they are written. */
const pricesIn = (claims: readonly string[], language: string): string[] =>
  claims.flatMap((text) =>
    statementsIn(text, language, [], true).flatMap(({marks}) =>
      marks.flatMap(({figure}) =>
        figure?.isPrice && !figure.isSaving && figure.bound === 'exact' ? [figure.text.trim()] : [],
      ),
    ),
  );

/** The first of each text, by dot path of the copy: what the template is asked about its slots with. */
export function textsOf(
  {shared, hooks, bodies, ctas}: ChosenCopy,
  {parts}: WriteContext,
): Record<string, string> {
  const pathOf = (role: 'hook' | 'cta'): string | undefined => parts.find((part) => part.role === role)?.copy;
  const [hook, cta] = [pathOf('hook'), pathOf('cta')];
  return {
    ...shared,
    ...(hook !== undefined && hooks[0] !== undefined ? {[hook]: hooks[0]} : {}),
    ...bodies[0],
    ...(cta !== undefined && ctas[0] !== undefined ? {[cta]: ctas[0]} : {}),
  };
}

const tooLittleTime = (short: number): WriteNote => ({
  kind: 'open',
  about: 'script.yaml',
  what: `viewers need ${short.toFixed(1)} s more to read the texts than the spot has: shorten them, or give the spot more seconds`,
});

/** A text that a person has to write, because no sentence fits. */
export const describeOpen = ({copy, role, most, shortest}: OpenText): WriteNote => ({
  kind: 'open',
  about: `copy.${copy}`,
  what: `no sentence for the ${role} has at most ${most} characters${shortest === null ? '' : `; the shortest is ${show(shortest)}, with ${shortest.length}`}`,
});
