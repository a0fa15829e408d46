import {luminances} from '../../../../spot/findings/cell-changes.ts';
import {flashingPlaces, flashingScreen, joined, transitionsOf} from '../../../../spot/findings/flashes.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

const SOURCE = 'ITU-R BT.1702-3, annex 1: flashing for more than 5 s may be a risk even below the limits';

/** Flashing below the limit of the rate that continues for a long time. */
export const lightExtended = masterRule({
  id: 'light-extended',
  version: 2,
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
    const limits = {change, darker, area: area / 100};
    const since = (changes: readonly number[]): number | undefined => {
      const first = beginOf(changes, gap * fps);
      return (changes.at(-1) ?? 0) - first > seconds * fps ? first : undefined;
    };
    const light = luminances(picture);
    const all = [
      ...flashingPlaces(light, picture, limits, since),
      ...flashingScreen(transitionsOf(light, picture, limits), since),
    ];
    return joined(all).map(
      ({from, to}): Fault => ({
        frames: {from, frames: to - from + 1},
        expected: `flashing for at most ${seconds} s`,
        got: `flashes for ${((to - from) / fps).toFixed(1)} s`,
        evidence: {},
      }),
    );
  },
});

/** The first of the last changes between which no flash, which is a change and its return, takes longer than `gap` frames. */
function beginOf(changes: readonly number[], gap: number): number {
  let at = changes.length - 1;
  while (at >= 2 && (changes[at] as number) - (changes[at - 2] as number) <= gap) at -= 1;
  return changes[at < 2 ? 0 : at - 1] ?? 0;
}
