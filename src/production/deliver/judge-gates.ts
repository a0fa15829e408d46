import {join} from 'node:path';
import {readJson} from '../../machine/files/read-file.ts';
import {placedAdProblems} from '../../spot/ad/ad-problems.ts';
import type {DeliveryGate, GateResult} from '../../spot/delivery/gate.ts';
import {CheckReport} from '../../spot/findings/check-report.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Placement} from '../../spot/placement/placement.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {standingOf} from '../../spot/review/standing.ts';
import {rightsWarnings} from '../project/variants/rights-warnings.ts';
import {isSandbox} from '../project/workspace.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

/** The gates of a master: everything but what depends on the placement. */
export async function judgeMaster(
  candidate: DeliveryCandidate,
  context: DeliverContext,
): Promise<GateResult[]> {
  const {id} = candidate.variant;
  const master = masterProblem(candidate, context);
  const others: [DeliveryGate, Problem | undefined, string][] = [
    ['check', await checkProblem(candidate, context), 'the check of this file found no error'],
    [
      'decision',
      decisionProblem(candidate, context),
      'everybody who has to decide approved this file and ad',
    ],
    ['placeholder', placeholderProblem(candidate, context), 'every slot shows a take'],
    ['rights', rightsProblem(candidate, context), 'no rights record speaks against it'],
  ];
  const rendered = gateResult(
    'master',
    id,
    null,
    master,
    'rendered in full size from the documents as they are',
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
  expected: problem?.expected ?? null,
  got: problem?.got ?? null,
  fix: problem?.fix ?? null,
  override: null,
});

const MASTER_FAULTS = {
  'master-missing': 'the last render made no master of this variant',
  'master-proof': 'the last render made proofs',
  'master-changed': 'the file of the master changed after the render',
  'master-outdated': 'the props changed after the render',
  'ad-outdated': 'the ad changed after the render',
};

function masterProblem(
  {variant, record, master}: DeliveryCandidate,
  {manifest, masters, project}: DeliverContext,
): Problem | undefined {
  const render = `Render it: \`tenspot render ${project.spot.id} --only ${variant.id}\`.`;
  const problem = (code: keyof typeof MASTER_FAULTS, expected: string, got: string): Problem => ({
    code,
    what: MASTER_FAULTS[code],
    where: {file: join(masters, `${variant.id}.mp4`)},
    expected,
    got,
    fix: render,
  });
  if (!manifest || !record || record.status !== 'done' || !master)
    return problem('master-missing', 'a master of the last render', record?.status ?? 'none');
  if (manifest.proof) return problem('master-proof', 'a master in full size', 'a proof');
  if (master.sha256 !== record.sha256)
    return problem(
      'master-changed',
      `the file that was rendered (${record.sha256})`,
      `another file (${master.sha256})`,
    );
  const plain = (value: unknown): string => canonical(JSON.parse(JSON.stringify(value ?? null)));
  if (plain(variant.props) !== plain(record.props))
    return problem(
      'master-outdated',
      'a master of the documents as they are',
      'props that changed since the render',
    );
  if (plain(variant.ad) !== plain(record.ad))
    return problem(
      'ad-outdated',
      'the ad that people saw beside the master',
      'an ad that changed since the render',
    );
  return undefined;
}

async function checkProblem(
  {variant, master}: DeliveryCandidate,
  {masters, project}: DeliverContext,
): Promise<Problem | undefined> {
  const file = join(masters, 'check.json');
  const parsed = CheckReport.safeParse(await readJson(file));
  const row = parsed.data?.proof ? undefined : parsed.data?.variants.find(({id}) => id === variant.id);
  const problem = (code: string, what: string, got: string): Problem => ({
    code,
    what,
    where: {file},
    expected: `a check of ${master?.sha256} without an error`,
    got,
    fix: `Run \`tenspot check ${project.spot.id}\`, and repair what it finds.`,
  });
  if (!row)
    return problem(
      'check-missing',
      'the master was not checked',
      parsed.success
        ? parsed.data.proof
          ? 'a check of the proofs'
          : 'a check without this variant'
        : 'no check.json',
    );
  if (row.sha256 !== master?.sha256)
    return problem('check-outdated', 'an older master was checked', `a check of ${row.sha256}`);
  if (row.pass) return undefined;
  const errors = row.findings.filter(({severity}) => severity === 'error').map(({rule}) => rule);
  return problem('check-red', 'the check found errors', [...new Set(errors)].join(', '));
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
    expected: 'an approval of each stage of the last round, for exactly this file and ad',
    got:
      got.join('; ') ||
      (review.rounds.length === 0 ? 'no round was opened' : 'a stage at which everyone abstained'),
    fix: `Have it decided: \`tenspot review ${project.spot.id}\`.`,
  };
}

function placeholderProblem(
  {record, master}: DeliveryCandidate,
  {project}: DeliverContext,
): Problem | undefined {
  const takes = Object.entries(record?.takes ?? {});
  const shown = takes.filter(([, take]) => take === null || take.standsIn).map(([slot]) => slot);
  const sandbox = isSandbox(project.workspace);
  if (shown.length === 0 && !sandbox) return undefined;
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

function rightsProblem({variant}: DeliveryCandidate, {project, day}: DeliverContext): Problem | undefined {
  const brand = project.catalog.brands[variant.props.brand];
  const [first, ...more] = brand ? rightsWarnings(variant, brand, project.spot, day, 'paid-social') : [];
  if (!first) return undefined;
  return {
    ...first,
    code: 'rights-against',
    what: `the rights of a file do not permit this use${more.length > 0 ? `, and there are ${more.length} more problems with rights` : ''}`,
    got: `${first.what.replace(/, whose rights.*$/, '')}: ${first.got}`,
    fix: 'Renew the licence and correct the record, or use another file.',
  };
}
