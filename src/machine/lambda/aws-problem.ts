import {TenspotError} from '../../spot/problem/errors.ts';
import {redacted} from '../http/redact.ts';

/** What the AWS clients add to their errors: the code of AWS as `name`, and the status of the answer where one came. */
type AwsError = Error & {$metadata?: {httpStatusCode?: number}};

/** Codes with which AWS asks to try again later (docs.aws.amazon.com, "Error retries and exponential backoff"). */
const THROTTLES: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
  'SlowDown',
  'EC2ThrottledException',
  'ServiceQuotaExceededException',
]);

/** Codes with which AWS says that it does not accept the credentials themselves: they expired, are wrong, or the clock of this machine is. */
const BAD_CREDENTIALS: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'TokenRefreshRequired',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'InvalidToken',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'RequestTimeTooSkewed',
  'RequestExpired',
  'AuthFailure',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
]);

/**
 * The error of a call to AWS in Tenspot's words, by its status and its code: `farm-throttled`, `farm-denied`, `farm-missing`, `farm-refused`,
 * `farm-credentials`, and `farm-unanswered` where no answer came, or one that does not say whether the call was carried out.
 */
export function awsProblem(error: unknown, what: string): TenspotError {
  if (error instanceof TenspotError) return error;
  const {name, message, $metadata} = error as AwsError;
  const status = $metadata?.httpStatusCode;
  const got = redacted(`${status ?? 'no answer'}${name === 'Error' ? '' : ` ${name}`}: ${message}`);
  const problem = (code: string, expected: string, fix: string): TenspotError =>
    new TenspotError({code, what, expected, got, fix}, {cause: undefined});
  if (THROTTLES.has(name) || status === 429)
    return problem('farm-throttled', 'capacity for another call', 'Run the same command again later.');
  if (BAD_CREDENTIALS.has(name))
    return problem(
      'farm-credentials',
      'valid AWS credentials',
      'Renew the credentials, check the clock of this machine, then run `tenspot farm doctor`.',
    );
  if (status === 401 || status === 403)
    return problem(
      'farm-denied',
      'permission for this call',
      'Compare the policies of the user with `tenspot farm doctor --policies`.',
    );
  if (status === 404) return problem('farm-missing', 'a resource that exists', 'Run `tenspot farm doctor`.');
  if (status !== undefined && status >= 400 && status < 500)
    return problem('farm-refused', 'a call that AWS accepts', 'Run `tenspot farm doctor`.');
  return problem('farm-unanswered', 'an answer from AWS', 'Run the same command again.');
}

/** Makes a call to AWS, and throws its error in Tenspot's words. */
export async function callAws<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw awsProblem(error, what);
  }
}
