import type {InspectedPanel} from '../../spot/findings/inspection.ts';
import type {Box, Size} from '../../spot/geometry/box.ts';

/** Shapes of an SVG that have a fill. */
export const SHAPES = 'path, rect, circle, ellipse, polygon';

/** Smaller shapes are taken as a whole: a part of the area of the frame. */
const LARGE = 0.05;
/** Cells into which the box of a shape is divided, and how often a cell that the outline crosses is divided into four. */
const CELLS = {columns: 12, rows: 16};
const DEEPEST = 3;
/** Places of a cell at which the shape is tested, as fractions of the cell. */
const TESTED = [0, 0.5, 1];

/** A part of the box of a shape, as fractions of it. */
type Part = Box & {inside: boolean};

/** The areas that a large shape covers, and those that its outline crosses, in pixels of the page. Null for small and for turned shapes. */
export function partsOfShape(
  element: Element,
  box: Box,
  {clientWidth, clientHeight}: HTMLElement,
): InspectedPanel['parts'] {
  if (!(element instanceof SVGGeometryElement)) return null;
  const frame = clientWidth * clientHeight;
  const matrix = element.getScreenCTM();
  if (!matrix || Math.abs(matrix.b) + Math.abs(matrix.c) > 1e-6 || matrix.a <= 0 || matrix.d <= 0)
    return null;
  if (frame > 0 && box.width * box.height < LARGE * frame) return null;
  const parts = knownParts(element);
  const placed = (inside: boolean): Box[] =>
    parts
      .filter((part) => part.inside === inside)
      .map(({x, y, width, height}) => ({
        x: box.x + x * box.width,
        y: box.y + y * box.height,
        width: width * box.width,
        height: height * box.height,
      }));
  return {covered: placed(true), crossed: placed(false)};
}

/** The parts of the shapes that were divided in this page. A shape takes thousands of tests, and stays the same while it moves. */
const KNOWN = new Map<string, readonly Part[]>();

function knownParts(element: SVGGeometryElement): readonly Part[] {
  const own = element.getBBox();
  const {d, fillRule, rx, ry} = getComputedStyle(element);
  const points = element.getAttribute('points');
  const key = JSON.stringify([element.tagName, own.width, own.height, d, points, fillRule, rx, ry]);
  const known = KNOWN.get(key);
  if (known) return known;
  const isInside = (x: number, y: number): boolean =>
    element.isPointInFill(new DOMPoint(own.x + x * own.width, own.y + y * own.height));
  const parts = mergedRows(cellsOf(CELLS).flatMap((cell) => divided(cell, isInside, DEEPEST)));
  KNOWN.set(key, parts);
  return parts;
}

const cellsOf = ({columns, rows}: typeof CELLS): Box[] =>
  Array.from({length: columns * rows}, (_, at) => ({
    x: (at % columns) / columns,
    y: Math.floor(at / columns) / rows,
    width: 1 / columns,
    height: 1 / rows,
  }));

function divided(cell: Box, isInside: (x: number, y: number) => boolean, depth: number): Part[] {
  const {x, y, width, height} = cell;
  // Slightly inside, because a point on the outline may count as either.
  const at = (from: number, length: number, part: number): number => from + length * (0.002 + 0.996 * part);
  const found = TESTED.flatMap((across) =>
    TESTED.map((down) => isInside(at(x, width, across), at(y, height, down))),
  );
  if (found.every(Boolean)) return [{...cell, inside: true}];
  if (!found.some(Boolean)) return [];
  if (depth === 0) return [{...cell, inside: false}];
  const half: Size = {width: width / 2, height: height / 2};
  const quarters = [0, 1, 2, 3].map((quarter) => ({
    ...half,
    x: x + (quarter % 2) * half.width,
    y: y + (quarter >> 1) * half.height,
  }));
  return quarters.flatMap((quarter) => divided(quarter, isInside, depth - 1));
}

/** Parts of one height that are beside one another as one, so that there are fewer. */
function mergedRows(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  const isNext = (a: Part, b: Part): boolean =>
    a.inside === b.inside && a.y === b.y && a.height === b.height && Math.abs(a.x + a.width - b.x) < 1e-6;
  for (const part of parts.toSorted((a, b) => a.y - b.y || a.height - b.height || a.x - b.x)) {
    const last = merged.at(-1);
    if (last && isNext(last, part)) last.width = part.x + part.width - last.x;
    else merged.push({...part});
  }
  return merged;
}
