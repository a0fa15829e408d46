import {join} from 'node:path';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {changedValues} from '../../spot/variant/changed-values.ts';
import type {MasterInputs} from '../../spot/variant/manifest.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

const FAULTS = {
  'master-missing': 'the last render made no master of this variant',
  'master-proof': 'the last render made proofs',
  'master-changed': 'the file of the master changed after the render',
  'master-outdated': 'what the master is made from changed after the render',
  'master-untraced': 'the manifest does not say what the master was made from',
  'ad-outdated': 'the ad changed after the render',
  'choices-outdated': 'the values of the axes have other names since the render',
};

/** What the inputs of a master are, for people. */
const INPUTS: Record<keyof MasterInputs, string> = {
  spot: 'the takes, the edit, the brand or the look',
  mix: 'the sound',
  program: 'the template',
};

/** What keeps a master from being the render of the documents as they are; undefined where nothing does. */
export function masterProblem(
  {variant, record, master, now}: DeliveryCandidate,
  {manifest, masters, project}: Pick<DeliverContext, 'manifest' | 'masters' | 'project'>,
): Problem | undefined {
  const problem = (code: keyof typeof FAULTS, expected: string, got: string): Problem => ({
    code,
    what: FAULTS[code],
    where: {file: join(masters, `${variant.id}.mp4`)},
    expected,
    got,
    fix: `Render it: \`tenspot render ${project.spot.id} --only ${variant.id}\`.`,
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
  const current = 'a master of the current documents';
  if (plain(variant.props) !== plain(record.props))
    return problem(
      'master-outdated',
      current,
      `props that changed since the render: ${changedValues(record.props, variant.props)}`,
    );
  if (plain(variant.ad) !== plain(record.ad))
    return problem(
      'ad-outdated',
      'the ad that people saw beside the master',
      `an ad that changed since the render: ${changedValues(record.ad, variant.ad)}`,
    );
  // They are in the names of the files, and in addresses with `{hook}`.
  if (plain(variant.choices) !== plain(record.choices))
    return problem(
      'choices-outdated',
      'the names that people saw beside the master',
      `names that changed since the render: ${changedValues(record.choices, variant.choices)}`,
    );
  if ('failed' in now) return {...now.failed, where: now.failed.where ?? {file: project.spot.folder}};
  const {inputs} = record;
  if (!inputs) return problem('master-untraced', current, 'a manifest of an older version of Tenspot');
  const changed = (Object.keys(INPUTS) as (keyof MasterInputs)[]).filter(
    (name) => inputs[name] !== now.inputs[name],
  );
  if (changed.length === 0) return undefined;
  const got = changed.map((name) => INPUTS[name]).join(', and ');
  return problem('master-outdated', current, `a change of ${got}`);
}

const plain = (value: unknown): string => canonical(JSON.parse(JSON.stringify(value ?? null)));
