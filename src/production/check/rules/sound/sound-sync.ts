import {masterRule} from '../../master.ts';
import {isPlannedSilent} from './planned-sound.ts';

/** Sound that comes before or after its picture. */
export const soundSync = masterRule({
  id: 'sound-sync',
  version: 2,
  title: 'The sound is not in sync with the picture.',
  severity: 'error',
  limits: {
    early: {value: 40, unit: 'ms', stricter: 'lower', source: 'EBU R 37 (2007): sound at most 40 ms early'},
    late: {value: 60, unit: 'ms', stricter: 'lower', source: 'EBU R 37 (2007): sound at most 60 ms late'},
  },
  judge({file, sound}, {early, late}) {
    if (!sound || isPlannedSilent(sound)) return [];
    // The container may start one track later than the other.
    const between = (file.audio[0]?.start_time ?? 0) - (file.video[0]?.start_time ?? 0);
    const offset = Math.round(1000 * (sound.match.offset + between));
    if (offset >= -early && offset <= late) return [];
    return [
      {
        frames: null,
        expected: `sound at most ${early} ms early and ${late} ms late`,
        got: `${Math.abs(offset)} ms ${offset < 0 ? 'early' : 'late'}`,
        evidence: {offset},
      },
    ];
  },
});
