import {luminances, transitionsOf} from '../../../../spot/findings/flashes.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

const SOURCE = 'ITU-R BT.1702-3, annex 1: flashing for more than 5 s may be a risk even below the limits';

/** Flashing below the limit of the rate that continues for a long time. */
export const lightExtended = masterRule({
  id: 'light-extended',
  version: 1,
  title: 'The picture flashes for a long time.',
  severity: 'warning',
  limits: {
    seconds: {value: 5, unit: 's', stricter: 'lower', source: SOURCE},
    gap: {
      value: 1,
      unit: 's between two flashes, at most',
      stricter: 'higher',
      source: 'Own: slower changes are cuts and fades',
    },
    area: {value: 25, unit: '% of the screen', stricter: 'lower', source: SOURCE},
    change: {value: 0.1, unit: 'relative luminance', stricter: 'lower', source: SOURCE},
    darker: {value: 0.8, unit: 'relative luminance', stricter: 'higher', source: SOURCE},
  },
  judge({spot: {fps}, picture}, {seconds, gap, area, change, darker}) {
    const values = luminances(picture);
    const transitions = transitionsOf(values, picture, {change, darker, area: area / 100});
    const runs: {from: number; to: number; flashes: number}[] = [];
    // A flash is a change and its return: every second transition begins one.
    for (const {frame} of transitions.filter((_, index) => index % 2 === 0)) {
      const open = runs.at(-1);
      if (open && frame - open.to <= gap * fps) Object.assign(open, {to: frame, flashes: open.flashes + 1});
      else runs.push({from: frame, to: frame, flashes: 1});
    }
    return runs
      .filter(({from, to}) => to - from > seconds * fps)
      .map(
        ({from, to, flashes}): Fault => ({
          frames: {from, frames: to - from + 1},
          expected: `flashing for at most ${seconds} s`,
          got: `${flashes} flashes in ${((to - from) / fps).toFixed(1)} s`,
          evidence: {flashes},
        }),
      );
  },
});
