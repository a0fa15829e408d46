import type {ScriptFile} from '../documents/script.ts';
import {plainWords} from '../findings/words.ts';
import {canonical} from '../keys/canonical-json.ts';
import {type SpokenPart, spokenParts, spokenText} from './spoken-parts.ts';
import {type BrandVoices, type Speaker, speakerOf, type VoiceChoice} from './voice-choice.ts';

/** A line that a voice of the brand speaks during a slot. */
export type SpokenLine = {
  slot: string;
  /** As it is written, and as captions show it. */
  text: string;
  parts: SpokenPart[];
  /** What the voice gets. */
  spoken: string;
  speaker: Speaker;
  /** A BCP 47 tag. */
  language: string;
  /** Equal for lines that sound the same: the line is spoken once for all variants. */
  key: string;
};

type Speaking = {
  props: {voice?: VoiceChoice | null | undefined; language: string};
  script: Pick<ScriptFile, 'beats'> | undefined;
  brand: BrandVoices;
};

/** The words of a variant by slot: those of the script, with its own in their place. Slots without words are left out. */
export function wordsBySlot({props, script}: Pick<Speaking, 'props' | 'script'>): Record<string, string> {
  const says = Object.fromEntries((script?.beats ?? []).map((beat) => [beat.slot, beat.says]));
  const all = Object.entries({...says, ...speakerOf(props)?.says});
  return Object.fromEntries(
    all.map(([slot, text]) => [slot, plainWords(text)]).filter(([, text]) => text !== ''),
  );
}

/** The lines of a variant that has a speaker. None where the brand has no voice of that name. */
export function spokenLines({props, script, brand}: Speaking): SpokenLine[] {
  const speaker = brand.voices[speakerOf(props)?.speaker ?? ''];
  if (!speaker) return [];
  const {language} = props;
  return Object.entries(wordsBySlot({props, script})).map(([slot, text]) => {
    const parts = spokenParts(text, brand.pronunciation, language);
    const spoken = spokenText(parts);
    return {slot, text, parts, spoken, speaker, language, key: canonical({spoken, speaker, language})};
  });
}
