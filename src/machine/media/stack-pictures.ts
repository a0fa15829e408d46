import sharp from 'sharp';

/** Pixels between the pictures of a stack. */
const GAP = 8;

/** Writes pictures below one another, each aligned to the left, on grey, as a JPEG. */
export async function stackPictures(files: readonly string[], to: string): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => sharp(file).metadata()));
  const width = Math.max(1, ...sizes.map((size) => size.width));
  let top = 0;
  const placed = files.map((input, at) => {
    const own = {input, left: 0, top};
    top += (sizes[at]?.height ?? 0) + GAP;
    return own;
  });
  await sharp({create: {width, height: Math.max(1, top - GAP), channels: 3, background: '#808080'}})
    .composite(placed)
    .jpeg({quality: 90})
    .toFile(to);
}
