import type {ReadingDirection} from '../language/reading-direction.ts';
import {invalid} from '../problem/errors.ts';
import {Format} from '../variant/format.ts';
import type {Loudness, Placement, SafeZone} from './placement.ts';
import {SAFE_ZONES} from './placements/common.ts';
import {intersectZones, mirroredZone, safeZoneIn} from './safe-zones.ts';

/** A placement, or several together, in one format. */
export type FormatPlacement = {
  /** The ids, joined by `+`. */
  id: string;
  safeZone: SafeZone;
  loudness: Loudness;
  /** Where the figures of the loudness come from, each source once. */
  loudnessSource: string;
};

/** At least this part of the width and of the height has to stay visible, or there is no room for text. */
const LEAST_VISIBLE = 0.25;

/** The formats that run in a placement. */
export const formatsOf = ({formats, accepts}: Pick<Placement, 'formats' | 'accepts'>): Format[] =>
  Format.options.filter((format) =>
    accepts ? accepts.value.includes(format) : formats[format] !== undefined,
  );

/**
 * What one master has to fit to run on all of the placements: their safe zones intersected, and the quietest loudness, the
 * lowest peak and the lowest limit of short-term loudness of them. A placement without a safe zone for the format counts with the one of `common`, which may have figures of a brand. At least one placement.
 * Errors: `placement-format` where one does not run in the format, `placement-no-room` where their zones leave too little.
 */
export function jointPlacement(
  placements: readonly [Placement, ...Placement[]],
  format: Format,
  direction: ReadingDirection = 'ltr',
  common?: Placement,
): FormatPlacement {
  const [first, ...rest] = placements;
  for (const placement of placements) refuseFormat(placement, format);
  const safeZone = intersectZones([
    zoneIn(first, format, direction, common),
    ...rest.map((placement) => zoneIn(placement, format, direction, common)),
  ]);
  const id = [...new Set(placements.map((placement) => placement.id))].join('+');
  refuseNoRoom(id, safeZone);
  const loudness = placements.map((placement) => placement.loudness.value);
  const sources = placements.map(({loudness: {source, asOf}}) => `${source}, ${asOf}`);
  const shortTerms = loudness.flatMap(({shortTerm}) => shortTerm ?? []);
  return {
    id,
    safeZone,
    loudnessSource: [...new Set(sources)].join('; '),
    loudness: {
      lufs: Math.min(...loudness.map(({lufs}) => lufs)),
      peak: Math.min(...loudness.map(({peak}) => peak)),
      ...(shortTerms.length > 0 ? {shortTerm: Math.min(...shortTerms)} : {}),
    },
  };
}

/** The safe zone of a placement in a format; that of `common` where none is known. `common`: with figures of a brand. Default: the built-in ones. */
export function zoneIn(
  placement: Placement,
  format: Format,
  direction: ReadingDirection,
  common?: Placement,
): SafeZone {
  const shared = (common && safeZoneIn(common, format)) ?? SAFE_ZONES[format];
  return (
    safeZoneIn(placement, format, direction) ??
    (direction === 'ltr' ? shared : intersectZones([shared, mirroredZone(shared)]))
  );
}

function refuseFormat(placement: Placement, format: Format): void {
  const known = formatsOf(placement);
  if (known.includes(format)) return;
  throw invalid({
    code: 'placement-format',
    what: `${placement.title} does not run in ${format}`,
    expected: known.join(', '),
    got: format,
    fix: `Make the variant in another format for "${placement.id}", or leave this placement out.`,
  });
}

function refuseNoRoom(id: string, {top, right, bottom, left}: SafeZone): void {
  const [width, height] = [1 - left - right, 1 - top - bottom];
  if (Math.min(width, height) >= LEAST_VISIBLE) return;
  const percent = (part: number): string => `${Math.round(100 * Math.max(0, part))} %`;
  throw invalid({
    code: 'placement-no-room',
    what: `the safe zones of ${id} together leave no room for text`,
    expected: `at least ${percent(LEAST_VISIBLE)} of the width and of the height`,
    got: `${percent(width)} of the width and ${percent(height)} of the height`,
    fix: 'Make a variant for each placement.',
  });
}
