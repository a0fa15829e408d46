import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import {isFile} from '../../machine/files/read-file.ts';
import type {PacketGroup} from '../../machine/media/packet-groups.ts';
import {limitsOfBrand} from '../../spot/findings/changed-limits.ts';
import {aboutVariant, type Finding} from '../../spot/findings/finding.ts';
import type {LumaMeasures, TakeMeasures} from '../../spot/findings/frame-measures.ts';
import {matchFootage, type SharedMatches} from '../../spot/findings/match-footage.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {judgedPlacements, placementOf} from '../../spot/placement/placements.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {shownSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Footage} from '../../spot/timeline/timeline.ts';
import {masterSize} from '../../spot/variant/format.ts';
import {renderedHash} from '../render/master-record.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {CheckContext} from './check-context.ts';
import type {CheckedMaster} from './master.ts';
import {GRADED_VERSION} from './measure/graded-luma.ts';
import {measurePicture, measureTakePicture} from './measure/measure-picture.ts';
import {measureMasterSound, SOUND_VERSION} from './measure/measure-sound.ts';
import {MEASURES_VERSION} from './measure/measure-videos.ts';
import {MASTER_RULES} from './rules/rules.ts';

/** What a check found in one master. `sha256`: the file that was checked; null where there is none. */
export type MasterCheck = {
  variant: string;
  sha256: string | null;
  /** Frames a second. */
  fps: number;
  findings: Finding[];
  reused: boolean;
};

/** A variant whose master is checked. `covered`: where its graphics cover the footage. `voice`: that of its mix. */
type CheckedVariant = Pick<StagedVariant, 'variant' | 'spot' | 'mix'> &
  Pick<CheckedMaster, 'covered' | 'voice'>;

/** The check of a variant whose master is left out. */
export const uncheckedMaster = ({variant, spot}: Pick<StagedVariant, 'variant' | 'spot'>): MasterCheck => ({
  ...{variant: variant.id, sha256: null, fps: spot.fps, findings: [], reused: false},
});

/** Checks the master of one variant. What an earlier check found in the same file, with the same documents and rules, is used again. */
export async function checkMaster(
  {variant, spot: edited, mix, covered, voice}: CheckedVariant,
  context: CheckContext,
): Promise<MasterCheck> {
  const spot = shownSpot(edited);
  const {folder, home, records, scale, store, tools} = context;
  const changed = limitsOfBrand(context.changed, variant.props.brand);
  const file = join(folder, `${variant.id}.mp4`);
  if (!(await isFile(file)))
    return {variant: variant.id, sha256: null, fps: spot.fps, findings: [missing(variant.id)], reused: false};
  const sha256 = await context.hashOf(file);
  const rules = MASTER_RULES.map(({id, version}) => `${id} ${version}`);
  const measures = [MEASURES_VERSION, GRADED_VERSION, SOUND_VERSION, tools.ffmpegVersion];
  const own = context.ownPlacements(variant.props.brand);
  const placements = judgedPlacements(variant.props, context.briefPlacements, own);
  const key = keyOf({
    ...{check: 'master', sha256, spot, mix, covered, scale, rules, measures, changed},
    placements,
    voice,
  });
  let reused = true;
  const findings = await store.once<Finding[]>(
    key,
    () => [],
    orDamaged(variant.id, async () => {
      reused = false;
      const placement = placementOf(variant.props, own);
      const size = masterSize(variant.props.format, scale);
      const facts = await context.factsOf(file);
      const {video: groups, audio: packets} = await context.packetsOf(file);
      const picture = await measurePicture(file, context, groups);
      const sound = packets === null ? null : await measureMasterSound({file, packets, mix}, context);
      const {takes, takeOf} = await measureTakes([spot], context);
      const shared: SharedMatches = {pictures: pictureNames(groups), known: context.matches};
      const footage = matchFootage(spot, picture, takeOf, covered, shared);
      const master: CheckedMaster = {
        spot,
        placement,
        placements,
        size,
        file: facts,
        picture,
        takes,
        covered,
        footage,
        sound,
        voice,
      };
      return MASTER_RULES.flatMap((rule) => applyRule(rule, master, variant.id, changed));
    }),
  );
  const rendered = await renderedHash(home, records, variant.id);
  const replaced = rendered === undefined || rendered === sha256 ? [] : [changedSince(variant.id)];
  return {
    variant: variant.id,
    sha256,
    fps: spot.fps,
    findings: [...aboutVariant(findings, variant.id), ...replaced],
    reused,
  };
}

/**
 * Measures the masters and takes that no earlier check has measured, so that `checkMaster` finds their measures. Leaves every error of a
 * file to `checkMaster`, which makes a finding of it.
 */
export async function measureMasters(
  staged: readonly Pick<StagedVariant, 'variant' | 'spot' | 'mix'>[],
  context: CheckContext,
): Promise<void> {
  const {folder, store, signal} = context;
  const versions = [MEASURES_VERSION, GRADED_VERSION, SOUND_VERSION];
  const measureOnce = (key: unknown, measure: () => Promise<unknown>): Promise<unknown> =>
    store
      .once(
        keyOf({measured: key, versions}),
        () => [],
        async () => {
          await measure();
          return true;
        },
      )
      .catch(() => signal?.throwIfAborted());
  for (const {variant, mix} of staged) {
    const file = join(folder, `${variant.id}.mp4`);
    if (!(await isFile(file))) continue;
    await measureOnce([await context.hashOf(file), mix], async () => {
      const {video: groups, audio: packets} = await context.packetsOf(file);
      await measurePicture(file, context, groups);
      if (packets !== null) await measureMasterSound({file, packets, mix}, context);
    });
  }
  const spots = staged.map(({spot}) => shownSpot(spot));
  const grades = [...gradesOf(spots)];
  await measureOnce({grades}, () => measureTakes(spots, context));
}

/** A name for each frame of a file: the packets from which it is decoded, and which of their frames it is. */
const pictureNames = (groups: readonly PacketGroup[]): string[] =>
  groups.flatMap(({key, frames}) => Array.from({length: frames}, (_, at) => `${key} ${at}`));

/** The takes that some spots show, each with all the cubes that grade it in them. */
function gradesOf(spots: readonly StagedVariant['spot'][]): Map<string, string[]> {
  const grades = new Map<string, string[]>();
  for (const {src, cube} of spots.flatMap(({footage}) => footage)) {
    if (src === null) continue;
    const cubes = grades.get(src) ?? [];
    grades.set(src, cubes);
    if (cube !== null && !cubes.includes(cube)) cubes.push(cube);
  }
  return grades;
}

/** Measures the takes of some spots, each decoded once for all its grades. `takeOf`: the take of a clip as its grade shows it. */
async function measureTakes(
  spots: readonly StagedVariant['spot'][],
  context: CheckContext,
): Promise<{takes: Map<string, TakeMeasures>; takeOf: (clip: Footage) => LumaMeasures | undefined}> {
  const {store} = context;
  const takes = new Map<string, TakeMeasures>();
  const graded = new Map<string, ReadonlyMap<string, LumaMeasures>>();
  const measuring = [...gradesOf(spots)].map(async ([src, cubes]) => {
    const paths = cubes.map((cube) => store.path(cube));
    const measured = await measureTakePicture(store.path(src), paths, context);
    takes.set(src, measured.plain);
    graded.set(src, measured.graded);
  });
  await Promise.all(measuring);
  return {
    takes,
    takeOf: ({src, cube}) =>
      src === null ? undefined : cube === null ? takes.get(src) : graded.get(src)?.get(store.path(cube)),
  };
}

const missing = (variant: string): Finding => ({
  rule: 'master-missing',
  severity: 'error',
  variant,
  frames: null,
  expected: 'a rendered master',
  got: 'none: render the variant first, or check what is there with --before-render',
  fix: {kind: 'render'},
});

const changedSince = (variant: string): Finding => ({
  rule: 'master-changed',
  severity: 'info',
  variant,
  frames: null,
  expected: 'the file that Tenspot rendered',
  got: 'a file that was changed or replaced since',
  fix: {kind: 'render'},
});

/** A check whose only finding is that the file is damaged, where it cannot be read to its end. No rule can judge it then. */
const orDamaged = (variant: string, judge: () => Promise<Finding[]>) => (): Promise<Finding[]> =>
  judge().catch((error: unknown) => {
    if (!(error instanceof TenspotError && error.code.startsWith('clip-'))) throw error;
    const {expected = 'a master that can be read to its end', got = 'none'} = error.problems[0] ?? {};
    return [
      {
        rule: 'master-damaged',
        severity: 'error',
        variant,
        frames: null,
        expected,
        got,
        fix: {kind: 'render'},
      },
    ];
  });
