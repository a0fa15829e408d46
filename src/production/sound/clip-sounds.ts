import {findFile} from '../../machine/files/find-file.ts';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {audibleTrack} from '../../machine/media/loudness.ts';
import {probe} from '../../machine/media/probe.ts';
import type {ClipSound} from '../../spot/sound/mix-plan.ts';
import {toSeconds} from '../../spot/timeline/frames.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Filling} from '../../spot/timeline/timeline.ts';
import {isPhoto} from '../stage/needed-shot.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext, StageContext} from '../stage/stage-context.ts';

type Planned = Pick<VariantPlan, 'props' | 'documents' | 'brand' | 'needs'>;

/** The sound of the clips for which `edit.yaml` has a level, as the spot shows them. A clip without a sound that can be heard is left out. */
export async function clipSounds(
  {footage, fps}: ResolvedSpot,
  fillings: Readonly<Record<string, Filling>>,
  plan: Planned,
  context: StageContext,
): Promise<ClipSound[]> {
  const sounds: ClipSound[] = [];
  for (const {slot, sound, from, frames, in: start, length, speed} of footage) {
    const filling = fillings[slot];
    if (sound === undefined || !filling || !('take' in filling)) continue;
    // Studio offers a level for every shot. A photo has no sound.
    if (filling.take.file !== undefined && isPhoto(filling.take.file)) continue;
    const file = await fileOf(slot, filling.take.file, plan, context);
    const src = file === undefined ? null : await soundTrack(file, context);
    // Past the end of a clip its last frame is held, and nothing is heard.
    const seconds = Math.min(toSeconds(frames, fps), toSeconds(length - start, fps) / speed);
    if (src !== null && seconds > 0)
      sounds.push({
        src,
        from: toSeconds(start, fps),
        seconds,
        at: toSeconds(from, fps),
        speed,
        gain: sound,
        slot,
      });
  }
  return sounds;
}

/** The file that the take in a slot was made from: supplied, or bought. Undefined for drawn takes. */
async function fileOf(
  slot: string,
  supplied: string | undefined,
  {props, documents, brand, needs}: Planned,
  {takes}: StageContext,
): Promise<string | undefined> {
  if (supplied !== undefined) return findFile(supplied, [documents.folder, brand.folder]);
  const need = needs.find((each) => each.slot === slot);
  return (need && takes?.shown(need.shot.id, props.format, need.named)?.take.file) ?? undefined;
}

/** Raise when the sound of clips is read in another way. */
const TRACK_VERSION = 2;

/** The first sound track of a clip that can be heard, staged; null where none can. It begins with the first picture. Each is read once. */
async function soundTrack(file: string, {store, tools, signal}: MediaContext): Promise<string | null> {
  const {src} = await store.once<{src: string | null}>(
    keyOf({soundTrack: await sha256File(file), version: TRACK_VERSION, ffmpeg: tools.ffmpegVersion}),
    (note) => (note.src === null ? [] : [note.src]),
    async () => {
      const [number, {source}] = [await audibleTrack(tools, file), await probe(tools, file)];
      if (number === null) return {src: null};
      return store.draft('wav', async (draft) => {
        // A take begins with its first picture (`conform`): sound before that is cut off, and a gap in the sound is silence.
        const aligned = `asetpts=PTS-${source?.late ?? 0}/TB,aresample=48000:async=1:first_pts=0`;
        const track = ['-map', `0:a:${number}`, '-vn', '-af', aligned, '-ac', '2', '-c:a', 'pcm_f32le'];
        await ffmpeg(tools, [...input(file), ...track, draft], {signal});
        return {src: await store.put(draft, 'wav')};
      });
    },
  );
  return src;
}
