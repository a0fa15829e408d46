import {expect, test} from 'vitest';
import {awsProblem} from '../../../src/machine/lambda/aws-problem.ts';

/** The code for an error that the client of AWS throws. */
const codeOf = (name: string, status?: number): string =>
  awsProblem(
    Object.assign(new Error('x'), {name, $metadata: status === undefined ? {} : {httpStatusCode: status}}),
    'could not ask',
  ).code;

test.for([
  ['ExpiredTokenException', 403],
  ['ExpiredToken', 400],
  ['InvalidClientTokenId', 403],
  ['InvalidAccessKeyId', 403],
  ['SignatureDoesNotMatch', 403],
  ['RequestTimeTooSkewed', 403],
  ['UnrecognizedClientException', 400],
  ['CredentialsProviderError', undefined],
] as const)('%s is a problem of the credentials, and not of the policies', ([name, status]) => {
  expect(codeOf(name, status)).toBe('farm-credentials');
});

test('other errors follow from their status', () => {
  expect(codeOf('AccessDenied', 403)).toBe('farm-denied');
  expect(codeOf('NoSuchKey', 404)).toBe('farm-missing');
  expect(codeOf('InvalidParameterValueException', 400)).toBe('farm-refused');
  expect(codeOf('TooManyRequestsException', 429)).toBe('farm-throttled');
  expect(codeOf('InternalError', 500)).toBe('farm-unanswered');
  expect(codeOf('TimeoutError')).toBe('farm-unanswered');
});
