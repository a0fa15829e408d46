import {TenspotError} from '../../spot/problem/errors.ts';
import {awsProblem, callAws} from './aws-problem.ts';
import type {CloudOrder, CloudProgress, RenderCloud} from './farm-cloud.ts';
import type {LambdaClient} from './lambda-package.ts';
import {openS3Files} from './s3-files.ts';

/** Where the farm renders. */
export type CloudPlace = {
  region: string;
  bucket: string;
  functionName: string;
  /** True for a server that has buckets in paths, as those that stand in for S3. */
  forcePathStyle: boolean;
};

/** Milliseconds by which the clock of AWS may be behind this machine's. */
const SKEW = 15 * 60_000;

/** The renders and files of one bucket, by Remotion's client for Lambda. Needs credentials in the environment of the process. */
export function openRenderCloud(client: LambdaClient, place: CloudPlace): RenderCloud {
  const {region, bucket, functionName, forcePathStyle} = place;
  const where = {region: region as 'us-east-1', forcePathStyle};
  const files = openS3Files(client, place);
  const outputs = new Map<string, string>();

  const start: RenderCloud['start'] = async (order) => {
    let answer: {renderId: unknown};
    try {
      answer = await client.renderMediaOnLambda({...where, ...mediaOf(order)});
    } catch (error) {
      // A function that answers with an error, or that AWS ended, may have started the render: only the codes of AWS say that it did not.
      throw awsProblem(error, 'could not order a render');
    }
    if (typeof answer.renderId === 'string') return answer.renderId;
    throw unanswered(functionName, 'an answer without the id of a render');
  };

  const progress: RenderCloud['progress'] = ({renderId}) =>
    callAws(`could not ask about the render ${renderId}`, async (): Promise<CloudProgress> => {
      const facts = await client.getRenderProgress({
        ...where,
        functionName,
        bucketName: bucket,
        renderId,
        // Reads the file of the progress itself: an invocation for each question would cost, and take a place of the account.
        skipLambdaInvocation: true,
      });
      const usd = facts.costs.accruedSoFar;
      if (facts.done) return {state: 'done', usd};
      if (!facts.fatalErrorEncountered) return {state: 'running', usd};
      return {state: 'failed', usd: isPriced(facts) ? usd : null};
    });

  return {
    start,
    progress,
    cancel: ({renderId}) =>
      callAws(`could not cancel the render ${renderId}`, () =>
        client.cancelRenderOnLambda({...where, bucketName: bucket, renderId}),
      ),
    find: async (output, since) => {
      const all = await files.list('renders/');
      for (const {key, modified} of all) {
        const [, renderId = '', file] = key.split('/');
        if (file !== 'progress.json' || modified < since - SKEW) continue;
        // What a render makes does not change, so it is read once: a lost answer is looked for many times.
        const made = outputs.get(renderId) ?? (await outputOf(client, place, key));
        if (made !== undefined) outputs.set(renderId, made);
        if (made === output) return renderId;
      }
      return undefined;
    },
    files,
  };
}

/** The name of the error that Remotion's client adds itself when a render has taken longer than its functions can. */
const OVERDUE = 'TimeoutError';

/**
 * Whether Remotion can price a failed render. Without metadata it counts nothing, although the function that started the render ran. Without an error of
 * a function it counts the time until now, although the functions ended long ago.
 */
const isPriced = ({
  renderMetadata,
  errors,
}: Pick<Awaited<ReturnType<LambdaClient['getRenderProgress']>>, 'renderMetadata' | 'errors'>): boolean =>
  renderMetadata !== null &&
  errors.some(({isFatal, willRetry, name}) => isFatal && !willRetry && name !== OVERDUE);

/** A segment as Remotion's client takes it: a muted range of frames, with the encoder settings that all segments share. */
const mediaOf = (order: CloudOrder): Omit<Parameters<LambdaClient['renderMediaOnLambda']>[0], 'region'> => ({
  functionName: order.functionName,
  serveUrl: order.serveUrl,
  composition: order.composition,
  inputProps: order.props,
  codec: 'h264',
  imageFormat: 'png',
  pixelFormat: 'yuv420p',
  colorSpace: 'bt709',
  crf: order.crf,
  x264Preset: order.preset,
  gopSize: order.gop,
  scale: order.scale,
  frameRange: [order.from, order.from + order.frames - 1],
  framesPerLambda: order.framesPerFunction,
  muted: true,
  privacy: 'private',
  outName: {bucketName: order.bucket, key: order.output},
  forceBucketName: order.bucket,
  enableCancellation: true,
  deleteAfter: '1-day',
  maxRetries: 1,
  logLevel: 'error',
});

/** The key of the file that a render makes, from the file of its progress. Undefined while its function has not begun. */
async function outputOf(client: LambdaClient, place: CloudPlace, key: string): Promise<string | undefined> {
  const {client: s3, sdk} = client.getAwsClient({
    region: place.region as 'us-east-1',
    service: 's3',
    forcePathStyle: place.forcePathStyle,
  });
  const text = await callAws(`could not read ${key}`, async () => {
    const {Body} = await s3.send(new sdk.GetObjectCommand({Bucket: place.bucket, Key: key}));
    return (await Body?.transformToString()) ?? '{}';
  });
  const {renderMetadata} = JSON.parse(text) as {renderMetadata?: {outName?: {key?: unknown}} | null};
  const output = renderMetadata?.outName?.key;
  return typeof output === 'string' ? output : undefined;
}

const unanswered = (functionName: string, got: string): TenspotError =>
  new TenspotError({
    code: 'farm-unanswered',
    what: `the function ${functionName} did not say whether it started a render`,
    expected: 'the id of a render',
    got,
    fix: 'Run the same command again.',
  });
