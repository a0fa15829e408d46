/** A frame as `m:ss:ff`. */
export function timecode(frame: number, fps: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(frame / fps);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}:${two(frame % fps)}`;
}
