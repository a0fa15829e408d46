import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'playwright-core';

/** Texts that run a script where they are not escaped: in elements, attributes, addresses, styles, scripts and templates. */
export const PAYLOADS: string[] = [
  '<script>owned=1</script>',
  '<img src=x onerror=owned=1>',
  '<svg onload=owned=1>',
  '<svg><script>owned=1</script></svg>',
  '"><script>owned=1</script>',
  `'><script>owned=1</script>`,
  '</script><script>owned=1</script>',
  '</title><script>owned=1</script>',
  '</textarea><script>owned=1</script>',
  '</style><script>owned=1</script>',
  '" onmouseover="owned=1',
  `' onfocus='owned=1' autofocus='`,
  '" autofocus onfocus="owned=1',
  'javascript:owned=1',
  'JaVaScRiPt:owned=1',
  'java\tscript:owned=1',
  'data:text/html,<script>owned=1</script>',
  '<iframe srcdoc="<script>parent.owned=1</script>">',
  '<iframe src=javascript:parent.owned=1>',
  '<a href=javascript:owned=1>click</a>',
  '<body onload=owned=1>',
  '<details open ontoggle=owned=1>',
  '<video src=x onerror=owned=1>',
  '<audio src=x onerror=owned=1>',
  '<input autofocus onfocus=owned=1>',
  '<math href=javascript:owned=1>x</math>',
  '<object data=javascript:owned=1>',
  '<embed src=javascript:owned=1>',
  '<form action=javascript:owned=1><button>x',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<base href=//evil.example/>',
  '<style>@import "//evil.example/x.css";</style>',
  '<div style="background:url(//evil.example/x)">x</div>',
  '<!--><script>owned=1</script>-->',
  '<scr<script>ipt>owned=1</script>',
  '{{constructor.constructor("owned=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: A payload for templates.
  '${owned=1}',
  '&lt;script&gt;owned=1&lt;/script&gt;',
  '\u202e<script>owned=1</script>\u2028owned=1',
];

/** Gives each variant of a manifest an ad, and the variant `two` captions, whose texts are these payloads. `folder`: where its masters are. */
export function writeBesideMasters(folder: string, payloads: readonly string[]): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const lines = payloads.map((payload) => payload.replace(/\p{Cc}/gu, ' '));
  for (const row of manifest.variants)
    row.ad = {
      ...{primaryText: lines.join('\n'), headline: lines.join(' '), longHeadline: lines.join(' ')},
      ...{description: lines.join(' '), url: 'https://a.example/', utm: {source: lines[0], term: lines[6]}},
    };
  writeFileSync(file, JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'two.srt'),
    // A text with `-->` is refused.
    payloads
      .map((payload) => payload.replace(/\s/g, ' ').replaceAll('-->', '->'))
      .map((text, index) => `${index + 1}\n00:00:00,000 --> 00:00:01,400\n${text}\n`)
      .join('\n'),
  );
}

/** Has the page of an open app write these texts in every field that a reviewer can fill: notes, answers, names and decisions. */
export const writeEverywhere = (page: Page, texts: readonly string[], code: string): Promise<void> =>
  page.evaluate(
    async ({payloads, typed}) => {
      type Answer = {
        variants: {id: string; sha256: string; ad: {hash: string} | null; captions: {hash: string} | null}[];
        rounds: {notes: unknown[]}[];
      };
      const ask = async (name: string, body: object): Promise<Answer> => {
        const response = await fetch(`/api/${name}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${sessionStorage.getItem('tenspot-review-token')}`,
          },
          body: JSON.stringify(body),
        });
        const answer = await response.json();
        if (!response.ok) throw new Error(JSON.stringify(answer));
        return answer;
      };
      await ask('round', {by: 'ada', step: 'close'});
      const people = payloads.map((payload) => payload.slice(0, 80));
      await ask('round', {by: people[0], step: 'open', stages: [{stage: 'brand', people}]});
      const {variants} = await ask('board', {});
      const {id, sha256, ad, captions} = variants[1] as Answer['variants'][number];
      for (const [index, payload] of payloads.entries()) {
        const by = people[index] as string;
        const {rounds} = await ask('board', {});
        const number = rounds.flatMap((round) => round.notes).length + 1;
        await ask('note', {
          ...{by, variant: id, sha256, text: payload, frames: {from: index, frames: 3}, kind: 'must'},
          ...{box: {x: 0.1, y: 0.1, width: 0.3, height: 0.3}, scope: 'variant', slot: null},
          ...{field: payload, change: {kind: 'say', text: payload}},
        });
        await ask('answer', {by, note: `n${number}`, answer: {kind: 'declined', reason: payload}});
      }
      for (const [index, payload] of payloads.entries())
        await ask('decide', {
          ...{
            by: people[index],
            variants: [{id, sha256, ad: ad?.hash ?? null, captions: captions?.hash ?? null}],
            code: typed,
            stage: 'brand',
            decision: 'abstained',
            comment: payload,
          },
        });
    },
    {payloads: texts, typed: code},
  );
