import {SILENT} from './sound-measures.ts';
import {quantile} from './statistics.ts';

/** Momentary loudness (EBU R 128, LUFS) every tenth of a second: of the voice of a mix, and of everything else in it. */
export type VoiceMeasures = {voice: number[]; rest: number[]};

/** The absolute and the relative gate of ITU-R BS.1770: the voice speaks where it is above both. */
const GATE = {absolute: -70, relative: 10};
/** Blocks before and after one that count for it: a second in all. */
const AROUND = 5;

/**
 * By how many LU the voice is louder than the rest around each block: the median of the blocks of a second in which the voice speaks, so that
 * a sound of less than half of it does not count by itself. Null where the voice does not speak.
 */
export function voiceOverRest({voice, rest}: VoiceMeasures): (number | null)[] {
  const gated = voice.filter((loudness) => loudness > GATE.absolute);
  const threshold = gated.length === 0 ? Number.POSITIVE_INFINITY : meanOf(gated) - GATE.relative;
  const speaks = voice.map((loudness) => loudness > Math.max(GATE.absolute, threshold));
  const over = voice.map((loudness, at) => loudness - (rest[at] ?? SILENT));
  return voice.map((_, at) => {
    if (!speaks[at]) return null;
    const from = Math.max(0, at - AROUND);
    const around = over.slice(from, at + AROUND + 1).filter((_each, near) => speaks[from + near]);
    return quantile(Float64Array.from(around), 0.5);
  });
}

/** The mean of loudnesses, as that of their powers. */
const meanOf = (values: readonly number[]): number =>
  10 * Math.log10(values.reduce((sum, value) => sum + 10 ** (value / 10), 0) / values.length);
