import {join} from 'node:path';
import {placedAdProblems} from '../../spot/ad/ad-problems.ts';
import type {DeliveryGate, GateResult} from '../../spot/delivery/gate.ts';
import {rightsUse} from '../../spot/findings/rights-use.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {standingOf} from '../../spot/review/standing.ts';
import {speakerOf} from '../../spot/voice/voice-choice.ts';
import {feedProblems} from '../project/feed/spot-feed.ts';
import {unreviewedProblem} from '../project/variants/language-problems.ts';
import {rightsWarnings} from '../project/variants/rights-warnings.ts';
import {isSandbox} from '../project/workspace.ts';
import {missingBed} from '../sound/bed-track.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';
import {heardFiles} from './files-of-pair.ts';
import {captionsProblem} from './judge-captions.ts';
import {checkProblem} from './judge-check.ts';
import {claimsProblem} from './judge-claims.ts';
import {masterProblem} from './judge-master.ts';
import {scratchVoiceProblem} from './judge-voice.ts';

/** The gates of a master: everything but what depends on the placement. */
export async function judgeMaster(
  candidate: DeliveryCandidate,
  context: DeliverContext,
): Promise<GateResult[]> {
  const {id} = candidate.variant;
  const master = masterProblem(candidate, context);
  const others: [DeliveryGate, Problem | undefined, string][] = [
    ['check', await checkProblem(candidate, context), 'the check of this file found no error'],
    ['check', claimsProblem(candidate, context), 'the words claim nothing that is not approved today'],
    [
      'check',
      feedProblem(candidate, context),
      context.project.spot.feed ? 'the product can be bought, and the feed is current' : 'no product feed',
    ],
    ['check', translationProblem(candidate, context), 'a person has read each translation'],
    [
      'decision',
      decisionProblem(candidate, context),
      'each person who must decide approved this file, its ad and its captions, or abstained',
    ],
    ['placeholder', placeholderProblem(candidate, context), 'every slot shows a take'],
    [
      'captions',
      await captionsProblem(candidate),
      candidate.captions.length > 0
        ? 'the captions can be read and are newer than the master'
        : 'no captions',
    ],
  ];
  const rendered = gateResult(
    'master',
    id,
    null,
    master,
    'rendered at full size from the current documents and template',
  );
  // Without a master, the other gates have nothing to look at.
  if (!candidate.master) return [rendered];
  return [rendered, ...others.map(([gate, problem, passed]) => gateResult(gate, id, null, problem, passed))];
}

/** Whether a placement takes the ad of a variant. */
export function judgeText(
  {variant}: Pick<DeliveryCandidate, 'variant'>,
  placement: Placement,
  context: DeliverContext,
): GateResult {
  const [first, ...more] = variant.ad
    ? placedAdProblems(variant.ad, placement).filter(({severity}) => severity === 'error')
    : [];
  const problem = first && {
    ...first,
    what: `ad.${first.path.join('.')}: ${first.what}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    where: {file: context.project.spot.variants.file},
  };
  return gateResult(
    'text',
    variant.id,
    placement.id,
    problem,
    variant.ad ? 'the texts fit' : 'the variant has no ad',
  );
}

/** Whether the rights of the files in a variant permit its use in a placement, until the last day of the flight. */
export const judgeRights = async (
  candidate: Pick<DeliveryCandidate, 'variant' | 'now'>,
  placement: Placement,
  context: Pick<DeliverContext, 'project' | 'days'>,
): Promise<GateResult> =>
  gateResult(
    'rights',
    candidate.variant.id,
    placement.id,
    await rightsProblem(candidate, placement, context),
    'no rights record forbids this use',
  );

/** The state of a gate: green without a problem. */
export const gateResult = (
  gate: DeliveryGate,
  variant: string,
  placement: string | null,
  problem: Problem | undefined,
  passed: string,
): GateResult => ({
  gate,
  variant,
  placement,
  state: problem ? 'red' : 'green',
  code: problem?.code ?? null,
  what: problem?.what ?? passed,
  file: problem?.where?.file ?? null,
  ...(problem?.where?.field === undefined ? {} : {field: problem.where.field}),
  expected: problem?.expected ?? null,
  got: problem?.got ?? null,
  fix: problem?.fix ?? null,
  override: null,
});

/** Why the product of a variant cannot be advertised now. */
function feedProblem(
  {variant}: Pick<DeliveryCandidate, 'variant'>,
  {project}: Pick<DeliverContext, 'project'>,
): Problem | undefined {
  return feedProblems(project.spot.feed, [variant])[0]?.problem;
}

/** The first translation of a variant that no person has read yet. */
function translationProblem(
  {variant}: Pick<DeliveryCandidate, 'variant'>,
  {drafts}: Pick<DeliverContext, 'drafts'>,
): Problem | undefined {
  const draft = drafts.find(({id}) => id === variant.id);
  return draft && unreviewedProblem(draft);
}

function decisionProblem(
  {master}: DeliveryCandidate,
  {review, project}: DeliverContext,
): Problem | undefined {
  if (!master) return undefined;
  const {approved, missing, against, decisions} = standingOf(master, review);
  if (approved) return undefined;
  const isVoid = decisions.filter(({changed}) => changed.length > 0);
  const got = [
    ...against.map(({by, stage, decision}) => `${by} (${stage}): ${decision}`),
    ...isVoid.map(
      ({by, stage, changed}) => `${by} (${stage}) decided before a change of ${changed.join(', ')}`,
    ),
    ...missing
      .filter(({person, stage}) => !isVoid.some((each) => each.by === person && each.stage === stage))
      .map(({person, stage}) => `${person} (${stage}) has not decided`),
  ];
  return {
    code: against.length > 0 ? 'decision-against' : isVoid.length > 0 ? 'decision-void' : 'decision-missing',
    what: 'the master is not approved',
    where: {file: join(project.workspace.compositions, 'spots', project.spot.id, 'rounds/review.jsonl')},
    expected: 'an approval at each stage that a round had, for exactly this file, its ad and its captions',
    got:
      got.join('; ') ||
      (review.rounds.length === 0 ? 'no round was opened' : 'a stage at which everyone abstained'),
    fix: `Have it decided: \`tenspot review ${project.spot.id}\`.`,
  };
}

function placeholderProblem(
  {record, master, variant}: DeliveryCandidate,
  {project}: DeliverContext,
): Problem | undefined {
  const {props} = variant;
  const brand = project.catalog.brands[props.brand];
  const voice = brand?.file.defaults.tenspot.voices[speakerOf(props)?.speaker ?? ''];
  const isLocal = voice?.folder !== undefined;
  const takes = Object.entries(record?.takes ?? {});
  const shown = takes.filter(([, take]) => take === null || take.standsIn).map(([slot]) => slot);
  const sandbox = isSandbox(project.workspace);
  if (shown.length === 0 && !sandbox)
    return scratchVoiceProblem(record, master?.file, isLocal) ?? (brand && missingBed(brand, props.music)[0]);
  return {
    code: sandbox ? 'footage-sandbox' : 'placeholder-shown',
    what: sandbox
      ? 'the master shows takes of the sandbox, which fake vendors made'
      : 'the master shows placeholders',
    where: {file: master?.file},
    expected: 'a take in every slot',
    got: sandbox ? 'the sandbox' : `none in ${shown.join(', ')}`,
    fix: sandbox ? 'Deliver without --sandbox.' : 'Buy or supply the takes, pick them and render again.',
  };
}

async function rightsProblem(
  {variant, now}: Pick<DeliveryCandidate, 'variant' | 'now'>,
  placement: Placement,
  {project, days}: Pick<DeliverContext, 'project' | 'days'>,
): Promise<Problem | undefined> {
  const brand = project.catalog.brands[variant.props.brand];
  if (!brand) return undefined;
  const heard = await heardFiles({variant, now}, {project});
  const {props} = variant;
  const {markets} = brand.file.defaults.tenspot;
  const use = rightsUse({brief: project.spot.brief, days, placements: [placement], props, markets});
  const judging = {heard, soundsNeedRecords: true};
  const found = await rightsWarnings(variant, brand, project.spot, use, judging);
  // A person can override doubts, but no sound that no record names.
  const chosen = found.find(({problem: {code}}) => code === 'rights-unrecorded') ?? found[0];
  if (!chosen) return undefined;
  const {problem: first, subject} = chosen;
  const more = found.length - 1;
  return {
    ...first,
    code: first.code === 'rights-unrecorded' ? first.code : 'rights-against',
    what: `the rights of a file do not permit this use (${first.where?.field})${more > 0 ? `, and there are ${more} more problems with rights` : ''}`,
    got: `uses ${subject}: ${first.got}`,
    fix:
      first.code === 'rights-unrecorded'
        ? 'Write a record for it, or use another file: a delivery needs a record for each sound.'
        : first.where?.field === 'territory' && use.countries?.length === 0
          ? 'Name the countries in which the ads run as `markets` in brief.md, or use another file.'
          : 'Renew the licence and correct the record, or use another file.',
  };
}
