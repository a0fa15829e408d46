import type {SpeechRecord} from '../../spot/variant/manifest.ts';
import type {HeardLine, SpotVoice} from '../../spot/voice/spot-voice.ts';

/** A line that was spoken: its recording, and by whom. */
export type SpokenFile = HeardLine & {
  /** The path of the recording. */
  file: string;
  /** sha256 of the recording. */
  sha256: string;
  provider: string;
  model: string;
  /** The key of the request. */
  request: string;
  /** It is a scratch voice. */
  standsIn?: true;
};

/** Lines that were spoken, by the keys of lines. */
export type Speech = Readonly<Record<string, SpokenFile>>;

/** The lines that are spoken by the voice itself, and by no scratch voice. */
export const recordedSpeech = (speech: Speech): Speech =>
  Object.fromEntries(Object.entries(speech).filter(([, {standsIn}]) => !standsIn));

/** What the manifest records of the voice of a variant: each line, and who spoke it. */
export const speechRecords = (voice: Pick<SpotVoice, 'lines'> | undefined, speech: Speech): SpeechRecord[] =>
  (voice?.lines ?? []).map(({slot, key, speaker}) => {
    const {
      provider = null,
      model = speaker.model,
      sha256 = null,
      request = null,
      standsIn,
    } = speech[key] ?? {};
    return {slot, provider, model, sha256, request, ...(standsIn ? {standsIn} : {})};
  });
