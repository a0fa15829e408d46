import type {InspectedElement} from '../../../../spot/findings/inspection.ts';
import {overhang, quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {Box, Size} from '../../../../spot/geometry/box.ts';
import {graphicsRule} from '../../graphics.ts';

/** Glyphs outside the frame, the plate, button or box that they are in, or the area that clips them; and copy that does not fit. */
export const graphicsOverflow = graphicsRule({
  id: 'graphics-overflow',
  version: 3,
  title: 'A text is cut off, or extends past its box.',
  severity: 'error',
  limits: {
    past: {
      value: 3,
      unit: 'pixels past an edge',
      stricter: 'lower',
      source:
        'Own: in headlines, glyphs such as Y and J reach up to 3 px past their line without being cut off',
    },
  },
  judge({spot, shown, runs}, {past}) {
    const misfits = runs.flatMap(({from, frames, inspected}) =>
      inspected.problems.map(({what}) => ({what, from, frames})),
    );
    return [
      ...[...new Map(misfits.map((misfit) => [misfit.what, misfit])).values()].map(
        ({what, from, frames}): Fault => ({
          frames: {from, frames},
          expected: 'graphics that can be drawn, with copy that fits',
          got: what,
          evidence: {frame: from},
        }),
      ),
      ...shown.flatMap((element): Fault[] => {
        if (element.kind !== 'text') return [];
        const faults = element.runs.flatMap((run) =>
          run.parts.flatMap((part) =>
            holdersOf(part, spot).flatMap(({name, box}) => {
              const sides = Object.entries(overhang(part.ink, box)).filter(([, by]) => by > past);
              const by = Math.max(0, ...sides.map(([, each]) => each));
              return by > 0 ? [{run, part, name, sides, by}] : [];
            }),
          ),
        );
        const [worst] = faults.toSorted((a, b) => b.by - a.by);
        if (!worst) return [];
        const {run, part, name, sides, by} = worst;
        return [
          {
            frames: element.rest,
            expected: `${quote(part.text)} inside ${name}`,
            got: sides.map(([side, each]) => `${Math.ceil(each)} px past its ${side} edge`).join(' and '),
            evidence: {frame: run.from, box: part.ink, field: element.name, text: part.text, by},
          },
        ];
      }),
    ];
  },
});

/** The areas that must contain the glyphs of a line. */
const holdersOf = ({holders, clip}: InspectedElement, {width, height}: Size): {name: string; box: Box}[] => [
  {name: 'the frame', box: {x: 0, y: 0, width, height}},
  ...holders,
  ...(clip ? [{name: 'its visible area', box: clip}] : []),
];
