import {sha256Base64} from '../../machine/files/hash.ts';
import {esc} from './escape-html.ts';

/** A page in one file. `style` and `script` are the only ones that its security policy allows, by their hashes. */
export type HtmlPage = {
  title: string;
  style: string;
  /** Default: no script runs. */
  script?: string;
  /** What else the page may load, as sources of its security policy: `img-src data:`. */
  loads: readonly string[];
  /** HTML. */
  body: string;
};

/** The text of a page that loads nothing but what it names, sends no address of its own, and submits no form. */
export function htmlPage({title, style, script, loads, body}: HtmlPage): string {
  const policy = [
    "default-src 'none'",
    ...loads,
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${esc(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}

const hashOf = (text: string): string => `sha256-${sha256Base64(text)}`;
