/** Part of a secret that is redacted too: half of it, but not less than this many characters, or ordinary words would be redacted. */
const LEAST_PART = 8;

const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const percent = (text: string): string => hexOf(text).replace(/../g, '%$&');
const escaped = (text: string): string =>
  [...text].map((char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('');
const reversed = (text: string): string => [...text].reverse().join('');

/** Base64 of a text with 0, 1 and 2 bytes before it, without the characters that those bytes and the padding decide. */
const base64 = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const all = Buffer.from(`${'x'.repeat(shift)}${text}`)
      .toString('base64')
      .replace(/=+$/, '');
    const rest = (Buffer.byteLength(text) + shift) % 3;
    return all.slice(shift === 0 ? 0 : shift + 1, rest === 0 ? undefined : -1);
  });

/** A secret as it is, and as it may be written: escaped as in JSON, URL-encoded, in base64, base64url and hex, and each of them reversed. */
function secretForms(secret: string): string[] {
  const encoded = base64(secret);
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    escaped(secret),
    encodeURIComponent(secret),
    percent(secret),
    ...encoded,
    ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    hexOf(secret),
  ];
  return [...new Set([...forms, ...forms.map(reversed)])].filter((form) => form !== '');
}

/** Replaces every part of the text that is a form of the secret, or at least half of one. Upper and lower case count as equal. */
export function withoutSecret(text: string, secret: string, replacement: string): string {
  const forms = secretForms(secret).map((form) => form.toLowerCase());
  const windows = new Map<number, Set<string>>();
  for (const form of forms) {
    const part = Math.min(form.length, Math.max(LEAST_PART, Math.ceil(form.length / 2)));
    const known = windows.get(part) ?? new Set();
    for (let at = 0; at + part <= form.length; at++) known.add(form.slice(at, at + part));
    windows.set(part, known);
  }
  const lower = text.toLowerCase();
  // A few characters have another length in lower case: then only exact matches are found.
  const searched = lower.length === text.length ? lower : text;
  const covered = new Uint8Array(text.length);
  for (const [part, known] of windows)
    for (let at = 0; at + part <= text.length; at++)
      if (known.has(searched.slice(at, at + part))) covered.fill(1, at, at + part);
  let clean = '';
  for (let at = 0; at < text.length; at++) {
    if (covered[at] === 0) clean += text[at];
    else if (covered[at - 1] !== 1) clean += replacement;
  }
  return clean;
}
