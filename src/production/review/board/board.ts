import {join} from 'node:path';
import {readJson} from '../../../machine/files/read-file.ts';
import {hashPackets} from '../../../machine/media/packet-groups.ts';
import {CheckReport} from '../../../spot/findings/check-report.ts';
import {ownPlacements} from '../../../spot/placement/placement-overrides.ts';
import {type OwnPlacements, placedZones} from '../../../spot/placement/placements.ts';
import type {BoardCaptions, BoardSegment, BoardVariant, ReviewBoard} from '../../../spot/review/board.ts';
import type {ReviewState} from '../../../spot/review/review-state.ts';
import {standingOf} from '../../../spot/review/standing.ts';
import {Format} from '../../../spot/variant/format.ts';
import {checkedAd} from '../../check/checked-documents.ts';
import {readBrandFile} from '../../project/brand-document.ts';
import type {Project} from '../../project/open-project.ts';
import type {ReviewedMaster} from '../current-masters.ts';
import {earlierMasters} from '../kept-masters.ts';
import {readCaptionFiles} from '../read-caption-files.ts';
import {recallPlaces} from './find-places.ts';

/** What the server knows by itself. */
type OfServer = Pick<
  ReviewBoard,
  'places' | 'placesProblem' | 'decides' | 'exported' | 'person' | 'comparing'
>;

/** All that the review app shows of a spot, as it is now. */
export async function boardOf(
  masters: readonly ReviewedMaster[],
  state: ReviewState,
  {workspace, store}: Pick<Project, 'workspace' | 'store'>,
  spot: string,
  ofServer: OfServer,
): Promise<ReviewBoard> {
  const report = CheckReport.safeParse(await readJson(join(workspace.out, spot, 'check.json'))).data;
  const earlier = await earlierMasters(masters, {workspace, store}, spot);
  const own = await placementsOfBrands(masters, workspace);
  const variants = await Promise.all(
    masters.map(async (master): Promise<BoardVariant> => {
      const {variant: id, sha256, record} = master;
      const before = earlier.get(id);
      // An ad can change while the file stays: findings about another ad are none about this one.
      const checked = report?.variants.find(
        ({id: of, sha256: file, ad = checkedAd(null)}) =>
          of === id && file === sha256 && ad === checkedAd(record.ad),
      );
      return {
        id,
        name: record.name,
        width: record.width,
        height: record.height,
        fps: record.fps,
        frames: Math.round((record.seconds ?? 0) * record.fps),
        choices: record.choices,
        sha256,
        segments: (await recallBoardSegments(master, store)) ?? [],
        places: await recallPlaces(master, store),
        zones: zonesOf(record.props, own),
        findings: checked?.findings ?? null,
        standing: standingOf(master, state),
        ad: master.ad,
        captions: captionsOf(master),
        earlier: before ? {round: before.round, sha256: before.sha256} : null,
      };
    }),
  );
  const {rounds, included} = state;
  return {spot, title: spot, axes: axesOf(variants), variants, rounds, included, ...ofServer};
}

/** The captions beside a master: the texts of the first file that can be read. Null where there is none. */
function captionsOf({captions, parts}: ReviewedMaster): BoardCaptions | null {
  const read = readCaptionFiles(captions);
  if (parts.captions === undefined || read === null) return null;
  const texts = read.files.find((file) => file.texts !== null)?.texts ?? [];
  return {hash: parts.captions, texts, problem: read.problem};
}

const segmentsKey = ({sha256}: ReviewedMaster): string => `review-segments-${sha256}`;

/** The segments of a master that were found before; undefined where they were not. */
export const recallBoardSegments = (
  master: ReviewedMaster,
  store: Project['store'],
): Promise<BoardSegment[] | undefined> => store.recall(segmentsKey(master), () => []);

/** Finds the segments of a master: groups of frames that decode by themselves, as `hashPackets` finds them. Kept by the hash of the file. */
export const findSegments = (master: ReviewedMaster, store: Project['store']): Promise<BoardSegment[]> =>
  store.once(
    segmentsKey(master),
    () => [],
    async () => (await hashPackets(master.file)).video.map(({key, from, frames}) => ({key, from, frames})),
  );

/** The axes of a batch, and the values of each in the order of the variants. */
function axesOf(variants: readonly Pick<BoardVariant, 'choices'>[]): ReviewBoard['axes'] {
  const names = [...new Set(variants.flatMap(({choices}) => Object.keys(choices)))];
  return names.map((name) => ({
    name,
    values: [...new Set(variants.flatMap(({choices}) => choices[name] ?? []))],
  }));
}

/** Props of a manifest, which another version may have written. */
type RecordedProps = {brand?: string; format?: unknown; language?: string; placements?: string[]};

/** The placements for which brands have figures of their own. A brand that cannot be read has none. */
async function placementsOfBrands(
  masters: readonly ReviewedMaster[],
  {brands}: Project['workspace'],
): Promise<Map<string, OwnPlacements>> {
  const ids = new Set(masters.map(({record}) => ((record.props ?? {}) as RecordedProps).brand ?? ''));
  const own = new Map<string, OwnPlacements>();
  for (const id of ids) {
    const read = readBrandFile(join(brands, id)).then(({value}) =>
      ownPlacements(value.defaults.tenspot.placements),
    );
    own.set(id, await read.catch(() => ({})));
  }
  return own;
}

/** The safe zones of a variant; none if its record names a format or a placement that this version does not know. */
function zonesOf(props: unknown, own: ReadonlyMap<string, OwnPlacements>): BoardVariant['zones'] {
  const {brand = '', format, language, placements} = (props ?? {}) as RecordedProps;
  const known = Format.safeParse(format ?? '9:16');
  if (!known.success) return [];
  try {
    return placedZones({format: known.data, ...(language ? {language} : {}), placements}, own.get(brand));
  } catch {
    return [];
  }
}
