/** An element this many pixels larger than the picture counts as the canvas. */
const MARGIN = 30;

/** The area of the page in which the Studio shows the picture: the nearest ancestor that is clearly larger. Null before layout. */
export function canvasOf(picture: Element): Element | null {
  const {width, height} = picture.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  for (let at = picture.parentElement; at; at = at.parentElement) {
    const box = at.getBoundingClientRect();
    if (box.width > width + MARGIN || box.height > height + MARGIN) return at;
  }
  return null;
}
