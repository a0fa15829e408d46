import {z} from 'zod';
import {markOf, speedOf} from './edited-clips.ts';
import {type OtioFields, OtioRange, otioFields, otioList, otioName, otioSchema} from './otio.ts';

/** What Tenspot wrote about a clip beside the footage. Earlier exports have only `part`. */
const Placed = z.looseObject({
  part: z.string(),
  at: z.number().optional(),
  frames: z.number().optional(),
  in: z.number().default(0),
  speed: z.number().default(1),
});

/** Parts whose tracks are exported switched off. */
const SILENT = ['bed', 'cue', 'voice', 'sound'];

/**
 * Names every change on the tracks beside the footage, in words: the documents have no place for any. `main`: the track of the footage, of which
 * only its own effects count.
 */
export function leaveOtherTracks(
  tracks: readonly OtioFields[],
  main: OtioFields | undefined,
  fps: number,
  left: string[],
): void {
  const parts = new Set<string>();
  for (const track of tracks) {
    const name = otioName(track);
    for (const effect of otioList(track.effects))
      left.push(`the effect "${otioName(effect) || String(effect.effect_name)}" on the track "${name}"`);
    let at = 0;
    for (const item of otioList(track.children)) {
      const mark = Placed.safeParse(markOf(item)).data;
      if (mark) parts.add(mark.part);
      const range = rangeOf(item, fps);
      if (track !== main && otioSchema(item) !== 'Gap') {
        if (!mark) left.push(`"${otioName(item)}" on the track "${name}" was added`);
        else leaveChanges(item, mark, {...range, at}, left);
      }
      at += otioSchema(item) === 'Transition' ? 0 : range.frames;
    }
    const [first] = otioList(track.children).flatMap((item) => Placed.safeParse(markOf(item)).data ?? []);
    const isOn = track.enabled !== false;
    if (first && isOn === SILENT.includes(first.part))
      left.push(`the track "${name}" was switched ${isOn ? 'on' : 'off'}`);
  }
  if (!parts.has('graphics')) left.push('the graphics were removed');
  if (!parts.has('mix')) left.push('the mix was removed');
}

type Range = {from: number; frames: number};

function leaveChanges(
  item: OtioFields,
  mark: z.infer<typeof Placed>,
  {at, from, frames}: Range & {at: number},
  left: string[],
): void {
  const what = `"${otioName(item)}"`;
  const isTrimmed = from !== mark.in || (mark.frames !== undefined && frames !== mark.frames);
  if (isTrimmed) left.push(`${what} was trimmed`);
  if (mark.at !== undefined && at !== mark.at) left.push(`${what} was moved`);
  if (item.enabled === false) left.push(`${what} was switched off`);
  if (Math.abs(speedOf(item, otioName(item), left) - mark.speed) > 1e-6)
    left.push(`${what} plays at another speed`);
}

function rangeOf(item: OtioFields, fps: number): Range {
  const range = OtioRange.safeParse(otioFields(item).source_range).data;
  const frames = (time: {value: number; rate: number} | undefined): number =>
    time ? Math.round((time.value / time.rate) * fps) : 0;
  return {from: frames(range?.start_time), frames: frames(range?.duration)};
}
