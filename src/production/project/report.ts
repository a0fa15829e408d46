/** How a production tells what it does. The command line draws it; other callers may listen. */
export type Report = {
  /** What is being done now. */
  step: (text: string) => void;
  warn: (text: string) => void;
  /** Frames of one variant that are drawn. */
  frames: (progress: {variant: string; index: number; of: number; done: number; frames: number}) => void;
  /** A variant came to its end. */
  variant: (end: {
    variant: string;
    status: 'done' | 'reused' | 'failed';
    file: string;
    seconds: number;
  }) => void;
};
