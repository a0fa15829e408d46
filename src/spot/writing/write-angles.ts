import type {FilledAngle} from '../angles/fill-angles.ts';
import type {AnglesFile, WrittenAngle} from '../documents/angles.ts';

/** Calls to action that claim nothing, by language. */
const NEUTRAL_CALLS: Readonly<Record<string, readonly string[]>> = {
  en: ['Learn more', 'Take a look'],
  de: ['Mehr erfahren', 'Jetzt ansehen'],
};

/** The most hooks, bodies and calls to action of an angle. Ten variants need no more. */
const MOST = {hooks: 5, bodies: 3, ctas: 3};

/** Calls to action for a language: the offer of the brief where it is proven, then neutral ones. Empty where there is neither. */
export const callsFor = (language: string, offer: string | undefined): string[] =>
  [
    ...(offer === undefined ? [] : [offer]),
    ...(NEUTRAL_CALLS[language.split('-')[0]?.toLowerCase() ?? ''] ?? []),
  ].slice(0, MOST.ctas);

/**
 * The document of the angles that can be used. An angle of which no report of an earlier batch has a cell comes first. Null where
 * no angle can be used.
 */
export function writeAngles(
  filled: readonly FilledAngle[],
  {ctas, tried}: {ctas: readonly string[]; tried: readonly string[]},
): AnglesFile | null {
  const angles = filled
    .filter(({missing}) => missing.length === 0)
    .sort((a, b) => Number(tried.includes(a.angle.id)) - Number(tried.includes(b.angle.id)))
    .map(
      ({angle, parts, ctas: own = ctas}): WrittenAngle => ({
        angle: angle.id,
        hooks: parts.hooks.slice(0, MOST.hooks),
        bodies: parts.bodies.slice(0, angle.answersOpening ? MOST.hooks : MOST.bodies),
        ctas: own.slice(0, MOST.ctas),
      }),
    );
  const [first] = angles;
  return first ? {use: first.angle, angles} : null;
}
