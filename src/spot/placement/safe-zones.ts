import type {ReadingDirection} from '../language/reading-direction.ts';
import type {Format} from '../variant/format.ts';
import type {PlacementFigure} from './figure.ts';
import type {Placement, SafeZone} from './placement.ts';

type ZoneFigure = PlacementFigure<Pick<SafeZone, 'top' | 'right' | 'bottom' | 'left'>>;

/** The same zone in an interface from right to left. */
export const mirroredZone = (zone: SafeZone): SafeZone => ({...zone, left: zone.right, right: zone.left});

/** What all of the zones leave visible: of each edge the largest part. At least one zone. `asOf` is the oldest. */
export function intersectZones([first, ...rest]: readonly [SafeZone, ...SafeZone[]]): SafeZone {
  return rest.reduce(
    (joint, zone) => ({
      top: Math.max(joint.top, zone.top),
      right: Math.max(joint.right, zone.right),
      bottom: Math.max(joint.bottom, zone.bottom),
      left: Math.max(joint.left, zone.left),
      source: joint.source.split('; ').includes(zone.source)
        ? joint.source
        : `${joint.source}; ${zone.source}`,
      asOf: joint.asOf < zone.asOf ? joint.asOf : zone.asOf,
    }),
    first,
  );
}

/** The figure of a safe zone as a zone; its source is the note, if there is one. The note of a user says who allows it, and stands behind the source. */
export const zoneOf = ({value, source, note, asOf, confidence}: ZoneFigure): SafeZone => ({
  ...value,
  source: confidence === 'user' && note ? `${source}, ${note}` : (note ?? source),
  asOf,
});

/**
 * The safe zone of a placement; undefined if none is known for the format. From right to left it is mirrored where the platform
 * mirrors its interface. Where the platform does not say whether it does, both sides get the larger part.
 */
export function safeZoneIn(
  {formats, mirrors}: Pick<Placement, 'formats' | 'mirrors'>,
  format: Format,
  direction: ReadingDirection = 'ltr',
): SafeZone | undefined {
  const figure = formats[format]?.safeZone;
  if (!figure) return undefined;
  const zone = zoneOf(figure);
  if (direction === 'ltr' || mirrors?.value === false) return zone;
  return mirrors ? mirroredZone(zone) : intersectZones([zone, mirroredZone(zone)]);
}
