import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Clock} from '../../../src/machine/process/clock.ts';
import type {PolicyDocument} from '../../../src/spot/farm/farm-policies.ts';
import {type AwsCall, AwsDenied, openAwsCalls} from './aws-calls.ts';
import {
  type AwsAnswer,
  type AwsRequest,
  json,
  jsonError,
  readAwsRequest,
  sendAws,
  xml,
  xmlError,
} from './aws-request.ts';
import {answerSimulation, permissionsOf} from './fake-iam.ts';
import {type FakeFunction, openFakeLambda, type StartFault} from './fake-lambda.ts';
import {type FakeRender, openFakeRenders, type RenderScript} from './fake-renders.ts';
import {type FakeS3, openFakeS3} from './fake-s3.ts';

/**
 * What goes wrong with one call. `slow`: it is refused for now, as AWS does when there are too many. `lost`: it is carried out, and the answer does not arrive.
 * `cut`: the connection ends in the middle of the answer.
 */
export type CallFault = 'none' | 'slow' | 'lost' | 'cut';

/** What the fake AWS is like. */
export type FakeAwsOptions = {
  clock: Pick<Clock, 'now'>;
  /** Default: each takes 5 seconds, and its file says which frames it has. */
  script?: RenderScript;
  /** What goes wrong with orders of renders. Default: nothing. */
  faultOf?: (output: string) => StartFault;
  /** What goes wrong with a call of S3. Default: nothing. */
  troubleOf?: (request: AwsRequest) => CallFault;
  /** Keys in one page of a list. Default: 5, so that tests of a few files need several pages. */
  page?: number;
  /** Functions that the account may run at once. Default: 1000. */
  concurrency?: number;
  /** Actions that are denied on every resource. Default: none. */
  denied?: readonly string[];
  /** The policies of the caller, which every signed call has to keep. Default: it may do everything. */
  policies?: readonly PolicyDocument[];
  /** The ARN of the caller. Default: that of a user. */
  arn?: string;
};

/** A loopback server that answers the calls of Remotion's client as AWS does. */
export type FakeAws = {
  url: string;
  /** The environment with which the AWS clients come here. */
  env: Record<string, string>;
  s3: FakeS3;
  functions: Map<string, FakeFunction>;
  renders: FakeRender[];
  calls: AwsCall[];
  close: () => Promise<void>;
};

const ARN = 'arn:aws:iam::123456789012:user/ada';

/** Starts the fake AWS. */
export async function openFakeAws(options: FakeAwsOptions): Promise<FakeAws> {
  const {
    clock,
    script = USUAL,
    faultOf = () => 'none',
    troubleOf = (): CallFault => 'none',
    page = 5,
    concurrency = 1000,
    denied = [],
    policies = null,
    arn = ARN,
  } = options;
  const caller = {arn, policies, denied};
  const calls = openAwsCalls(permissionsOf(caller));
  const s3 = openFakeS3(clock.now, calls, page);
  const renders = openFakeRenders(clock.now, s3, script);
  const functions = new Map<string, FakeFunction>();
  const lambda = openFakeLambda(functions, renders, calls, faultOf);

  const answerOfS3 = (request: AwsRequest): AwsAnswer | 'no answer' => {
    const fault = troubleOf(request);
    if (fault === 'slow') return xmlError(503, 'SlowDown');
    const answered = s3.answer(request);
    if (fault === 'lost') return 'no answer';
    return fault === 'cut' ? {...answered, isCut: true} : answered;
  };

  const answerOf = (request: AwsRequest): AwsAnswer | 'no answer' => {
    renders.advance();
    switch (request.service) {
      case 's3':
        return answerOfS3(request);
      case 'lambda':
        return lambda.answer(request);
      case 'sts':
        return xml(
          `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>FAKE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
        );
      case 'iam':
        return answerSimulation(caller, request, calls);
      case 'servicequotas':
        calls.note('servicequotas:GetServiceQuota', '*');
        return json({Quota: {QuotaCode: 'L-B99A9384', Value: concurrency}});
      case 'logs': {
        const [, action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
        const {logGroupName} = JSON.parse(String(request.body) || '{}') as {logGroupName?: string};
        calls.note(`logs:${action}`, `arn:aws:logs:us-east-1:123456789012:log-group:${logGroupName}`);
        return json({});
      }
      default:
        // Without a signature, only files of S3 that are public can be read.
        return request.method === 'GET' ? s3.answer(request) : jsonError(403, 'AccessDeniedException');
    }
  };

  const answer = (request: AwsRequest): AwsAnswer | 'no answer' => {
    calls.begin(request.service !== 'none');
    try {
      return answerOf(request);
    } catch (error) {
      if (!(error instanceof AwsDenied)) throw error;
      const hasXml = request.service === 's3' || request.service === 'iam';
      return hasXml ? xmlError(403, 'AccessDenied') : jsonError(403, 'AccessDeniedException');
    }
  };

  const server = createServer(async (request, response) => {
    // As S3 without rules for other origins: a page reads only what has its own.
    const read = await readAwsRequest(request);
    const [, bucket] = /^([a-z0-9-]+)\.localhost:/.exec(request.headers.host ?? '') ?? [];
    const answered = answer(bucket === undefined ? read : {...read, path: `/${bucket}${read.path}`});
    if (answered === 'no answer') request.socket.destroy();
    else sendAws(response, answered);
  });
  // Longer than a busy machine waits between two requests.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: {
      AWS_ENDPOINT_URL: url,
      REMOTION_AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
      REMOTION_AWS_SECRET_ACCESS_KEY: 'fakefakefakefakefakefakefakefakefakefake',
      REMOTION_AWS_REGION: 'us-east-1',
      REMOTION_DISABLE_AWS_CLIENT_CACHE: '1',
    },
    s3,
    functions,
    renders: renders.all,
    calls: calls.all,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const USUAL: RenderScript = {
  of: ({frameRange}) => ({ms: 5000, fails: false, body: Buffer.from(`frames ${frameRange.join(' to ')}`)}),
};
