import {TenspotError} from '../../spot/problem/errors.ts';
import type {Environment} from '../tools/tools.ts';

/** The pairs of environment variables from which Remotion's client takes credentials, in its order. */
const CREDENTIALS = [
  ['REMOTION_AWS_PROFILE'],
  ['REMOTION_AWS_ACCESS_KEY_ID', 'REMOTION_AWS_SECRET_ACCESS_KEY'],
  ['AWS_PROFILE'],
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
] as const;

/** The variables that decide with which account Remotion's client talks. It reads them from the environment of the process. */
const DECISIVE = [
  ...CREDENTIALS.flat(),
  'REMOTION_AWS_SESSION_TOKEN',
  'AWS_SESSION_TOKEN',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_S3',
];

/**
 * The names of the variables that hold the credentials. The client of AWS takes credentials from the environment of the process, so `env` has to have the
 * same ones: another account would render, and pay. Errors: `farm-credentials`.
 */
export function credentialNames(env: Environment, ofProcess: Environment = process.env): string {
  const found = CREDENTIALS.find((names) => names.every((name) => env[name]));
  if (!found)
    throw new TenspotError({
      code: 'farm-credentials',
      what: 'there are no credentials for AWS',
      expected:
        'REMOTION_AWS_ACCESS_KEY_ID and REMOTION_AWS_SECRET_ACCESS_KEY, or REMOTION_AWS_PROFILE, in the environment',
      got: 'none of them',
      fix: 'Make a user with the policies of `tenspot farm doctor --policies`, and set its keys.',
    });
  const others = DECISIVE.filter((name) => (env[name] || '') !== (ofProcess[name] || ''));
  if (others.length === 0) return found.join(' and ');
  throw new TenspotError({
    code: 'farm-credentials',
    what: 'the client of AWS takes its credentials from the environment of the process, which has others than this project',
    expected: 'the same values in the environment of the process and in `env` of openProject',
    got: `other values of ${others.join(', ')}`,
    fix: 'Pass `env: process.env` to openProject, and use a process of its own for each account.',
  });
}
