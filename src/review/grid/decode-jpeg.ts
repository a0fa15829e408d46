/**
 * Decodes a JPEG to a picture that can be drawn. A browser that has `ImageDecoder` decodes it in the process of the page; otherwise the bytes go through a `Blob`, which
 * other processes hold, so that many pictures at once take longer.
 */
export async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  if (typeof ImageDecoder === 'undefined') return createImageBitmap(new Blob([bytes], {type: 'image/jpeg'}));
  const decoder = new ImageDecoder({data: bytes, type: 'image/jpeg'});
  try {
    const {image} = await decoder.decode();
    try {
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}
