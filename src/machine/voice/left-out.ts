/** How the library says that it leaves out a word. */
const WORD = /(?:skip|ignore) OOV(?: token)?|OOV(?= [^\n]*ignore it)|skip token/i;
/** How it says that it leaves out a sound: the model has no number for it. */
const SOUND = /skip unknown (?:characters?|phonemes?)\. Unicode codepoint: \\U\+([\da-f]+)/i;

/**
 * What is no loss: marks at which a voice at most pauses, and marks that join sounds, or say that a consonant is a syllable of its own
 * (the n of "button"). The sounds themselves are kept.
 */
const UNHEARD =
  /^(?:[\s.,;:!?¡¿…'"‘’‚“”„‹›«»()[\]{}\-‐‑‒–—、。，！？；：]|\u0329|\u032a|\u032f|\u035c|\u0361|\u200d)*$/u;

/** The words and sounds of a line that the library left out, by what it wrote to stderr. Marks that are not heard do not count. */
export function leftOut(stderr: string): string[] {
  const found = stderr.split('\n').flatMap((line): string[] => {
    const code = SOUND.exec(line)?.[1];
    if (code !== undefined) {
      const sound = String.fromCodePoint(Number.parseInt(code, 16));
      return UNHEARD.test(sound) ? [] : [`the sound "${sound}" (U+${code.toUpperCase()})`];
    }
    const word = WORD.exec(line);
    if (!word) return [];
    const said = line.slice(word.index).trim();
    return UNHEARD.test(said.slice(word[0].length)) ? [] : [said];
  });
  return [...new Set(found)];
}
