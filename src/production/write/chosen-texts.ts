import {answersOpenings} from '../../spot/angles/angles.ts';
import {usableClaims} from '../../spot/angles/fill-angles.ts';
import {claimChecker} from '../../spot/claims/unapproved-claims.ts';
import {type AnglesFile, usedAngle} from '../../spot/documents/angles.ts';
import {type ChosenCopy, chooseCopy} from '../../spot/writing/choose-copy.ts';
import {copyLimits} from '../../spot/writing/copy-limits.ts';
import {productPrice} from '../../spot/writing/product-price.ts';
import {matrixOf} from '../../spot/writing/variant-matrix.ts';
import type {Opening} from '../../spot/writing/write-axes.ts';
import type {WriteContext} from './write-context.ts';

/** The texts of the copy that the used angle and the brief give. */
export function chosenCopy({brief, claims, parts, template}: WriteContext, angles: AnglesFile): ChosenCopy {
  const check = claimChecker(claims);
  return chooseCopy(usedAngle(angles), {
    brief,
    price: productPrice(
      usableClaims(claims).map(({text}) => text),
      {language: claims.language, product: brief.product, names: claims.names},
    ),
    parts,
    most: copyLimits(template.copy),
    unproven: (text) => check(text)[0],
    answersHooks: answersOpenings(usedAngle(angles).angle),
  });
}

/**
 * The openings that fit, the best first. Where the used angle takes any opening with any body: those of all such angles. Else each opening with its own
 * body: the one that answers it, or the first one of its angle.
 */
export function openingsOf(context: WriteContext, file: AnglesFile): Opening[] {
  const used = usedAngle(file);
  const isPaired = answersOpenings(used.angle);
  const openings = [used, ...file.angles.filter((each) => each !== used)].flatMap(({angle}): Opening[] => {
    const isAnswered = answersOpenings(angle);
    if (isAnswered && !isPaired) return [];
    const {hooks, bodies} = chosenCopy(context, {...file, use: angle});
    if (!isPaired) return hooks.map((text) => ({angle, text}));
    return hooks.flatMap((text, at) => {
      const body = isAnswered ? bodies[at] : bodies[0];
      return body ? [{angle, text, body}] : [];
    });
  });
  return openings.filter(({text}, at) => openings.findIndex((other) => other.text === text) === at);
}

/** How many variants a batch has by default. */
export const WANTED = 10;

/** The chosen texts, of hooks, bodies and calls to action those that some variant shows. */
export function shownCopy(context: WriteContext, angles: AnglesFile, wanted = WANTED): ChosenCopy {
  const copy = chosenCopy(context, angles);
  const openings = openingsOf(context, angles);
  const paired = openings.flatMap(({body}) => (body ? [body] : []));
  const bodies = paired.length > 0 ? [] : copy.bodies;
  const counts = matrixOf({hooks: openings.length, bodies: bodies.length, ctas: copy.ctas.length}, wanted);
  return {
    ...copy,
    hooks: openings.slice(0, counts.hooks).map(({text}) => text),
    bodies: [...paired.slice(0, counts.hooks), ...bodies.slice(0, counts.bodies)],
    ctas: copy.ctas.slice(0, counts.ctas),
  };
}

/** The first of each text, by dot path of the copy: what the template is asked about its slots with. */
export function textsOf(
  {shared, hooks, bodies, ctas}: ChosenCopy,
  {parts}: Pick<WriteContext, 'parts'>,
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
