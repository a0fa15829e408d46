/** Milliseconds without a move after which scrubbing ends: then videos seek the exact frame. */
const REST = 150;

/** The one clock that all videos follow. Times are in seconds of the spot. */
export class SharedClock {
  /** The length of the longest video. */
  length = 1;
  playing = false;
  /** False until it was first started or moved: then stills are enough. */
  touched = false;
  /** Whether a person scrubs: the time moves faster than many videos can seek, so that filmstrips show it. Playback waits. */
  scrubbing = false;
  /** False until it is likely that a person scrubs: then filmstrips are needed. */
  expectsScrub = false;
  /** False until it first played, or stood still where a person moved it: then videos are needed. */
  settled = false;
  /** Where to go on from a time, for playback that leaves out what all variants share. Default: from that time. */
  skip: (seconds: number) => number | undefined = (seconds) => seconds;
  #at = 0;
  #since = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #listeners = new Set<() => void>();

  /** The time that is shown now. While it plays, it goes on from the end to the beginning. */
  now(): number {
    if (!this.playing || this.scrubbing) return this.#at;
    const at = this.#at + (performance.now() - this.#since) / 1000;
    const wanted = at < this.length ? this.skip(at) : undefined;
    if (wanted === at) return at;
    // At the end, and where everything to the end is left out.
    this.#set(wanted ?? this.skip(0) ?? 0);
    return this.#at;
  }

  play(): void {
    if (this.playing) return;
    this.#settle();
    this.#set(this.#at >= this.length - 1e-3 ? 0 : this.#at);
    this.playing = true;
    this.#tell();
  }

  pause(): void {
    if (!this.playing) return;
    this.#set(this.now());
    this.#settle();
    this.playing = false;
    this.#tell();
  }

  /** Goes to a time, and goes on playing if it plays. */
  seek(seconds: number): void {
    this.#settle();
    this.#set(this.#within(seconds));
    this.#tell();
  }

  /** Goes to one of many times that follow one another fast, as a slider moves. Where it stands still, it is a seek. */
  scrub(seconds: number): void {
    this.touched = true;
    this.expectsScrub = true;
    this.scrubbing = true;
    this.#set(this.#within(seconds));
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.seek(this.#at), REST);
    this.#tell();
  }

  /** A person is about to scrub. */
  expectScrub(): void {
    if (this.expectsScrub) return;
    this.expectsScrub = true;
    this.#tell();
  }

  /** Where it opens: no video is loaded for that. */
  open(seconds: number): void {
    if (!this.touched) this.#set(seconds);
    this.#tell();
  }

  /** Calls a function after each start, stop and move. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #within(seconds: number): number {
    return Math.min(Math.max(0, seconds), this.length);
  }

  /** Ends scrubbing. */
  #settle(): void {
    clearTimeout(this.#rest);
    this.scrubbing = false;
    this.touched = true;
    this.settled = true;
  }

  #set(seconds: number): void {
    this.#at = seconds;
    this.#since = performance.now();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
