import type {Duck} from '../../spot/documents/edit-sound.ts';
import type {MixPlan} from '../../spot/sound/mix-plan.ts';

/** Sample rate of every mix and master. */
export const RATE = 48_000;

/** Seconds by which neighbouring pieces of a bed overlap, so that the cut between them does not click. */
const OVERLAP = 0.012;

/** The inputs of a mix in order, and the filter graph that sums them to exactly its length in samples. */
export function mixGraph(plan: MixPlan): {inputs: string[]; graph: string} {
  const pieces = plan.bed?.pieces ?? [];
  const inputs = [
    ...pieces.map(() => plan.bed?.src ?? ''),
    ...plan.cues.map((cue) => cue.src),
    ...(plan.voice ? [plan.voice.src] : []),
    ...(plan.clips ?? []).map((clip) => clip.src),
    ...(plan.room?.spans ?? []).map(() => plan.room?.src ?? ''),
  ];
  const even = `aresample=${RATE},aformat=sample_fmts=fltp:channel_layouts=stereo`;
  const total = Math.round(plan.seconds * RATE);
  const lines: string[] = [];

  pieces.forEach(({from, to}, index) => {
    // A piece may end with the file: silence fills the overlap, else every repeat would be that much shorter.
    const end = index < pieces.length - 1 ? to + OVERLAP : to;
    lines.push(`[${index}:a]${even},apad,atrim=start=${from}:end=${end},asetpts=PTS-STARTPTS[p${index}]`);
  });
  let bed = pieces.length > 0 ? '[p0]' : '';
  for (let index = 1; index < pieces.length; index++) {
    lines.push(`${bed}[p${index}]acrossfade=d=${OVERLAP}:c1=qsin:c2=qsin[j${index}]`);
    bed = `[j${index}]`;
  }
  const {fadeIn} = plan.bed ?? {};
  if (fadeIn) {
    lines.push(`${bed}afade=t=in:st=0:d=${fadeIn}[in]`);
    bed = '[in]';
  }
  if (plan.bed)
    for (const [index, {at, duck}] of plan.cues.entries()) {
      if (!duck) continue;
      lines.push(...cueDuckLines(bed, `d${index}`, {at, ...duck, total: plan.seconds}));
      bed = `[d${index}]`;
    }
  if (plan.bed)
    lines.push(
      `${bed}afade=t=out:st=${plan.seconds - plan.bed.fade}:d=${plan.bed.fade}[${plan.voice ? 'music' : 'bed'}]`,
    );
  if (plan.voice)
    lines.push(
      ...voiceLines(plan.voice, pieces.length + plan.cues.length, {even, total, hasBed: plan.bed !== null}),
    );
  plan.cues.forEach((cue, index) => {
    const delay = Math.round(cue.at * RATE);
    lines.push(`[${pieces.length + index}:a]${even},volume=${cue.gain}dB,adelay=${delay}S:all=1[c${index}]`);
  });
  const clips = clipLines(plan, even);
  lines.push(...clips.lines);
  lines.push(`anullsrc=r=${RATE}:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=${total}[floor]`);
  const parts = [
    '[floor]',
    ...(plan.bed ? ['[bed]'] : []),
    ...(plan.voice ? ['[voice]'] : []),
    ...plan.cues.map((_, index) => `[c${index}]`),
    ...clips.labels,
  ];
  lines.push(
    `${parts.join('')}amix=inputs=${parts.length}:normalize=0:duration=first:dropout_transition=0,atrim=end_sample=${total}[sum]`,
  );
  return {inputs, graph: lines.join(';')};
}

/** Seconds in which the bed goes down before a cue that ducks it, and comes back after it. Own. */
const [CUE_ATTACK, CUE_RELEASE] = [0.15, 0.4];
/** The least length of a fade, in seconds. */
const LEAST_FADE = 0.01;

/** The bed, quieter by some decibels during a cue: the sum of a part that stays and a part that fades out before the cue and in after it. */
function cueDuckLines(
  bed: string,
  label: string,
  {at, seconds, amount, total}: {at: number; seconds: number; amount: number; total: number},
): string[] {
  const stays = 10 ** (-amount / 20);
  const from = Math.max(0, at - CUE_ATTACK);
  const to = at + seconds;
  const faded = `volume=${(1 - stays).toFixed(6)}`;
  const parts = [
    `volume=${stays.toFixed(6)}`,
    `${faded},afade=t=out:st=${from}:d=${Math.max(LEAST_FADE, at - from).toFixed(3)}`,
    ...(to < total - LEAST_FADE ? [`${faded},afade=t=in:st=${to}:d=${CUE_RELEASE}`] : []),
  ];
  const [split, mixed] = [
    parts.map((_, index) => `[${label}s${index}]`),
    parts.map((_, index) => `[${label}m${index}]`),
  ];
  return [
    `${bed}asplit=${parts.length}${split.join('')}`,
    ...parts.map((filter, index) => `${split[index]}${filter}${mixed[index]}`),
    `${mixed.join('')}amix=inputs=${parts.length}:normalize=0[${label}]`,
  ];
}

/** Seconds over which the sound of a clip and the tone of a room begin and end, so that a cut does not click. */
const EDGE = 0.02;

/** The own sounds of clips, and the room tone between them. */
function clipLines({clips = [], room, ...plan}: MixPlan, even: string): {lines: string[]; labels: string[]} {
  const first = (plan.bed?.pieces.length ?? 0) + plan.cues.length + (plan.voice ? 1 : 0);
  const edges = (seconds: number): string => {
    const edge = Math.min(EDGE, seconds / 4);
    return `afade=t=in:st=0:d=${edge},afade=t=out:st=${seconds - edge}:d=${edge}`;
  };
  const samples = (at: number): number => Math.round(at * RATE);
  const placed = (at: number): string => `adelay=${samples(at)}S:all=1`;
  const heard = clips.map(
    ({from, seconds, at, speed, gain}, index) =>
      `[${first + index}:a]${even},atrim=start_sample=${samples(from)}:end_sample=${samples(from + seconds * speed)},asetpts=PTS-STARTPTS${tempo(speed)},apad,atrim=end_sample=${samples(seconds)},volume=${gain}dB,${edges(seconds)},${placed(at)}[k${index}]`,
  );
  const tones = (room?.spans ?? []).map(
    ({at, seconds}, index) =>
      `[${first + clips.length + index}:a]${even},aloop=loop=-1:size=2e9,atrim=end=${seconds},asetpts=PTS-STARTPTS,volume=${room?.gain}dB,${edges(seconds)},${placed(at)}[r${index}]`,
  );
  return {
    lines: [...heard, ...tones],
    labels: [...heard.map((_, index) => `[k${index}]`), ...tones.map((_, index) => `[r${index}]`)],
  };
}

/** A filter plays at 0.5 to 2 times the speed with the pitch kept: a larger change takes two. */
function tempo(speed: number): string {
  if (speed === 1) return '';
  return speed < 0.5 || speed > 2
    ? `,atempo=${Math.sqrt(speed)},atempo=${Math.sqrt(speed)}`
    : `,atempo=${speed}`;
}

/**
 * How the bed gives way to the voice by default: 12 dB at the usual loudness of a voice (14 dB over the threshold, at 8 to 1), within a
 * syllable, and back between two sentences. Own.
 */
const DUCK = 'sidechaincompress=threshold=0.02:ratio=8:attack=40:release=450';

/** The level in dBFS of a voice at its usual loudness, by which the bed goes down by the whole amount. */
const VOICE_LEVEL = -20;
const RATIO = 8;
/** Hertz between which speech is understood: below and above, the music may stay. */
const SPEECH = [250, 4000];

/** The filter that takes a signal down by an amount while a voice speaks, whose loudness is usual. */
function ducker(duck: Duck | undefined): string {
  if (!duck) return DUCK;
  const threshold = 10 ** ((VOICE_LEVEL - (duck.amount * RATIO) / (RATIO - 1)) / 20);
  return `sidechaincompress=threshold=${threshold.toFixed(6)}:ratio=${RATIO}:attack=${duck.attack}:release=${duck.release}`;
}

/** The voice, and the bed ducked by it. `input`: the number of its input. */
function voiceLines(
  {gain, bedGain, duck}: NonNullable<MixPlan['voice']>,
  input: number,
  {even, total, hasBed}: {even: string; total: number; hasBed: boolean},
): string[] {
  const voice = `[${input}:a]${even},volume=${gain.toFixed(2)}dB,apad,atrim=end_sample=${total}`;
  if (!hasBed) return [`${voice}[voice]`];
  const music = `[music]volume=${bedGain.toFixed(2)}dB[level]`;
  if (duck?.amount === 0) return [`${voice}[voice]`, `[music]volume=${bedGain.toFixed(2)}dB[bed]`];
  if (duck?.band !== 'speech')
    return [`${voice},asplit=2[voice][key]`, music, `[level][key]${ducker(duck)}[bed]`];
  return [
    `${voice},asplit=2[voice][key]`,
    music,
    `[level]acrossover=split=${SPEECH.join(' ')}[low][speech][high]`,
    `[speech][key]${ducker(duck)}[under]`,
    '[low][under][high]amix=inputs=3:normalize=0[bed]',
  ];
}
