/** The second byte of markers of JPEG (ITU-T T.81, table B.1): start and end of an image, and start of a scan. The first byte is 255. */
const MARK = {start: 0xd8, end: 0xd9, scan: 0xda};

/** Pictures, each the bytes of a JPEG. */
export type JpegPictures = readonly Uint8Array<ArrayBuffer>[];

/** Divides a file of JPEGs, one after the other, into its pictures. What is no whole picture, and all that follows it, is left out. */
export function picturesIn(file: Uint8Array<ArrayBuffer>): JpegPictures {
  const pictures: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < file.length; ) {
    const end = endOfPicture(file, from);
    if (end === undefined) break;
    pictures.push(file.subarray(from, end));
    from = end;
  }
  return pictures;
}

/** Where the JPEG that begins at a byte ends; undefined where it is not whole. */
function endOfPicture(file: Uint8Array, from: number): number | undefined {
  if (file[from] !== 0xff || file[from + 1] !== MARK.start) return undefined;
  let at = from + 2;
  // Segments have their length after the marker. Only the data of a scan has none: in it, a 255 that is no marker is followed by 0.
  while (file[at] === 0xff && file[at + 1] !== MARK.scan)
    at += 2 + (file[at + 2] ?? 0) * 256 + (file[at + 3] ?? 0);
  while (at + 1 < file.length && !(file[at] === 0xff && file[at + 1] === MARK.end)) at += 1;
  return at + 1 < file.length ? at + 2 : undefined;
}
