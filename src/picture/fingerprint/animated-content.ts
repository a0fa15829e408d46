import {shortName} from './resources.ts';

/** What makes a drawing more than a still: programs, animation, and files from outside. */
const ALIVE =
  /<(script|animate\w*|set|foreignObject)\b|@keyframes|\banimation\s*:|(?:href|src)\s*=\s*["'](?!#|data:)/i;

const known = new Map<string, Promise<string | null>>();

/** Which of these pictures move by themselves, by the browser's own reading of their bytes, and what to say of each. */
export async function animatedContent(urls: readonly string[]): Promise<Map<string, string>> {
  const causes = new Map<string, string>();
  for (const url of new Set(urls)) {
    const asked = known.get(url) ?? look(url);
    known.set(url, asked);
    const cause = await asked;
    if (cause) causes.set(url, cause);
  }
  return causes;
}

async function look(url: string): Promise<string | null> {
  if (/^data:(application\/(x-)?)?font/.test(url) || /\.(woff2?|ttf|otf)$/.test(url)) return null;
  try {
    // biome-ignore lint/style/noRestrictedGlobals: this looks at a file that is being drawn, it draws nothing
    const answer = await fetch(url);
    const {type} = await answer.clone().blob();
    if (type.startsWith('video/') || type.startsWith('audio/')) return null;
    if (type.includes('svg')) return await lookInto(await answer.text(), url);
    const data = await answer.arrayBuffer();
    const decoder = new ImageDecoder({data, type: namedBy(new Uint8Array(data)) ?? type});
    await decoder.tracks.ready;
    const moves = decoder.tracks.selectedTrack?.animated ?? false;
    decoder.close();
    return moves ? tell('moves', url) : null;
  } catch {
    return tell('cannot be read', url);
  }
}

/** A drawing moves by itself, or shows a picture that does. */
async function lookInto(drawing: string, url: string): Promise<string | null> {
  if (ALIVE.test(drawing)) return tell('moves', url);
  const inner = drawing.match(/data:image\/[^"')\s]+/g) ?? [];
  return (await animatedContent(inner)).size > 0 ? tell('moves', url) : null;
}

/** Names lie: the browser shows a GIF that is called `.jpg`, and moves it. */
function namedBy(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  return KINDS.find(([, mark]) => mark.test(head))?.[0];
}

const KINDS: readonly [string, RegExp][] = [
  ['image/gif', /^GIF8/],
  ['image/png', /^\x89PNG/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/avif', /^.{4}ftypavi[fs]/s],
];

const tell = (what: string, url: string): string => `a picture that ${what}: ${shortName(url)}`;
