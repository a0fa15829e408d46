/** What stands in the page before anything is drawn, and what every page of the renderer has. */
const OURS =
  'script, style, link, noscript, [id^="remotion"], [id="video-container"], [id="explainer-container"], [id="menuportal-0"], [id="menuportal-1"], [id="menuportal-2"], [id="menuportal-3"], [id="menuportal-4"], [id="menuportal-5"]';

/** A portal, or anything else that graphics put outside their own copy: no copy's DOM can tell whose it is. */
export function strangersIn(document: Document, root: HTMLElement): string | null {
  for (const element of document.body.children) {
    if (
      element.contains(root) ||
      element.matches(OURS) ||
      element.childElementCount + (element.textContent ?? '').trim().length === 0
    )
      continue;
    return `something drawn outside the graphics: <${element.tagName.toLowerCase()}>`;
  }
  return null;
}
