import type {ShownElement} from '../../../spot/findings/shown-elements.ts';
import type {Box, Rect, Size} from '../../../spot/geometry/box.ts';
import type {BoardPlaces, BoardText} from '../../../spot/review/board.ts';
import type {StagedVariant} from '../../stage/stage-variant.ts';

/** The slots of a staged variant with their takes, and the texts of its copy with their places. */
export function placesIn(
  {variant, spot, fillings}: Pick<StagedVariant, 'variant' | 'spot' | 'fillings'>,
  shown: readonly ShownElement[],
): BoardPlaces {
  const slots = Object.entries(spot.slots).map(([slot, span]) => {
    const filling = fillings[slot];
    const take = filling && 'take' in filling ? filling.take : null;
    const isBought = take !== null && take.file === undefined;
    return {...span, slot, shot: isBought ? take.shot : null, take: isBought ? take.number : null};
  });
  const texts = shown.flatMap((element): BoardText[] => {
    const value = element.kind === 'text' ? valueAt(variant.props, element.name) : undefined;
    const boxes = element.runs.flatMap(({parts}) => parts.map(({ink}) => ink));
    const box = around(boxes, spot);
    return value === undefined || box === null || element.seen.frames < 1
      ? []
      : [{...element.seen, field: element.name, value, box}];
  });
  return {slots: slots.sort((a, b) => a.from - b.from), texts};
}

/** The text at a path of the props (`copy.points.0`); undefined if there is none. */
function valueAt(props: unknown, path: string): string | undefined {
  let value = props;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The rectangle around boxes, as fractions of the frame; null if nothing of it is in the frame. */
function around(boxes: readonly Box[], {width, height}: Size): Rect | null {
  if (boxes.length === 0) return null;
  const part = (pixels: number, of: number): number => Math.min(1, Math.max(0, pixels / of));
  const left = part(Math.min(...boxes.map(({x}) => x)), width);
  const top = part(Math.min(...boxes.map(({y}) => y)), height);
  const right = part(Math.max(...boxes.map((box) => box.x + box.width)), width);
  const bottom = part(Math.max(...boxes.map((box) => box.y + box.height)), height);
  return right > left && bottom > top ? {x: left, y: top, width: right - left, height: bottom - top} : null;
}
