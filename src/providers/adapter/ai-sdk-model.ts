/**
 * A video model of the AI SDK, as far as it is used here: `Experimental_VideoModelV4` of `@ai-sdk/provider` 4.0.38, and V3
 * where it only generates. Its types are written down here, so that no package of the AI SDK has to be installed.
 */
export type VideoModel = {
  specificationVersion: 'v3' | 'v4';
  modelId: string;
  /** Starts a job, and gives what finds it again, as JSON. */
  doStart?: (options: CallOptions) => PromiseLike<{operation: unknown; warnings: readonly Warning[]}>;
  doStatus?: (options: {operation: never; abortSignal?: AbortSignal}) => PromiseLike<Status>;
  /** Waits until the video is there. Only asked where a model cannot start a job. */
  doGenerate?: (
    options: CallOptions,
  ) => PromiseLike<{videos: readonly VideoData[]; warnings: readonly Warning[]}>;
};

export type CallOptions = {
  prompt: string | undefined;
  n: number;
  aspectRatio: `${number}:${number}` | undefined;
  resolution: `${number}x${number}` | undefined;
  duration: number | undefined;
  fps: number | undefined;
  seed: number | undefined;
  image: File | undefined;
  frameImages: {image: File; frameType: 'first_frame' | 'last_frame'}[] | undefined;
  inputReferences: File[] | undefined;
  generateAudio: boolean | undefined;
  providerOptions: Record<string, Record<string, string | number | boolean | null>>;
};

export type File = {type: 'file'; mediaType: string; data: string};

export type VideoData =
  | {type: 'url'; url: string}
  | {type: 'base64'; data: string}
  | {type: 'binary'; data: Uint8Array}
  | {type: 'uploaded'};

type Warning = {type: string; feature?: string; message?: string; details?: string};

type Status =
  | {status: 'pending'}
  | {status: 'completed'; videos: readonly VideoData[]}
  | {status: 'error'; error: string};
