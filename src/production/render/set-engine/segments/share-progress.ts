/** Reports how many frames of a job are done. */
export type JobProgress = (done: number) => void;

/**
 * Adds up the progress of jobs that run at the same time. Call the result with the frames of a job to get the job's own
 * progress; `onFrames` gets the sum over all jobs so far. A job's progress never goes back.
 */
export function shareProgress(onFrames: (done: number, of: number) => void): (frames: number) => JobProgress {
  let allDone = 0;
  let allFrames = 0;
  return (frames) => {
    let own = 0;
    allFrames += frames;
    return (done) => {
      const now = Math.max(own, Math.min(done, frames));
      allDone += now - own;
      own = now;
      onFrames(allDone, allFrames);
    };
  };
}
