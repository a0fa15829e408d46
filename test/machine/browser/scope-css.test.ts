import {describe, expect, test} from 'vitest';
import {scopeCss} from '../../../src/machine/browser/scope-css.ts';
import {problemsOf} from '../../../src/spot/problem/errors.ts';

const ROOT = '/w';
const OWN = '/w/compositions/templates/demo-steps/style.css';
/** Without the white space that does not matter. */
const compact = (css: string): string =>
  css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .trim();

const scoped = (css: string, file = OWN): string => compact(scopeCss(css, file, ROOT));

function refused(css: string): string[] {
  try {
    scopeCss(css, OWN, ROOT);
  } catch (error) {
    return problemsOf(error).map(
      ({code, where, got}) => `${code} ${where?.file}:${where?.line}:${where?.column} ${got}`,
    );
  }
  return [];
}

test('the rules of a template match only its own graphics, those of a shared sheet match all graphics', () => {
  expect(scoped('div:has(canvas), * {opacity: .5}')).toBe(
    '@scope ([data-template="demo-steps"]){div:has(canvas), *{opacity: .5}}',
  );
  expect(scoped('a {color: red}', '/w/compositions/shared.css')).toContain('@scope ([data-template])');
  expect(scoped('a {color: red}', '/w/node_modules/lib/a.css')).toContain('@scope ([data-template])');
});

test('what names something for the whole page stays outside, in its order; conditions go in with their rules', () => {
  const css = `@import "a.css"; @layer one, two; @font-face {font-family: X; src: url(x.woff2)}
    @keyframes turn {to {rotate: 9deg}} @media (width > 1px) {.a {color: red}} @property --x {syntax: "*"; inherits: false}`;
  expect(scoped(css)).toMatch(
    /^@import "a.css";@layer one, two;@font-face\{.*\}@keyframes turn\{.*\}@property --x\{.*\}@scope .*\{@media \(width > 1px\)\{\.a\{color: red\}\}\}$/,
  );
});

describe('rules of the page', () => {
  test('inherited properties and custom properties move to the graphics', () => {
    expect(scoped(':root {--tone: red; font-size: 20px} html body .a {color: blue} body {margin: 0}')).toBe(
      '@scope ([data-template="demo-steps"]){:scope{--tone: red;font-size: 20px}:scope .a{color: blue}:scope{margin: 0}}',
    );
  });

  test('other properties are refused, with file, line and column', () => {
    const file = 'template-css-too-wide compositions/templates/demo-steps/style.css';
    expect(refused('.a {color: red}\nhtml {background-color: #fff}')).toEqual([
      `${file}:2:7 background-color: #fff`,
    ]);
    expect(refused('body {background: #fff !important}')).toHaveLength(1);
    expect(refused('@media (width > 1px) {\n  html, .a {filter: invert(1); opacity: 0}}')).toEqual([
      `${file}:2:13 filter: invert(1)`,
      `${file}:2:32 opacity: 0`,
    ]);
    expect(refused('body::before {content: "x"}')).toHaveLength(1);
    expect(refused('html:has(.a) {zoom: 2}')).toHaveLength(1);
  });

  test('rules that name the page by :is() or :where() are rules of the page, too', () => {
    expect(scoped(':where(:root) {--tone: red} :is(html, body) .a {color: blue}')).toBe(
      '@scope ([data-template="demo-steps"]){:scope{--tone: red}:scope .a{color: blue}}',
    );
    expect(refused(':is(html, body) {background: #fff}')).toHaveLength(1);
    expect(refused(':where( :root )::before {content: "x"}')).toHaveLength(1);
    expect(refused(':is(.a, .b) {zoom: 2}')).toEqual([]);
  });

  test('a name that only begins like one is no rule of the page, and neither is a step of an animation', () => {
    expect(
      refused('html-view {zoom: 2} body-copy {zoom: 2} .body {zoom: 2} @keyframes a {from {zoom: 2}}'),
    ).toEqual([]);
  });
});

test('a sheet that cannot be parsed is refused where it breaks', () => {
  expect(refused('.a {color: red}\n.b {')).toEqual([
    expect.stringMatching(/^template-broken compositions\/templates\/demo-steps\/style.css:2:1/),
  ]);
});
