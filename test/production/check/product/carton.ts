import sharp from 'sharp';

/** The size of the drawing of the carton. */
export const SIZE = {width: 300, height: 500};
/** The size of a frame with it. */
export const FRAME = {width: 540, height: 960};

/** A carton with a white label and many small shapes, which are drawn by code. `body`: its colour. */
export function carton(body = '#1d5f3f'): string {
  let seed = 7;
  const next = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const shapes = Array.from({length: 70}, () => {
    const [x, y, size] = [60 + 170 * next(), 150 + 260 * next(), 6 + 16 * next()];
    return next() < 0.5
      ? `<rect x="${x}" y="${y}" width="${size}" height="${0.6 * size}" fill="#222"/>`
      : `<circle cx="${x}" cy="${y}" r="${0.4 * size}" fill="${body}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">
    <rect x="20" y="20" width="260" height="460" rx="14" fill="${body}"/>
    <rect x="46" y="130" width="208" height="310" fill="#f7f5ef"/>${shapes.join('')}</svg>`;
}

/** How the carton differs from its drawing. `warm`: a factor of red against blue. */
export type Shown = {body?: string; flop?: boolean; width?: number; warm?: number};

/** A frame with the carton on a background of shapes, as a JPEG. */
export async function jpegWith({body, flop = false, width = 240, warm = 1}: Shown = {}): Promise<Buffer> {
  const drawn = sharp(Buffer.from(carton(body)));
  const product = await (flop ? drawn.flop() : drawn)
    .resize(width, 400, {fit: 'fill'})
    .rotate(6, {background: '#0000'})
    .png()
    .toBuffer();
  const blobs = Array.from(
    {length: 40},
    (_, at) =>
      `<circle cx="${(at * 137) % 540}" cy="${(at * 311) % 960}" r="${20 + (at % 5) * 9}" fill="hsl(${(at * 47) % 360} 30% 60%)"/>`,
  );
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="540" height="960"><rect width="540" height="960" fill="#c9b8a0"/>${blobs.join('')}</svg>`;
  const whole = await sharp(Buffer.from(ground))
    .composite([{input: product, left: 120, top: 260}])
    .removeAlpha()
    .png()
    .toBuffer();
  return sharp(whole)
    .linear([warm, 1, 1 / warm], [0, 0, 0])
    .jpeg({quality: 75})
    .toBuffer();
}
