/** A function that gives the power spectrum of `size` samples, a power of two, from 0 Hz on: half as many values. It applies a Hann window. */
export function powerSpectrumOf(size: number): (samples: Float32Array, from: number) => Float64Array {
  const window = Float64Array.from(
    {length: size},
    (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size),
  );
  const cos = Float64Array.from({length: size / 2}, (_, at) => Math.cos((-2 * Math.PI * at) / size));
  const sin = Float64Array.from({length: size / 2}, (_, at) => Math.sin((-2 * Math.PI * at) / size));
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  return (samples, from) => {
    im.fill(0);
    for (let at = 0; at < size; at++) re[at] = (samples[from + at] ?? 0) * (window[at] as number);
    transform(re, im, {cos, sin});
    const power = new Float64Array(size / 2);
    for (let at = 0; at < size / 2; at++) power[at] = (re[at] as number) ** 2 + (im[at] as number) ** 2;
    return power;
  };
}

/** The fast Fourier transform in place (Cooley and Tukey, radix 2). */
function transform(
  re: Float64Array,
  im: Float64Array,
  {cos, sin}: {cos: Float64Array; sin: Float64Array},
): void {
  const size = re.length;
  for (let at = 1, mirror = 0; at < size; at++) {
    let bit = size >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (at < mirror) {
      [re[at], re[mirror]] = [re[mirror] as number, re[at] as number];
      [im[at], im[mirror]] = [im[mirror] as number, im[at] as number];
    }
  }
  for (let span = 2; span <= size; span <<= 1) {
    const half = span >> 1;
    const step = size / span;
    for (let start = 0; start < size; start += span)
      for (let at = 0; at < half; at++) {
        const [c, s] = [cos[at * step] as number, sin[at * step] as number];
        const [low, high] = [start + at, start + at + half];
        const [x, y] = [re[high] as number, im[high] as number];
        const [real, imaginary] = [x * c - y * s, x * s + y * c];
        re[high] = (re[low] as number) - real;
        im[high] = (im[low] as number) - imaginary;
        re[low] = (re[low] as number) + real;
        im[low] = (im[low] as number) + imaginary;
      }
  }
}
