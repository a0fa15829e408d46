import {estimatePrice} from '@remotion/lambda/client';
import type {FakeS3} from './fake-s3.ts';

/** A render that a function of the fake AWS was asked for. */
export type FakeRender = {
  renderId: string;
  bucketName: string;
  output: string;
  /** First and last frame. */
  frameRange: [number, number];
  payload: Record<string, unknown>;
  started: number;
  /** When the function that leads it begins. Until then, its progress does not say what it makes. */
  launches: number;
  /** When it ends, in milliseconds since 1970. */
  ends: number;
  /** US dollars. */
  cost: number;
  fails: boolean;
  /** Whether it fails before its progress has metadata, as where the site cannot be opened. */
  isEarly: boolean;
  state: 'running' | 'done' | 'failed' | 'cancelled';
};

export type FakeRenders = {
  all: FakeRender[];
  start: (payload: unknown, functionName: string) => FakeRender;
  /** Brings every render to the state that it has now. */
  advance: () => void;
};

/** How the renders of a fake AWS go. */
export type RenderScript = {
  /** Milliseconds that a render takes, whether it fails, and what its file contains. */
  of: (render: Pick<FakeRender, 'output' | 'frameRange' | 'payload'>) => {
    ms: number;
    /** Milliseconds until the function that leads it begins: a cold start. Default: 0. */
    cold?: number;
    fails: boolean;
    /** Whether it fails before its progress has metadata, as where the site cannot be opened. Default: false. */
    isEarly?: boolean;
    /** A promise: the render runs until it resolves, and fails if it rejects. */
    body: Buffer | Promise<Buffer>;
  };
};

/** The renders of Remotion's functions: each writes its progress and its file into the bucket. */
export function openFakeRenders(now: () => number, s3: FakeS3, script: RenderScript): FakeRenders {
  const all: FakeRender[] = [];
  const bodies = new Map<string, Buffer>();
  const launched = new Set<string>();
  const progressFile = (render: FakeRender): Buffer =>
    // Remotion's client compares the times with the clock of the process, and not with that of the test.
    Buffer.from(JSON.stringify(progressOf(render, now() >= render.launches, now() - Date.now())));
  const keyOf = ({renderId}: FakeRender): string => `renders/${renderId}/progress.json`;
  const write = (render: FakeRender): void => s3.put(render.bucketName, keyOf(render), progressFile(render));
  /** Tells the same at a later time. */
  const refresh = (render: FakeRender): void => {
    const file = s3.buckets.get(render.bucketName)?.objects.get(keyOf(render));
    if (file) file.body = progressFile(render);
  };
  return {
    all,
    start: (given, functionName) => {
      const payload = given as Record<string, unknown>;
      const {key, bucketName} = payload.outName as {key: string; bucketName: string};
      const frameRange = payload.frameRange as [number, number];
      const {ms, cold = 0, fails, isEarly = false, body} = script.of({output: key, frameRange, payload});
      const render: FakeRender = {
        renderId: `fake${String(all.length).padStart(6, '0')}`,
        bucketName,
        output: key,
        frameRange,
        payload: {...payload, functionName},
        started: now(),
        launches: now() + cold,
        ends: now() + cold + ms,
        cost: costOf(ms),
        fails: fails || isEarly,
        isEarly,
        state: 'running',
      };
      all.push(render);
      Promise.resolve(body).then(
        (whole) => bodies.set(render.renderId, whole),
        () => {
          render.fails = true;
        },
      );
      write(render);
      return render;
    },
    advance: () => {
      for (const render of all) {
        if (render.state === 'done') continue;
        if (now() >= render.launches) refresh(render);
        if (render.state !== 'running') continue;
        const stop = s3.buckets.get(render.bucketName)?.objects;
        const isCancelled = [...(stop?.keys() ?? [])].some(
          (key) => key.startsWith(`renders/${render.renderId}/`) && key.includes('cancel'),
        );
        if (isCancelled) render.state = 'cancelled';
        else if (now() < render.ends && now() >= render.launches) {
          if (!launched.has(render.renderId)) write(render);
          launched.add(render.renderId);
          continue;
        } else if (now() < render.ends || (!bodies.has(render.renderId) && !render.fails)) continue;
        else render.state = render.fails ? 'failed' : 'done';
        if (render.state === 'done')
          s3.put(render.bucketName, render.output, bodies.get(render.renderId) ?? Buffer.alloc(0));
        write(render);
      }
    },
  };
}

/** US dollars, as Remotion estimates them for one function. */
const costOf = (ms: number): number =>
  estimatePrice({
    region: 'us-east-1',
    memorySizeInMb: 2048,
    // Remotion counts the largest disk that a function can have.
    diskSizeInMb: 10_240,
    lambdasInvoked: 1,
    durationInMilliseconds: ms,
  });

/** `progress.json`, as `OverallRenderProgress` of @remotion/serverless-client 4.0.527 describes it. */
function progressOf(
  {state, cost, frameRange, output, bucketName, payload, launches, isEarly, ...render}: FakeRender,
  isLaunched: boolean,
  /** Milliseconds by which the clock of the test is ahead of that of the process. */
  ahead: number,
) {
  const [started, ends] = [launches - ahead, render.ends - ahead];
  const isOver = state === 'failed' || state === 'cancelled';
  return {
    cancellationEnabled: payload.enableCancellation === true,
    chunks: state === 'done' ? [0] : [],
    framesRendered: 0,
    framesEncoded: 0,
    framesUploaded: 0,
    uploadedSizeInBytes: 0,
    combinedFrames: 0,
    timeToCombine: null,
    timeToEncode: null,
    timeToRenderFrames: null,
    lambdasInvoked: 1,
    retries: [],
    separateAudio: null,
    timings: [],
    renderMetadata:
      isLaunched && !isEarly
        ? {
            type: 'video',
            siteId: 'site',
            startedDate: started,
            totalChunks: 1,
            estimatedTotalLambdaInvokations: 1,
            estimatedRenderLambdaInvokations: 1,
            compositionId: payload.composition,
            codec: 'h264',
            muted: true,
            bucket: bucketName,
            lambdaVersion: '4.0.527',
            framesPerLambda: payload.framesPerLambda,
            memorySizeInMb: 2048,
            region: 'us-east-1',
            renderId: 'fake',
            outName: {key: output, bucketName},
            privacy: 'private',
            everyNthFrame: 1,
            frameRange,
            audioCodec: null,
            deleteAfter: payload.deleteAfter,
            numberOfGifLoops: null,
            downloadBehavior: {type: 'play-in-browser'},
            imageFormat: 'png',
            inputProps: {type: 'payload', payload: '{}'},
            rendererFunctionName: payload.functionName,
            functionName: payload.functionName,
            scale: 1,
            dimensions: {width: 1080, height: 1920},
            metadata: null,
          }
        : null,
    errors: isOver
      ? [
          {
            type: 'renderer',
            message: 'the page crashed',
            name: 'Error',
            stack: '',
            frame: null,
            chunk: 0,
            isFatal: true,
            attempt: 1,
            willRetry: false,
            totalAttempts: 1,
            tmpDir: null,
          },
        ]
      : [],
    fatalErrorTimestamp: isOver ? ends : null,
    timeoutTimestamp: started + 240_000,
    functionLaunched: started,
    serveUrlOpened: started,
    compositionValidated: started,
    receivedArtifact: [],
    postRenderData:
      state === 'done'
        ? {
            cost: {
              currency: 'USD',
              disclaimer: '',
              estimatedCost: cost,
              estimatedDisplayCost: `$${cost}`,
            },
            outputFile: `https://${bucketName}.s3.us-east-1.amazonaws.com/${output}`,
            timeToFinish: ends - started,
            errors: [],
            startTime: started,
            endTime: ends,
            outputSize: 1,
            renderSize: 1,
            filesCleanedUp: 0,
            timeToCleanUp: 0,
            timeToEncode: 0,
            timeToRenderFrames: 0,
            timeToRenderChunks: 0,
            timeToInvokeLambdas: 0,
            timeToCombine: 0,
            estimatedBillingDurationInMilliseconds: ends - started,
            deleteAfter: null,
            retriesInfo: [],
            mostExpensiveFrameRanges: null,
            artifactProgress: [],
          }
        : null,
  };
}
