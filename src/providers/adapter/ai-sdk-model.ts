/**
 * A video model of the AI SDK, as far as Tenspot uses it: `Experimental_VideoModelV4` of `@ai-sdk/provider` 4.0.38, and V3
 * where a model only generates. The types are declared here, so that no package of the AI SDK has to be installed. What the functions
 * answer is parsed by `ai-sdk-answers.ts`.
 */
export type VideoModel = {
  /** The version of the specification that it follows. */
  specificationVersion: 'v3' | 'v4';
  /** The id of the model, as the vendor has it. */
  modelId: string;
  /** Starts a job. Answers `{operation, warnings}`; the operation is what finds the job again, as JSON. */
  doStart?: (options: CallOptions) => PromiseLike<unknown>;
  /** Answers `{status: 'pending'}`, `{status: 'completed', videos}` or `{status: 'error', error}`. */
  doStatus?: (options: {operation: never; abortSignal?: AbortSignal}) => PromiseLike<unknown>;
  /** Waits until the video is there and answers `{videos, warnings}`. Called only where a model cannot start a job. */
  doGenerate?: (options: CallOptions) => PromiseLike<unknown>;
};

/** What a video model is asked for. A field that is undefined was not asked for, or the model does not take it. */
export type CallOptions = {
  /** What the video shows. */
  prompt: string | undefined;
  /** How many videos. Tenspot asks for one. */
  n: number;
  /** Width to height: `9:16`. */
  aspectRatio: `${number}:${number}` | undefined;
  /** Width and height in pixels: `1080x1920`. */
  resolution: `${number}x${number}` | undefined;
  /** Seconds. */
  duration: number | undefined;
  /** Frames a second. */
  fps: number | undefined;
  /** A whole number, 0 or more. */
  seed: number | undefined;
  /** A picture that the video starts from, where none is asked for at its end. */
  image: File | undefined;
  /** Pictures that the video starts from and ends on, where one is asked for at its end. */
  frameImages: {image: File; frameType: 'first_frame' | 'last_frame'}[] | undefined;
  /** Pictures that show how a person or a thing looks. */
  inputReferences: File[] | undefined;
  /** Whether the video gets sound. */
  generateAudio: boolean | undefined;
  /** Options of the vendor, by its name in the AI SDK. */
  providerOptions: Record<string, Record<string, string | number | boolean | null>>;
};

export type File = {type: 'file'; mediaType: string; data: string};
