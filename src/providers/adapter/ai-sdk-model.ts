/**
 * A video model of the AI SDK, as far as Tenspot uses it: `Experimental_VideoModelV4` of `@ai-sdk/provider` 4.0.38, and V3
 * where a model only generates. The types are declared here, so that no package of the AI SDK has to be installed. What the functions
 * answer is parsed by `ai-sdk-answers.ts`.
 */
export type VideoModel = {
  specificationVersion: 'v3' | 'v4';
  modelId: string;
  /** Starts a job. Answers `{operation, warnings}`; the operation is what finds the job again, as JSON. */
  doStart?: (options: CallOptions) => PromiseLike<unknown>;
  /** Answers `{status: 'pending'}`, `{status: 'completed', videos}` or `{status: 'error', error}`. */
  doStatus?: (options: {operation: never; abortSignal?: AbortSignal}) => PromiseLike<unknown>;
  /** Waits until the video is there and answers `{videos, warnings}`. Called only where a model cannot start a job. */
  doGenerate?: (options: CallOptions) => PromiseLike<unknown>;
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
