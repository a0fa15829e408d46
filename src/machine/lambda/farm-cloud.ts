/** A render as it is ordered from a function. */
export type CloudOrder = {
  functionName: string;
  /** The site that the function opens. */
  serveUrl: string;
  bucket: string;
  /** The key of the file that it makes. */
  output: string;
  composition: string;
  props: Record<string, unknown>;
  /** First frame, and number of frames. */
  from: number;
  frames: number;
  /** Frames that one function renders at most. */
  framesPerFunction: number;
  scale: number;
  crf: number;
  preset: 'veryfast' | 'medium';
  /** Frames from one keyframe to the next at most. */
  gop: number;
};

/** A render whose id is known. */
export type CloudRender = {bucket: string; functionName: string; renderId: string};

/**
 * How far a render is. `usd`: what it has cost so far, as Remotion estimates it from the times of its functions. Null for a failed render whose functions
 * did not say when they ended.
 */
export type CloudProgress = {state: 'running' | 'done' | 'failed'; usd: number | null};

/** A file in a bucket. */
export type CloudObject = {
  key: string;
  bytes: number;
  /** Milliseconds since 1970. */
  modified: number;
};

/** Files of a bucket. Errors, beside those of AWS: `file-enospc` and others of this machine's files, after which the same call fails again. */
export type CloudFiles = {
  /** Undefined where there is none. */
  head: (key: string) => Promise<CloudObject | undefined>;
  /** Uploads a file. `shared`: anyone who knows its address may read it, as the site of a function needs. Default: private. */
  put: (key: string, file: string, options?: {shared?: boolean}) => Promise<void>;
  /** Downloads into a new file. */
  get: (key: string, file: string) => Promise<void>;
  /** An address at which a private file can be read for some seconds. It is a secret. */
  presign: (key: string, seconds: number) => Promise<string>;
  /** Every file whose key begins with a prefix. */
  list: (prefix: string) => Promise<CloudObject[]>;
  /** Removes files, in this order. No error where one does not exist. */
  remove: (keys: readonly string[]) => Promise<void>;
};

/**
 * What the farm needs while it renders. Errors, by their code: `farm-throttled`: AWS has no room now, nothing was started; `farm-denied`,
 * `farm-refused`, `farm-missing`: nothing was started, and a second try would not help; `farm-unanswered`: no answer came, or an error of the function
 * itself, so something may have been started.
 */
export type RenderCloud = {
  /** Orders a render, and returns its id. Never sends the request twice. */
  start: (order: CloudOrder) => Promise<string>;
  progress: (render: CloudRender) => Promise<CloudProgress>;
  /** Asks the functions of a render to stop. */
  cancel: (render: CloudRender) => Promise<void>;
  /** The id of the render that makes a file, of those that began at a time or later. Undefined where there is none yet. */
  find: (output: string, since: number) => Promise<string | undefined>;
  files: CloudFiles;
};
