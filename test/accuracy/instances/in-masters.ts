import {type Instance, withCopy} from '../ads.ts';
import {black, duplicate, foreign, freezeFor, swap} from '../surgery/frame-order.ts';
import {flash} from '../surgery/paint-flashes.ts';
import {atRate, playedAt} from '../surgery/rate.ts';
import {atLoudness, clip, louder, silence} from '../surgery/sound.ts';
import type {Part, Surgery} from '../surgery/surgery.ts';
import {graded, instancesOf, type SetContext} from './strengths.ts';

/** Where the black frames of each instance are. The last two are over an end card. */
const BLACK_IN = 'middle middle start end offer middle start end offer offer'.split(' ') as (
  | 'middle'
  | 'start'
  | 'end'
  | 'offer'
)[];

/** Defects that are made in finished masters: of time, of light and of sound. */
export function masterInstances(context: SetContext): Instance[] {
  const {bases, book} = context;
  const ad = (number: number, shift: number) =>
    bases[(number + shift) % bases.length] as (typeof bases)[number];
  const on = (number: number, shift: number, note: string, surgery: Surgery) => ({
    where: 'master' as const,
    note,
    ad: ad(number, shift),
    surgery,
    place: null,
  });
  /** In the same ad, whose end card covers all of the footage. */
  const onCard = (number: number, shift: number, note: string, surgery: Surgery) => ({
    ...on(number, shift, `${note} over an end card`, surgery),
    ad: withCopy(ad(number, shift), {fullCard: true}),
  });
  /** Every third of the defects of time is beside the card of the offer. */
  const partFor = (number: number): Part => (number % 3 === 2 ? 'offer' : 'hook');
  const inPart = (number: number): string => (partFor(number) === 'offer' ? ', beside the card' : '');
  return [
    ...instancesOf('freeze', context, (number, chance) => {
      const seconds = graded(number, 1.6, 0.25, chance);
      return on(
        number,
        0,
        `${seconds.toFixed(2)} s of one frame${inPart(number)}`,
        freezeFor(seconds, partFor(number)),
      );
    }),
    ...instancesOf('black', context, (number, chance) => {
      const place = BLACK_IN[number] ?? 'middle';
      const count = Math.round(graded(number, 24, 2, chance));
      const frames = place === 'start' || place === 'end' || number >= 8 ? 1 : count;
      const surgery = black(frames, number % 3 === 2 ? 20 : 16, place);
      const note = `${frames} black ${frames === 1 ? 'frame' : 'frames'}`;
      return number >= 8 ? onCard(number, 1, note, surgery) : on(number, 1, `${note}, ${place}`, surgery);
    }),
    ...instancesOf('duplicate', context, (number) => {
      const count = [3, 1, 1, 2, 1, 1, 2, 1, 3, 1][number] ?? 1;
      return on(number, 2, `${count} frames repeated${inPart(number)}`, duplicate(count, partFor(number)));
    }),
    ...instancesOf('foreign-frame', context, (number) => {
      const count = [12, 1, 1, 2, 1, 3, 1, 6, 2, 1][number] ?? 1;
      return number === 4 || number === 9
        ? onCard(number, 3, `${count} frames of other footage`, foreign(count, 'offer'))
        : on(number, 3, `${count} frames of other footage${inPart(number)}`, foreign(count, partFor(number)));
    }),
    ...instancesOf('swapped-frames', context, (number) => {
      const distance = [5, 1, 1, 2, 3, 1, 2, 4, 1, 2][number] ?? 1;
      const note = `two frames exchanged, ${distance} apart${inPart(number)}`;
      return on(number, 4, note, swap(distance, partFor(number)));
    }),
    ...instancesOf('wrong-fps', context, (number) => {
      const {fps} = ad(number, 5);
      const other = [15, `${fps * 1000}/1001`, fps === 30 ? 25 : 30, 60, fps === 24 ? 25 : 24, 50][number];
      if (other !== undefined) return on(number, 5, `${other} instead of ${fps} fps`, atRate(other));
      const factor = [1.25, 0.8, 1.04, 0.96][number - 6] ?? 1.2;
      return on(number, 5, `played ${factor} times as long`, playedAt(factor));
    }),
    ...instancesOf('clipped-audio', context, (number, chance) => {
      const drive = graded(number, 24, 13, chance);
      const down = number % 2 ? drive * 0.8 : number % 4 === 0 ? 0.05 : drive * 0.5;
      return on(
        number,
        6,
        `driven ${drive.toFixed(1)} dB into full scale, then ${down.toFixed(1)} dB down`,
        clip(drive, down),
      );
    }),
    ...instancesOf('silence', context, (number, chance) => {
      const seconds = graded(number, 3, 0.45, chance);
      return on(
        number,
        7,
        `${seconds.toFixed(2)} s of silence`,
        silence(seconds, number % 3 === 2 ? 1 : chance.between(0.1, 0.6)),
      );
    }),
    ...instancesOf('loud', context, (number, chance) => {
      const over = graded(number, 9, 1.3, chance);
      return number % 2
        ? on(number, 8, `${over.toFixed(1)} LU over the target`, atLoudness(-14 + over))
        : on(number, 8, `${over.toFixed(1)} dB louder`, louder(over));
    }),
    ...instancesOf('flash', context, (number, chance) => {
      const flashing = {
        rate: graded(number, 7, 3.6, chance),
        area: graded(number, 1, 0.3, chance),
        seconds: graded(number, 2.4, 1.6, chance),
        states:
          number === 1
            ? ([0.3, 0.42] as const)
            : ([chance.between(0.02, 0.2), chance.between(0.5, 0.95)] as const),
        red: number === 4 || number === 7,
      };
      const painted = flashing.red ? {...flashing, states: [0.01, 0.2] as const} : flashing;
      const note = `${flashing.rate.toFixed(1)} flashes in a second on ${Math.round(flashing.area * 100)} %${flashing.red ? ', red' : ''}`;
      if (number === 3) return onCard(number, 9, note, flash(painted, 'offer'));
      if (number < 6) return on(number, 9, `${note}${inPart(number)}`, flash(painted, partFor(number)));
      const base = ad(number, 9);
      const clipOf = book.add(`flashing-${number}`, {
        kind: 'flashing',
        flashing: {...painted, area: Math.max(0.45, painted.area)},
      });
      return {
        where: 'take',
        note: `${note}, in the take`,
        ad: {...base, shots: {...base.shots, hook: clipOf}},
        place: null,
      };
    }),
  ];
}
