import {
  type FlashLimits,
  type FollowedLight,
  luminances,
  saturatedReds,
} from '../../../../spot/findings/cell-changes.ts';
import {
  type Flashing,
  flashingPlaces,
  flashingScreen,
  joined,
  transitionsOf,
} from '../../../../spot/findings/flashes.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {canonical} from '../../../../spot/keys/canonical-json.ts';
import {type CheckedMaster, masterRule} from '../../master.ts';

const SOURCE = 'ITU-R BT.1702-3 and WCAG 2.2, success criterion 2.3.1';

const RATE = {value: 3, unit: 'flashes in a second', stricter: 'lower', source: SOURCE} as const;
const AREA = {value: 25, unit: '% of the screen', stricter: 'lower', source: SOURCE} as const;

/** Flashes of light. The rule does not replace a certificate that a broadcaster asks for. */
export const lightFlash = masterRule({
  id: 'light-flash',
  version: 3,
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
  version: 3,
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
  {spot: {fps, footage}, picture, covered}: CheckedMaster,
  light: FollowedLight,
  limits: FlashLimits,
  rate: number,
): Fault[] {
  const most = Math.floor(2 * rate);
  const cuts = new Set([...footage.map(({from}) => from), ...graphicsCuts(covered)]);
  const isCut = (frame: number): boolean => cuts.has(frame);
  const since = (changes: readonly number[]): number | undefined => {
    const counted = changes.slice(-1 - most);
    const [first, last] = [counted[0], counted.at(-1)];
    if (first === undefined || last === undefined || counted.length <= most || last - first >= fps)
      return undefined;
    // A single cut before or after flashes is no half of a flash: nothing returns from it.
    const isAtEnd = isCut(first) || isCut(last);
    return isAtEnd && counted.filter(isCut).length === 1 ? undefined : first;
  };
  const transitions = transitionsOf(light, picture, limits);
  const all = [...flashingPlaces(light, picture, limits, since), ...flashingScreen(transitions, since)];
  return joined(all).map(
    ({from, to, area}: Flashing): Fault => ({
      frames: {from, frames: to - from + 1},
      expected: `at most ${rate} flashes in any second`,
      got: `more than ${rate}, over ${Math.round(100 * area)} % of the screen`,
      evidence: {area},
    }),
  );
}

/** Frames at which graphics begin or cease to hide a part of the footage: for the light, they are cuts like those of the footage. */
const graphicsCuts = (covered: CheckedMaster['covered']): number[] =>
  covered.flatMap(({from, hidden}, at) =>
    at > 0 && canonical(covered[at - 1]?.hidden) !== canonical(hidden) ? [from] : [],
  );
