import type {MixPlan} from '../sound/mix-plan.ts';
import type {Finding} from './finding.ts';

/** The loudness of a finished mix: LUFS and dBTP; null for silence. `shortTerm`: the loudest three seconds; null also for shorter sound. */
export type MixLoudness = {lufs: number | null; peak: number | null; shortTerm: number | null};

/** LU by which a mix may differ from its target: EBU R 128 (2023). */
const TOLERANCE = 0.5;

/**
 * Warnings of a mix that did not reach its loudness, or whose peaks or loudest three seconds are above their limits. None where the spot has
 * no sound; room tone alone is never too quiet.
 */
export function mixFindings(
  variant: string,
  {sound, loudness}: {sound: MixPlan; loudness: MixLoudness},
): Finding[] {
  const isRoomAlone = !hasSound(sound);
  if (isRoomAlone && sound.room === undefined) return [];
  const {lufs, peak, shortTerm} = loudness;
  const wanted = sound.loudness;
  const finding = (rule: string, expected: string, got: string): Finding[] => [
    {rule, severity: 'warning', variant, frames: null, expected, got, evidence: loudness},
  ];
  const found: Finding[] = [];
  if (lufs === null || peak === null) {
    if (isRoomAlone) return [];
    return finding(
      'mix-loudness',
      `a mix of ${wanted.lufs} LUFS`,
      'silence. Check the files of the bed, the sounds and the clips, and their gains',
    );
  }
  const excess = lufs - wanted.lufs;
  // Room tone alone keeps its own level, which is not that of a mix.
  if (excess > TOLERANCE || (excess < -TOLERANCE && !isRoomAlone))
    found.push(
      ...finding(
        'mix-loudness',
        `a mix of ${wanted.lufs} LUFS, within ${TOLERANCE} LU`,
        `${lufs.toFixed(1)} LUFS with a true peak of ${peak.toFixed(1)} dBTP. ${excess < 0 ? whyQuiet(loudness, wanted) : whyLoud(sound)}`,
      ),
    );
  if (peak > wanted.peak)
    found.push(
      ...finding(
        'mix-peak',
        `a true peak of ${wanted.peak} dBTP or less`,
        `${peak.toFixed(1)} dBTP. Turn down the cues and clips with sharp peaks, or use a bed with lower peaks`,
      ),
    );
  if (wanted.shortTerm !== undefined && shortTerm !== null && shortTerm > wanted.shortTerm)
    found.push(
      ...finding(
        'mix-loudness',
        `at most ${wanted.shortTerm} LUFS in any three seconds`,
        `${shortTerm.toFixed(1)} LUFS. Use a bed that is more even, or turn down what is loud in it`,
      ),
    );
  return found;
}

/** LU or dB below a limit within which that limit is what keeps a mix quiet: the limiters stop a little before it. */
const NEAR_LIMIT = 2;

/** Why a mix is too quiet, and what to do. */
function whyQuiet({peak, shortTerm}: MixLoudness, wanted: MixPlan['loudness']): string {
  if (peak !== null && peak > wanted.peak - NEAR_LIMIT)
    return 'Its peaks leave no room for more: turn down the loudest cues and clips, or use a bed with lower peaks';
  if (wanted.shortTerm !== undefined && shortTerm !== null && shortTerm > wanted.shortTerm - NEAR_LIMIT)
    return 'Its loudest three seconds leave no room for more: use a bed that is more even, or turn down what is loud in it';
  return 'Its sound is too quiet or too short to be brought to this loudness: turn up its clips and cues, or add a bed';
}

const whyLoud = ({room}: MixPlan): string =>
  `It has too little sound to be measured evenly: add a bed${room ? ', or lower the level of room tone' : ''}`;

/** Whether a mix has more than room tone. */
const hasSound = ({bed, cues, voice, clips = []}: MixPlan): boolean =>
  bed !== null || cues.length > 0 || voice !== undefined || clips.length > 0;
