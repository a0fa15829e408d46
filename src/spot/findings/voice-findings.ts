import type {ResolvedSpot} from '../timeline/resolved-spot.ts';
import type {SpeechRecord} from '../variant/manifest.ts';
import type {Finding} from './finding.ts';

/** The findings about the voice that need no sound: lines that a scratch voice says, and lines that nothing says. */
export const voiceFindings = (
  variant: string,
  {slots}: Pick<ResolvedSpot, 'slots'>,
  speech: readonly SpeechRecord[],
): Finding[] =>
  speech.flatMap(({slot, model, provider, sha256, standsIn}): Finding[] => {
    if (sha256 !== null && !standsIn) return [];
    return [
      {
        rule: standsIn ? 'voice-stands-in' : 'voice-missing',
        severity: 'warning',
        variant,
        frames: slots[slot] ?? null,
        expected: `a voice for the line in slot "${slot}"`,
        got: standsIn ? `a scratch voice: ${model} of ${provider}` : `none: ${model} did not speak it yet`,
      },
    ];
  });
