import {AD_STYLE} from './ad-style.ts';
import {BASE_STYLE} from './base-style.ts';
import {GRID_STYLE} from './grid-style.ts';
import {PANEL_STYLE} from './panel-style.ts';
import {VIEWER_STYLE} from './viewer-style.ts';

/** Gives the page its styles. They come with the script, so the Content-Security-Policy allows no other. */
export function adoptStyles(): void {
  document.adoptedStyleSheets = [BASE_STYLE, GRID_STYLE, VIEWER_STYLE, PANEL_STYLE, AD_STYLE].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
