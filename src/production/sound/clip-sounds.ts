import {findFile} from '../../machine/files/find-file.ts';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {audibleTrack} from '../../machine/media/loudness.ts';
import {probe} from '../../machine/media/probe.ts';
import {invalid, type TenspotError} from '../../spot/problem/errors.ts';
import {heardSpan} from '../../spot/sound/heard-span.ts';
import type {ClipSound} from '../../spot/sound/mix-plan.ts';
import {toSeconds} from '../../spot/timeline/frames.ts';
import {constantSpeed} from '../../spot/timeline/pace.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Filling, Footage} from '../../spot/timeline/timeline.ts';
import {isPhoto} from '../stage/needed-shot.ts';
import type {VariantPlan} from '../stage/plan-variant.ts';
import type {MediaContext, StageContext} from '../stage/stage-context.ts';

type Planned = Pick<VariantPlan, 'props' | 'documents' | 'brand' | 'needs'>;

/**
 * The sound of the clips for which `edit.yaml` has a level, as the spot shows them, or from before their picture and until after it. A clip without a
 * sound that can be heard is left out. Errors: `edit-sound`, where `lead` or `tail` ask for sound that the take does not have.
 */
export async function clipSounds(
  {footage, fps, frames: total}: ResolvedSpot,
  fillings: Readonly<Record<string, Filling>>,
  plan: Planned,
  context: StageContext,
): Promise<ClipSound[]> {
  const sounds: ClipSound[] = [];
  for (const clip of footage) {
    const {slot, sound, in: start, length} = clip;
    const filling = fillings[slot];
    const speed = constantSpeed(clip);
    // `edit.yaml` is refused where a clip with a ramp or a freeze has a level.
    if (speed === null || sound === undefined || !filling || !('take' in filling)) continue;
    // Studio offers a level for every shot. A photo has no sound.
    if (filling.take.file !== undefined && isPhoto(filling.take.file)) continue;
    const file = await fileOf(slot, filling.take.file, plan, context);
    const src = file === undefined ? null : await soundTrack(file, context);
    const heard = heardSpan(clip, total);
    const early = clip.from - heard.from;
    const late = heard.frames - early - clip.frames;
    if (!filling.take.standsIn) {
      const wanted = {early: early * speed, late: late * speed, speed};
      const lacking = await lackOf(clip, wanted, src, fps, context);
      if (lacking) throw refusal(lacking, filling.take.shot, plan);
    }
    if (src === null) continue;
    // Past the end of a clip its last frame is held, and nothing is heard.
    const shown = Math.min(clip.frames, (length - start) / speed);
    const seconds = toSeconds(late > 0 ? heard.frames : shown + early, fps);
    if (seconds > 0)
      sounds.push({
        src,
        from: toSeconds(start - early * speed, fps),
        seconds,
        at: toSeconds(heard.from, fps),
        speed,
        gain: sound,
        slot,
      });
  }
  return sounds;
}

/** What a take lacks of the sound that a pick asks for. */
type Lack = {field: 'lead' | 'tail'; expected: string; got: string};

/** Encoders cut the last packet of a sound, so that it may be a little shorter than the picture. In frames. */
const NEARLY_A_FRAME = 0.9;

/** What the sound of a clip lacks before and after its picture. `early`, `late`: frames of the take that are asked for. */
async function lackOf(
  {slot, in: start, frames, lead, tail}: Footage,
  {early, late, speed}: {early: number; late: number; speed: number},
  src: string | null,
  fps: number,
  {store, tools}: MediaContext,
): Promise<Lack | null> {
  const field = lead === undefined ? 'tail' : 'lead';
  if (src === null)
    return (lead ?? tail) === undefined
      ? null
      : {field, expected: 'a take with sound', got: 'no sound that can be heard'};
  if (early > start)
    return {
      field: 'lead',
      expected: `sound of the ${Math.ceil(early)} frames of the take before the slot "${slot}"`,
      got: `${start} frames: the slot starts at frame ${start} of the take`,
    };
  if (late === 0) return null;
  const end = start + frames * speed + late;
  const {audio, seconds} = await probe(tools, store.path(src));
  const has = (audio?.seconds ?? seconds) * fps;
  if (has + NEARLY_A_FRAME >= end) return null;
  return {
    field: 'tail',
    expected: `sound of the ${Math.ceil(late)} frames of the take after the slot "${slot}", to frame ${Math.ceil(end)}`,
    got: `sound to frame ${Math.floor(has)}`,
  };
}

function refusal({field, ...lack}: Lack, shot: string, {documents: {edit}}: Planned): TenspotError {
  const path = ['picks', shot, field];
  return invalid({
    code: 'edit-sound',
    what: `the take of shot "${shot}" has no sound where \`${field}\` asks for it`,
    where: {...edit?.locate(path), field: path.join('.')},
    ...lack,
    fix: `Make \`${field}\` shorter, start at another place of the take with \`in\`, or remove \`${field}\`.`,
  });
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
