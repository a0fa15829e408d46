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
  if (plan.bed)
    lines.push(
      `${bed}afade=t=out:st=${plan.seconds - plan.bed.fade}:d=${plan.bed.fade}[${plan.voice ? 'music' : 'bed'}]`,
    );
  if (plan.voice)
    lines.push(...voiceLines(plan.voice, inputs.length - 1, {even, total, hasBed: plan.bed !== null}));
  plan.cues.forEach((cue, index) => {
    const delay = Math.round(cue.at * RATE);
    lines.push(`[${pieces.length + index}:a]${even},volume=${cue.gain}dB,adelay=${delay}S:all=1[c${index}]`);
  });
  lines.push(`anullsrc=r=${RATE}:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=${total}[floor]`);
  const parts = [
    '[floor]',
    ...(plan.bed ? ['[bed]'] : []),
    ...(plan.voice ? ['[voice]'] : []),
    ...plan.cues.map((_, index) => `[c${index}]`),
  ];
  lines.push(
    `${parts.join('')}amix=inputs=${parts.length}:normalize=0:duration=first:dropout_transition=0,atrim=end_sample=${total}[sum]`,
  );
  return {inputs, graph: lines.join(';')};
}

/**
 * How the bed gives way to the voice: 12 dB at the usual loudness of a voice (14 dB over the threshold, at 8 to 1), within a syllable, and
 * back between two sentences. Own.
 */
const DUCK = 'sidechaincompress=threshold=0.02:ratio=8:attack=40:release=450';

/** The voice, and the bed ducked by it. `input`: the number of its input. */
function voiceLines(
  {gain, bedGain}: NonNullable<MixPlan['voice']>,
  input: number,
  {even, total, hasBed}: {even: string; total: number; hasBed: boolean},
): string[] {
  const voice = `[${input}:a]${even},volume=${gain.toFixed(2)}dB,apad,atrim=end_sample=${total}`;
  if (!hasBed) return [`${voice}[voice]`];
  return [
    `${voice},asplit=2[voice][key]`,
    `[music]volume=${bedGain.toFixed(2)}dB[level]`,
    `[level][key]${DUCK}[bed]`,
  ];
}
