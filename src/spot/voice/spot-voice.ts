import type {CaptionWord} from '../captions/caption.ts';
import {type ScriptFile, slotSeconds} from '../documents/script.ts';
import {countWords} from '../findings/words.ts';
import {type EditTiming, snappedSlots, timedSlots, withLengths} from '../timeline/edit-timing.ts';
import {toFrames, toSeconds} from '../timeline/frames.ts';
import {slotLengths} from '../timeline/resolve-spot.ts';
import {laySlots} from '../timeline/timeline.ts';
import {spokenSeconds} from '../timing/spoken-seconds.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {AnyTemplate, SlotSpec} from '../variant/template.ts';
import {BREATH, layVoice, lineFrames, type VoiceLayout} from './lay-voice.ts';
import {type SpokenLine, spokenLines} from './spoken-line.ts';
import {type BrandVoices, speakerOf} from './voice-choice.ts';
import {type CharacterTimes, wordsWithTimes} from './word-times.ts';

/** A line as a voice spoke it. */
export type HeardLine = {
  /** Seconds of its recording. */
  seconds: number;
  /** When its characters are said. */
  times: CharacterTimes;
};

/** A line in a spot. */
export type PlacedLine = SpokenLine & {
  /** The second of the spot at which it begins. */
  at: number;
  /** Its seconds: of the recording, or an estimate where there is none. */
  seconds: number;
  /** Whether it is recorded. */
  heard: boolean;
};

/** What a voice of the brand says in a variant, and what that makes of its timeline. */
export type SpotVoice = {
  lines: PlacedLine[];
  /** Seconds by slot: those of the script, or longer where a line needs more. */
  lengths: Record<string, number>;
  /** The words of the lines that are recorded, with their times in the spot. */
  words: CaptionWord[];
  /** The line that is too long, and how many of its words have to go. Left out where all lines fit. */
  tooLong?: {line: PlacedLine; over: number; cut: number; words: number};
};

type Asking = {
  props: SpotProps;
  template: AnyTemplate;
  script: ScriptFile | undefined;
  brand: BrandVoices;
  /** What was recorded, by the keys of lines. */
  speech: Readonly<Record<string, HeardLine>>;
  /** The speeds at which models speak that do not have the speed of the voice, by the keys of lines. Default: that of the voice. */
  speeds?: Readonly<Record<string, number>> | undefined;
  /** What `edit.yaml` says about the lengths of slots: the lines are placed in them. Default: nothing. */
  timing?: EditTiming | undefined;
};

/** The voice of a variant; undefined where no voice of the brand speaks in it. Pure: Node and the browser both call it. */
export function voiceOf({
  props,
  template,
  script,
  brand,
  speech,
  speeds,
  timing,
}: Asking): SpotVoice | undefined {
  if (!speakerOf(props)) return undefined;
  const {copy, format, seconds, fps, language} = props;
  const own = slotSeconds(script);
  const written = slotLengths(template, {copy, format, seconds, fps, language}, own);
  const timed = timedSlots(written, props, timing);
  const frames = toFrames(seconds, fps);
  const natural = laySlots(timed, frames);
  const lines = spokenLines({props, script, brand})
    .filter(({slot}) => natural[slot] !== undefined)
    .map((line) => {
      const heard = speech[line.key];
      const estimate = spokenSeconds(line.spoken, language) / (speeds?.[line.key] ?? line.speaker.speed);
      return {...line, heard: heard !== undefined, seconds: heard?.seconds ?? estimate};
    });
  const needs = Object.fromEntries(lines.map((line) => [line.slot, line.seconds]));
  const {slots, laid} = laidOnBeats(timed, needs, props, timing);
  const placed = lines.map((line): PlacedLine => {
    const from = toSeconds(natural[line.slot]?.from ?? 0, fps) + BREATH;
    return {...line, at: ('at' in laid ? laid.at[line.slot] : undefined) ?? from};
  });
  placed.sort((a, b) => a.at - b.at);
  const words = placed.flatMap((line) => {
    const heard = speech[line.key];
    return heard ? placedWords(line, heard) : [];
  });
  const voice = {
    lines: placed,
    words,
    lengths: {...own, ...(timing ? secondsOf(slots) : {}), ...('lengths' in laid ? laid.lengths : {})},
  };
  if (!('over' in laid)) return voice;
  const room = (line: PlacedLine): number => toSeconds(natural[line.slot]?.frames ?? 0, fps) - line.seconds;
  const [line] = [...placed].sort((a, b) => room(a) - room(b));
  if (!line) return voice;
  const said = Math.max(1, countWords(line.text, language));
  const cut = Math.min(said, Math.ceil((laid.over / line.seconds) * said));
  return {...voice, tooLong: {line, over: laid.over, cut, words: said}};
}

/** Where the lines are. Cuts that lines moved go to the nearest beats again that leave every line its time. */
function laidOnBeats(
  slots: Record<string, SlotSpec>,
  needs: Readonly<Record<string, number>>,
  props: SpotProps,
  timing: EditTiming | undefined,
): {slots: Record<string, SlotSpec>; laid: VoiceLayout} {
  const {seconds, fps} = props;
  const frames = toFrames(seconds, fps);
  const laid = layVoice({slots, fps, frames, needs});
  if (!timing?.snap || 'over' in laid || Object.keys(laid.lengths).length === 0) return {slots, laid};
  const leasts = Object.fromEntries(
    Object.entries(needs).map(([slot, line]) => [slot, lineFrames(line, fps)]),
  );
  const snapped = snappedSlots(withLengths(slots, laid.lengths), props, timing, leasts);
  return {slots: snapped, laid: layVoice({slots: snapped, fps, frames, needs})};
}

const secondsOf = (slots: Record<string, SlotSpec>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(slots).flatMap(([name, {seconds}]) => (seconds === undefined ? [] : [[name, seconds]])),
  );

function placedWords({parts, language, at}: PlacedLine, {times}: HeardLine): CaptionWord[] {
  const words = wordsWithTimes(parts, times, language);
  return words.map((word, index) => ({
    ...word,
    // A space parts the words of two lines.
    text: index === 0 ? ` ${word.text.trimStart()}` : word.text,
    startMs: word.startMs + at * 1000,
    endMs: word.endMs + at * 1000,
    timestampMs: (word.startMs + word.endMs) / 2 + at * 1000,
    ...(index === words.length - 1 ? {pageBreakAfter: true} : {}),
  }));
}
