import {findFile} from '../../machine/files/find-file.ts';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {isAudible} from '../../machine/media/loudness.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {type FilesInUse, filesInUse, filesOfSpot, type HeardFiles} from '../project/variants/files-in-use.ts';
import {soundFiles, usualSoundsHeard} from '../sound/plan-mix.ts';
import {isPhoto} from '../stage/needed-shot.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

type Candidate = Pick<DeliveryCandidate, 'variant' | 'now'>;
type Known = Pick<DeliverContext, 'project'>;

/** The files of the mix of a variant, without the voice. Empty where it cannot be staged: then its gate `master` is red. */
export async function heardFiles({variant, now}: Candidate, {project}: Known): Promise<HeardFiles> {
  if (!('staged' in now)) return {ofBrand: [], ofSpot: []};
  const clips = await heardClips(now.staged, project.catalog.brands[variant.props.brand]?.folder, project);
  const sounds = soundFiles(now.staged.spot, planVariant(variant.props, project));
  return {ofBrand: [...new Set([...sounds, ...clips.ofBrand])], ofSpot: clips.ofSpot};
}

/** The names of the usual sounds in the mix of a variant. Empty where it cannot be staged. */
export const usualSoundsOf = ({variant, now}: Candidate, {project}: Known): string[] =>
  'staged' in now ? usualSoundsHeard(now.staged.spot, planVariant(variant.props, project)) : [];

/** The supplied clips for whose own sound `edit.yaml` has a level, and that are not silent. */
async function heardClips(
  {spot: {footage}, fillings}: Pick<StagedVariant, 'spot' | 'fillings'>,
  ofBrand: string | undefined,
  {spot, store, tools}: SpotProject,
): Promise<{ofBrand: string[]; ofSpot: string[]}> {
  const ofSpot = filesOfSpot(spot);
  const found = {ofBrand: new Set<string>(), ofSpot: new Set<string>()};
  for (const {slot, sound} of footage) {
    const filling = fillings[slot];
    const file = filling && 'take' in filling ? filling.take.file : undefined;
    if (sound === undefined || file === undefined || isPhoto(file)) continue;
    const inSpot = await ofSpot(file);
    const path = await findFile(file, inSpot || ofBrand === undefined ? [spot.folder] : [ofBrand]);
    if (path === undefined) continue;
    const {audible} = await store.once<{audible: boolean}>(
      keyOf({audible: await sha256File(path), ffmpeg: tools.ffmpegVersion}),
      () => [],
      async () => ({audible: await isAudible(tools, path)}),
    );
    if (audible) found[inSpot ? 'ofSpot' : 'ofBrand'].add(file);
  }
  return {ofBrand: [...found.ofBrand], ofSpot: [...found.ofSpot]};
}

/** The files of a variant that have rights, with the sounds of its mix. */
export async function filesOf(candidate: Candidate, {project}: Known): Promise<FilesInUse> {
  const brand = project.catalog.brands[candidate.variant.props.brand];
  const heard = await heardFiles(candidate, {project});
  return brand
    ? filesInUse(candidate.variant, brand, project.spot, {heard})
    : {ofBrand: [], shownOfSpot: [], shownOfBrand: [], heard};
}
