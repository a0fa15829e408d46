import {adviceLines} from '../../../spot/findings/advice-lines.ts';
import type {CheckReport} from '../../../spot/findings/check-report.ts';
import {type Finding, findingsByRule} from '../../../spot/findings/finding.ts';
import {esc} from '../../project/escape-html.ts';
import {htmlPage} from '../../project/html-page.ts';
import {CHECK_STYLE} from './style.ts';

/** The most findings of one rule in one variant that the page lists. It counts the others. */
const LISTED = 6;

/** The page that shows the findings of a check. Its pictures are files beside it, and it has no script. */
export function checkPage(report: CheckReport, title: string): string {
  const {variants, totals, pass} = report;
  const failed = variants.filter((variant) => !variant.pass);
  const noted = variants.filter((variant) => variant.pass && hasMore(variant));
  const clean = variants.filter((variant) => variant.pass && !hasMore(variant));
  return htmlPage({
    title: `${title}: check`,
    style: CHECK_STYLE,
    loads: ["img-src 'self' file:"],
    body: `<header><h1>${esc(title)}</h1><p class="${pass ? 'good' : 'bad'}">${esc(`${totals.passed} of ${totals.variants} variants pass`)}</p><p>${esc(`${totals.errors} errors, ${totals.warnings} warnings, ${report.rules.length} rules${report.proof ? ', proofs' : ''}${report.beforeRender ? ', before the render: no master was checked' : ''}`)}</p></header>
<main>
${[...failed, ...noted].map((variant) => sectionOf(variant, report)).join('\n')}
${clean.length > 0 ? `<section><h2>No findings</h2><p class="quiet">${esc(clean.map(({id}) => id).join(', '))}</p></section>` : ''}
${conceptsOf(report)}
${limitsOf(report)}
</main>`,
  });
}

/** Whether there is more to show of a variant than that it passes. */
const hasMore = ({findings, advice}: CheckReport['variants'][number]): boolean =>
  findings.length > 0 || advice !== undefined;

function sectionOf(
  {id, pass, findings, advice}: CheckReport['variants'][number],
  report: CheckReport,
): string {
  return `<section>
<h2>${esc(id)} <span class="${pass ? 'good' : 'bad'}">${pass ? 'pass' : 'fail'}</span></h2>
${findingsByRule(findings)
  .map(([rule, found]) => ruleOf(rule, found, report))
  .join('\n')}
${
  advice && report.advice
    ? `<article><h3>Advice of a model <span class="quiet">does not affect the result</span></h3><ul>${adviceLines(
        advice,
        report.advice,
      )
        .map((line) => `<li>${esc(line)}</li>`)
        .join('')}</ul></article>`
    : ''
}
</section>`;
}

function ruleOf(rule: string, found: readonly Finding[], {rules}: CheckReport): string {
  const applied = rules.find(({id}) => id === rule);
  const severity = found[0]?.severity ?? 'info';
  const sources = Object.entries(applied?.limits ?? {}).map(
    ([name, {value, unit, source}]) => `${name}: ${value} ${unit} (${source})`,
  );
  return `<article class="${severity}">
<h3>${esc(applied?.title ?? rule)} <span class="quiet">${esc(rule)}</span></h3>
<ul class="found">${found
    .slice(0, LISTED)
    .map((finding) => `<li>${findingOf(finding)}</li>`)
    .join('')}</ul>
${found.length > LISTED ? `<p class="quiet">and ${found.length - LISTED} more</p>` : ''}
${sources.length > 0 ? `<details><summary>Limits and their sources</summary><ul>${sources.map((source) => `<li>${esc(source)}</li>`).join('')}</ul></details>` : ''}
</article>`;
}

function findingOf({frames, expected, got, evidence}: Finding): string {
  const picture = typeof evidence?.picture === 'string' ? evidence.picture : null;
  const place = frames === null ? 'whole spot' : placeOf(frames);
  return `${picture === null ? '' : `<img src="${esc(picture)}" alt="${esc(`${place}: ${got}`)}" loading="lazy">`}<p><b>${esc(got)}</b></p><p>expected ${esc(expected)}</p><p class="quiet">${esc(place)}</p>`;
}

const placeOf = ({from, frames}: {from: number; frames: number}): string =>
  frames === 1 ? `frame ${from}` : `frames ${from} to ${from + frames - 1}`;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** The most pairs of variants that the page lists, beginning with the most alike. */
const PAIRS = 20;

function conceptsOf({distinctness: {concepts, axes, pairs}}: CheckReport): string {
  if (concepts.flat().length < 2) return '';
  const about = axes.map(
    ({axis, values, variants, concepts: left, adds}) =>
      `${axis}: ${values} values, ${variants} files, ${left} concepts${adds ? '' : '. It adds no concept'}`,
  );
  const rows = pairs
    .slice(0, PAIRS)
    .map(
      ({a, b, opening, whole, copy, sound, alike}) =>
        `<tr><td>${esc(a)}</td><td>${esc(b)}</td>${[opening, whole, copy, sound, alike].map((part) => `<td>${percent(part)}</td>`).join('')}</tr>`,
    );
  return `<section><h2>Distinctness</h2>
<p>${concepts.flat().length} files, ${concepts.length} concepts. This compares pictures, words and sound. It does not say how a platform groups ads.</p>
<ul>${[...concepts.filter((ids) => ids.length > 1).map((ids) => `one concept: ${ids.join(', ')}`), ...about].map((line) => `<li>${esc(line)}</li>`).join('')}</ul>
${rows.length > 0 ? `<table><thead><tr><th>Variant</th><th>Variant</th><th>First 3 s</th><th>Whole</th><th>Copy</th><th>Sound</th><th>Overall</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : ''}
</section>`;
}

function limitsOf({changed}: CheckReport): string {
  if (changed.length === 0) return '';
  const lines = changed.map(
    ({rule, limit, from, to, unit, by, why}) =>
      `${rule}, ${limit}: ${to} ${unit} instead of ${from}${by === null ? '' : `. ${by}: ${why}`}`,
  );
  return `<section><h2>Limits of the brand</h2><ul>${lines.map((line) => `<li>${esc(line)}</li>`).join('')}</ul></section>`;
}
