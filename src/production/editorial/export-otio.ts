import {extname, join} from 'node:path';
import {otioText} from '../../machine/documents/otio-file.ts';
import {cacheLimit, openCache} from '../../machine/files/cache.ts';
import {makeFolder} from '../../machine/files/folders.ts';
import {copyTo, remove, writeWhole} from '../../machine/files/write-file.ts';
import {probe} from '../../machine/media/probe.ts';
import {correctionFor} from '../../spot/documents/grade.ts';
import {describeShot} from '../../spot/documents/shots.ts';
import {cdlOf} from '../../spot/editorial/cdl.ts';
import {type ExportedSound, variantTimeline} from '../../spot/editorial/variant-timeline.ts';
import {primariesIn} from '../../spot/grade/correction.ts';
import {toLook} from '../../spot/grade/look.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {NoteState} from '../../spot/review/review-state.ts';
import {averageSpeed, constantSpeed} from '../../spot/timeline/pace.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {toSetVariant} from '../check/inspect-batch.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {type BatchOptions, openBatch} from '../render/open-batch.ts';
import {planVariant} from '../stage/plan-variant.ts';
import {type StagedVariant, stageVariant} from '../stage/stage-variant.ts';
import type {SpotTakes} from '../takes/open-takes.ts';
import {editDocuments} from './edit-documents.ts';
import {graphicsOverlay} from './graphics-overlay.ts';

/** What an export wrote. */
export type OtioExport = {
  /** The path of the timeline. */
  file: string;
  /** The paths of the media beside it. */
  media: string[];
  /** Slots without a clip. */
  missing: string[];
  /** What the timeline cannot carry, in sentences. */
  warnings: string[];
};

/**
 * Writes a variant as a timeline of OpenTimelineIO, with its media in a folder beside it: takes with all of their frames as handles, the
 * graphics as ProRes 4444 with alpha, the mix, and the sounds that it was made of. Errors: `only-unknown`; those of staging.
 */
export async function exportOtioTimeline(
  id: string,
  project: SpotProject,
  takes: SpotTakes,
  notes: readonly NoteState[],
  options: Pick<BatchOptions, 'report' | 'signal'>,
): Promise<OtioExport> {
  const variant = project.variants.find((each) => each.id === id);
  if (!variant)
    throw invalid({
      code: 'only-unknown',
      what: `there is no variant "${id}"`,
      expected: project.variants.map((each) => each.id).join(', '),
      got: id,
    });
  const {
    context: batch,
    staging,
    close,
    sheetProgram,
  } = await openBatch(project, {...options, proof: false, engine: 'set'});
  try {
    const {store, workspace, env} = batch;
    const staged = await stageVariant(variant, project, staging);
    const {spot} = staged;
    const cache = await openCache(
      join(workspace.home, 'work'),
      store.scratch,
      cacheLimit(workspace.root, env),
    );
    options.report.step('Drawing the graphics with alpha');
    const overlay = await graphicsOverlay(await toSetVariant(staged, batch), {...batch, cache});
    const folder = await makeFolder(join(batch.folder, 'otio', id));
    const out = await openMedia(folder);
    const add = (name: string, src: string): Promise<string> => out.add(name, store.path(src));
    const footage: Record<string, string> = {};
    // The hash in the name tells the takes of two exports apart: programs keep the name of a file, and not its address.
    for (const {slot, src} of spot.footage)
      if (src !== null) footage[slot] = await add(`${slot}-${src.slice(0, 8)}`, src);
    const plan = planVariant(variant.props, project);
    const {sound} = staged;
    const soundOf = async (name: string, src: string, seconds: number): Promise<ExportedSound> => {
      const media = await probe(batch.tools, store.path(src));
      const length = Math.max(1, Math.round((media.audio?.seconds ?? media.seconds) * spot.fps));
      const from = Math.round(seconds * spot.fps);
      return {
        name,
        url: await add(name, src),
        from,
        frames: Math.max(1, Math.min(length, spot.frames - from)),
      };
    };
    const cues: ExportedSound[] = [];
    for (const [at, cue] of sound.cues.entries()) cues.push(await soundOf(`cue-${at + 1}`, cue.src, cue.at));
    const clips: ExportedSound[] = [];
    for (const {slot, src, from, seconds, at, speed} of sound.clips ?? []) {
      const [start, frames] = [Math.round(at * spot.fps), Math.max(1, Math.round(seconds * spot.fps))];
      const url = await add(`sound-${slot}-${src.slice(0, 8)}`, src);
      clips.push({name: slot, url, from: start, frames, in: Math.round(from * spot.fps), speed});
    }
    const named = variant.props.look.name
      ? plan.brand.file.defaults.tenspot.looks[variant.props.look.name]
      : undefined;
    const cubes = Map.groupBy(
      spot.footage.filter(({cube}) => cube !== null),
      ({cube}) => cube ?? '',
    );
    for (const [cube, [first]] of cubes) await add(cubes.size === 1 ? 'grade' : `grade-${first?.slot}`, cube);
    const look = toLook(variant.props.look, named, null).primaries;
    const cdl = Object.fromEntries(
      Object.entries(staged.fillings).flatMap(([slot, filling]) => {
        if (!('take' in filling)) return [];
        const correction = correctionFor(project.spot.grade?.value, filling.take)?.correction ?? {};
        return [[slot, cdlOf(look, primariesIn(correction))]];
      }),
    );
    const timeline = variantTimeline({
      spot: project.spot.id,
      id,
      name: variant.name,
      timeline: spot,
      footage,
      takes: takesIn(staged, project),
      graphics: await add('graphics', overlay),
      mix: await add('mix', staged.mix),
      bed: sound.bed ? [await soundOf('bed', sound.bed.src, 0)] : [],
      cues,
      voice: sound.voice ? [await soundOf('voice', sound.voice.src, 0)] : [],
      clips,
      cdl,
      notes,
      documents: await editDocuments(variant, project, takes),
    });
    const file = join(folder, `${variant.name}.otio`);
    await writeWhole(file, otioText(timeline));
    const missing = spot.footage.filter(({src}) => src === null).map(({slot}) => slot);
    return {file, media: out.files, missing, warnings: pacingWarnings(spot.footage)};
  } finally {
    await sheetProgram.catch(() => undefined);
    await close();
  }
}

/** A timeline has one speed for each clip: what it makes of ramps and freezes. */
const pacingWarnings = (footage: ResolvedSpot['footage']): string[] =>
  footage
    .filter((clip) => constantSpeed(clip) === null)
    .map(({slot, hold, ...clip}) => {
      const what = hold
        ? typeof clip.speed === 'number'
          ? 'a freeze'
          : 'a speed ramp and a freeze'
        : 'a speed ramp';
      const average = averageSpeed({...clip, hold}, clip.frames);
      return `the slot ${slot} has ${what}: the timeline plays it at its average speed, ${average}`;
    });

/** The folder of the media. An earlier export is replaced. */
async function openMedia(folder: string) {
  const media = join(folder, 'media');
  await remove(media);
  await makeFolder(media);
  const files: string[] = [];
  return {
    files,
    /** Puts a file there under a name, and returns its address for the timeline. */
    add: async (name: string, source: string): Promise<string> => {
      const own = `${name}${extname(source)}`;
      const file = join(media, own);
      if (!files.includes(file)) {
        await copyTo(source, file);
        files.push(file);
      }
      return `media/${own}`;
    },
  };
}

/** What is known of the clip in each slot: shot, take, model, prompt, hashes, rights. */
function takesIn(
  {fillings, variant}: StagedVariant,
  {spot}: SpotProject,
): Record<string, {shot: string | null} & Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fillings).map(([slot, filling]) => {
      const known = spot.shots.find(({id}) => id === variant.props.shots[slot]?.shot);
      const about = {shot: known?.id ?? null, prompt: known ? describeShot(known) : null};
      if (!('take' in filling)) return [slot, {...about, missing: filling.missing}];
      const {number, provider, model, request, src, rights, standsIn, file} = filling.take;
      return [
        slot,
        {
          ...about,
          ...{take: number, provider, model, request, file: file ?? null},
          sha256: src.split('.')[0],
          rights: rights?.title ?? null,
          placeholder: standsIn ?? false,
        },
      ];
    }),
  );
}
