/** The one clock that all videos follow. Times are in seconds of the spot. */
export class SharedClock {
  /** The length of the longest video. */
  length = 1;
  playing = false;
  /** False until it was first started or moved: then stills are enough. */
  touched = false;
  /** Where to go on from a time, for playback that leaves out what all variants share. Default: from that time. */
  skip: (seconds: number) => number | undefined = (seconds) => seconds;
  #at = 0;
  #since = 0;
  #listeners = new Set<() => void>();

  /** The time that is shown now. While it plays, it goes on from the end to the beginning. */
  now(): number {
    if (!this.playing) return this.#at;
    const at = this.#at + (performance.now() - this.#since) / 1000;
    const wanted = at < this.length ? this.skip(at) : undefined;
    if (wanted === at) return at;
    // At the end, and where everything to the end is left out.
    this.#set(wanted ?? this.skip(0) ?? 0);
    return this.#at;
  }

  play(): void {
    if (this.playing) return;
    this.touched = true;
    this.#set(this.#at >= this.length - 1e-3 ? 0 : this.#at);
    this.playing = true;
    this.#tell();
  }

  pause(): void {
    if (!this.playing) return;
    this.#set(this.now());
    this.playing = false;
    this.#tell();
  }

  /** Goes to a time, and goes on playing if it plays. */
  seek(seconds: number): void {
    this.touched = true;
    this.#set(Math.min(Math.max(0, seconds), this.length));
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

  #set(seconds: number): void {
    this.#at = seconds;
    this.#since = performance.now();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
