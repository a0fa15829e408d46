import type {VoiceConfig} from '../../../machine/voice/speak-line.ts';
import {ESPEAK_DATA, STYLES, TOKENS, type VoiceFolder} from '../../../machine/voice/voice-folder.ts';

/**
 * As good as none. Piper's models vary how they speak at random, and a line that is spoken again must sound the same. For 0, the library
 * takes its own default.
 */
const NO_NOISE = 1e-12;

/** How a voice is opened, in its folder: all paths are relative to it. `language`: that of the line. */
export function voiceConfig(voice: VoiceFolder, language: string): VoiceConfig {
  const {model} = voice;
  const [tokens, dataDir] = [TOKENS, ESPEAK_DATA];
  // One thread: with several, sums could be added in another order, and sound different.
  const common = {numThreads: 1, provider: 'cpu'} as const;
  if (voice.kind === 'piper') {
    const vits = {model, tokens, dataDir, noiseScale: NO_NOISE, noiseScaleW: NO_NOISE, lengthScale: 1};
    return {model: {vits, ...common}, maxNumSentences: 1};
  }
  const several: Record<string, string> = voice.severalLanguages
    ? {lexicon: lexiconsFor(voice.lexicons, language), lang: espeakName(language)}
    : {};
  const kokoro = {model, tokens, dataDir, voices: STYLES, lengthScale: 1, ...several};
  return {model: {kokoro, ...common}, maxNumSentences: 1};
}

/** The word lists for a line: of the two for English, that of its region. */
function lexiconsFor(lexicons: readonly string[], language: string): string {
  const other = language.startsWith('en-gb') ? 'us-en' : 'gb-en';
  return lexicons.filter((name) => !name.includes(other)).join(',');
}

/** Kokoro knows one Portuguese. English and Chinese are read with the word lists. */
function espeakName(language: string): string {
  const [first = ''] = language.split('-');
  if (first === 'pt') return 'pt-br';
  return first === 'en' || first === 'zh' ? '' : first;
}
