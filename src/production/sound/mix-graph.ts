import type {MixPlan} from '../../spot/sound/mix-plan.ts';

/** Sample rate of every mix and master. */
export const RATE = 48_000;

/** Seconds by which neighbouring pieces of a bed overlap, so that the cut between them does not click. */
const OVERLAP = 0.012;

/** The inputs of a mix in order, and the filter graph that sums them to exactly its length in samples. */
export function mixGraph(plan: MixPlan): {inputs: string[]; graph: string} {
  const pieces = plan.bed?.pieces ?? [];
  const inputs = [...pieces.map(() => plan.bed?.src ?? ''), ...plan.cues.map((cue) => cue.src)];
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
  if (plan.bed) lines.push(`${bed}afade=t=out:st=${plan.seconds - plan.bed.fade}:d=${plan.bed.fade}[bed]`);
  plan.cues.forEach((cue, index) => {
    const delay = Math.round(cue.at * RATE);
    lines.push(`[${pieces.length + index}:a]${even},volume=${cue.gain}dB,adelay=${delay}S:all=1[c${index}]`);
  });
  lines.push(`anullsrc=r=${RATE}:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=${total}[floor]`);
  const parts = ['[floor]', ...(plan.bed ? ['[bed]'] : []), ...plan.cues.map((_, index) => `[c${index}]`)];
  lines.push(
    `${parts.join('')}amix=inputs=${parts.length}:normalize=0:duration=first:dropout_transition=0,atrim=end_sample=${total}[sum]`,
  );
  return {inputs, graph: lines.join(';')};
}
