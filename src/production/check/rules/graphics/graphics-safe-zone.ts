import {describeBox, distance, overhang, quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {ElementRun, ShownElement} from '../../../../spot/findings/shown-elements.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import {safeBox} from '../../../../spot/placement/placement.ts';
import {graphicsRule} from '../../graphics.ts';

/** Texts, logos, buttons and plates where a platform puts its own buttons and text. Elements that move in or out may be anywhere. */
export const graphicsSafeZone = graphicsRule({
  id: 'graphics-safe-zone',
  version: 3,
  title: 'Graphics are outside the safe zone of a placement.',
  severity: 'error',
  limits: {
    past: {
      value: 3,
      unit: 'pixels past an edge of the safe zone',
      stricter: 'lower',
      source:
        'Own: in headlines, glyphs such as Y and J reach up to 3 px past their line; each zone has the source of its placement',
    },
  },
  judge({spot, zones, shown}, {past}) {
    return shown.flatMap((element) =>
      zones.flatMap(({title, zone}): Fault[] => {
        const safe = safeBox(zone, spot);
        const outside = element.runs.flatMap((run) =>
          visibleBoxes(element, run).flatMap((box) => {
            const by = Math.max(...Object.values(overhang(box, safe)));
            return by > past ? [{run, box, by}] : [];
          }),
        );
        const [worst] = outside.toSorted((a, b) => b.by - a.by);
        if (!worst) return [];
        const sides = Object.entries(overhang(worst.box, safe)).filter(([, by]) => by > past);
        return [
          {
            severity: element.still || isReadOutside(element, outside) ? 'error' : 'warning',
            frames: element.rest,
            expected: `${describe(element)} inside the safe zone of ${title}, ${describeBox(safe)}`,
            got: sides.map(([side, by]) => `${Math.ceil(by)} px past its ${side} edge`).join(' and '),
            evidence: {
              frame: worst.run.from,
              box: worst.box,
              field: element.name,
              text: element.text,
              by: worst.by,
              source: zone.source,
            },
          },
        ];
      }),
    );
  },
});

/** An element that always moves, such as a ticker, may have to enter and leave the zone; not one that moves so slowly that it is read outside. */
function isReadOutside({slow, runs}: ShownElement, outside: readonly {run: ElementRun}[]): boolean {
  const framesOf = (some: Iterable<ElementRun>): number =>
    [...some].reduce((sum, {frames}) => sum + frames, 0);
  return slow && 2 * framesOf(new Set(outside.map(({run}) => run))) >= framesOf(runs);
}

const describe = ({text, name}: ShownElement): string => (text === '' ? name : quote(text));

/** The areas of an element that have pixels: the glyphs of a text, a logo, and a box where it is painted. */
function visibleBoxes({kind}: ShownElement, {parts, inspected}: ElementRun): Box[] {
  if (kind === 'text') return parts.map(({ink}) => ink);
  const boxes = parts.map(({box}) => box);
  return kind === 'logo'
    ? boxes
    : boxes.filter((box) => inspected.panels.some((panel) => distance(panel.box, box) <= 1));
}
