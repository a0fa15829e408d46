import {expect, test} from 'vitest';
import {credentialNames} from '../../../src/machine/lambda/aws-credentials.ts';

const keys = {REMOTION_AWS_ACCESS_KEY_ID: 'AKIAONE', REMOTION_AWS_SECRET_ACCESS_KEY: 'canary-4711'};

const refusalOf = (env: Record<string, string>, ofProcess: Record<string, string>): Error => {
  try {
    credentialNames(env, ofProcess);
  } catch (error) {
    return error as Error;
  }
  throw new Error('accepted');
};

test('credentials that the process has too are named, without their values', () => {
  expect(credentialNames(keys, {...keys, HOME: '/root'})).toBe(
    'REMOTION_AWS_ACCESS_KEY_ID and REMOTION_AWS_SECRET_ACCESS_KEY',
  );
  expect(credentialNames({...keys, AWS_PROFILE: ''}, keys)).toContain('REMOTION_AWS');
  expect(refusalOf({AWS_ACCESS_KEY_ID: 'half'}, {})).toMatchObject({code: 'farm-credentials'});
});

test.for([
  ['of another account', {...keys, REMOTION_AWS_ACCESS_KEY_ID: 'AKIATWO'}, 'REMOTION_AWS_ACCESS_KEY_ID'],
  ['of a profile that counts before them', {...keys, AWS_PROFILE: 'work'}, 'AWS_PROFILE'],
  ['that are missing there', {}, 'REMOTION_AWS_ACCESS_KEY_ID, REMOTION_AWS_SECRET_ACCESS_KEY'],
  ['of a session', {...keys, REMOTION_AWS_SESSION_TOKEN: 'canary-token'}, 'REMOTION_AWS_SESSION_TOKEN'],
] as const)('credentials are refused where the process has others: %s', ([, ofProcess, names]) => {
  const refusal = refusalOf(keys, ofProcess);
  expect(refusal).toMatchObject({code: 'farm-credentials'});
  expect(refusal.message).toContain(names);
  expect(refusal.message).not.toMatch(/canary|AKIA/);
});
