import {
  type FlashLimits,
  type LightTransition,
  luminances,
  saturatedReds,
  transitionsOf,
} from '../../../../spot/findings/flashes.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {type CheckedMaster, masterRule} from '../../master.ts';

const SOURCE = 'ITU-R BT.1702-3 and WCAG 2.2, success criterion 2.3.1';

const RATE = {value: 3, unit: 'flashes in a second', stricter: 'lower', source: SOURCE} as const;
const AREA = {value: 25, unit: '% of the screen', stricter: 'lower', source: SOURCE} as const;

/** Flashes of light. The rule does not replace a certificate that a broadcaster asks for. */
export const lightFlash = masterRule({
  id: 'light-flash',
  version: 1,
  title: 'The picture flashes.',
  severity: 'error',
  limits: {
    rate: RATE,
    area: AREA,
    change: {value: 0.1, unit: 'relative luminance', stricter: 'lower', source: `${SOURCE}: 20 cd/m2 of 200`},
    darker: {
      value: 0.8,
      unit: 'relative luminance',
      stricter: 'higher',
      source: `${SOURCE}: 160 cd/m2 of 200`,
    },
  },
  judge(master, {rate, area, change, darker}) {
    return faultsOf(
      master,
      transitionsIn(luminances(master.picture), master, {change, darker, area: area / 100}),
      rate,
    );
  },
});

/** Flashes from or to a saturated red, which are dangerous at lower contrast. */
export const lightRedFlash = masterRule({
  id: 'light-red-flash',
  version: 1,
  title: 'The picture flashes in saturated red.',
  severity: 'error',
  limits: {
    rate: RATE,
    area: AREA,
    change: {value: 20, unit: '(R - G - B) x 320 of linear light', stricter: 'lower', source: SOURCE},
  },
  judge(master, {rate, area, change}) {
    return faultsOf(
      master,
      transitionsIn(saturatedReds(master.picture), master, {change, area: area / 100}),
      rate,
    );
  },
});

const transitionsIn = (
  values: Float32Array,
  {picture}: CheckedMaster,
  limits: FlashLimits,
): LightTransition[] => transitionsOf(values, picture, limits);

/** Runs in which more than twice `rate` transitions are less than a second apart. */
function faultsOf(
  {spot: {fps}}: CheckedMaster,
  transitions: readonly LightTransition[],
  rate: number,
): Fault[] {
  const most = Math.floor(2 * rate);
  const faults: {from: number; to: number; area: number}[] = [];
  for (const [index, {frame}] of transitions.entries()) {
    const last = transitions[index + most];
    if (!last || last.frame - frame >= fps) continue;
    const area = Math.max(...transitions.slice(index, index + most + 1).map((each) => each.area));
    const open = faults.at(-1);
    if (open && frame <= open.to) Object.assign(open, {to: last.frame, area: Math.max(area, open.area)});
    else faults.push({from: frame, to: last.frame, area});
  }
  return faults.map(({from, to, area}) => ({
    frames: {from, frames: to - from + 1},
    expected: `at most ${rate} flashes in any second`,
    got: `more than ${rate}, over ${Math.round(100 * area)} % of the screen`,
    evidence: {
      area,
      transitions: transitions.filter(({frame}) => frame >= from && frame <= to).map(({frame}) => frame),
    },
  }));
}
