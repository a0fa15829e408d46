import {
  type FlashLimits,
  type FollowedLight,
  luminances,
  saturatedReds,
} from '../../../../spot/findings/cell-changes.ts';
import {cutCells} from '../../../../spot/findings/cut-cells.ts';
import {
  type Flashing,
  flashingPlaces,
  flashingScreen,
  joined,
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
  version: 4,
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
    const limits = {change, darker, area: area / 100};
    return faultsOf(master, luminances(master.picture), limits, rate);
  },
});

/** Flashes from or to a saturated red, which are dangerous at lower contrast. */
export const lightRedFlash = masterRule({
  id: 'light-red-flash',
  version: 4,
  title: 'The picture flashes in saturated red.',
  severity: 'error',
  limits: {
    rate: RATE,
    area: AREA,
    change: {
      value: 20,
      unit: '(R - G - B) x 320 of linear light',
      stricter: 'lower',
      source: 'WCAG 2.1, success criterion 2.3.1: the working definition in its notes',
    },
    chromaticity: {
      value: 0.1,
      unit: "distance in u'v' of CIE 1976",
      stricter: 'lower',
      source:
        'Half of that of WCAG 2.2 and ISO 9241-391, so that a red of 80 % beside grey (0.15), which WCAG 2.1 counts, is found as well',
    },
  },
  judge(master, {rate, area, change, chromaticity}) {
    const limits = {change, area: area / 100};
    return faultsOf(master, saturatedReds(master.picture, chromaticity), limits, rate);
  },
});

/** Runs in which a place, or the screen, has more than twice `rate` changes that are less than a second apart. */
function faultsOf(
  {spot, picture, covered}: CheckedMaster,
  light: FollowedLight,
  limits: FlashLimits,
  rate: number,
): Fault[] {
  const most = Math.floor(2 * rate);
  const within = (changes: readonly number[], count: number): number | undefined => {
    const [first, last] = [changes.at(-count), changes.at(-1)];
    return first !== undefined && last !== undefined && last - first < spot.fps ? first : undefined;
  };
  const since = (changes: readonly number[], isCut: (frame: number) => boolean): number | undefined => {
    // More whole flashes than `rate` are too many, also if cuts make some of their changes.
    const whole = within(changes, 2 * Math.floor(rate) + 2);
    if (whole !== undefined) return whole;
    const first = within(changes, most + 1);
    if (first === undefined) return undefined;
    const cuts = changes.slice(-1 - most).filter(isCut);
    // A single cut before or after flashes is no half of a flash: nothing returns from it.
    return cuts.length === 1 && (cuts[0] === first || cuts[0] === changes.at(-1)) ? undefined : first;
  };
  const isCut = cutCells({footage: spot.footage, covered}, spot, picture);
  const transitions = transitionsOf(light, picture, limits, isCut);
  const cuts = new Set(transitions.flatMap((each) => (each.isCut ? [each.frame] : [])));
  const all = [
    ...flashingPlaces(light, picture, limits, (changes, cell) =>
      since(changes, (frame) => isCut(frame, cell)),
    ),
    ...flashingScreen(transitions, (changes) => since(changes, (frame) => cuts.has(frame))),
  ];
  return joined(all).map(
    ({from, to, area}: Flashing): Fault => ({
      frames: {from, frames: to - from + 1},
      expected: `at most ${rate} flashes in any second`,
      got: `more than ${rate}, over ${Math.round(100 * area)} % of the screen`,
      evidence: {area},
    }),
  );
}
