import {relative, sep} from 'node:path';
import postcss, {type AtRule, type ChildNode, type Rule} from 'postcss';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** At-rules that name something for the whole page, or that have to stand first. They cannot be inside of `@scope`. */
const GLOBAL =
  /^(charset|import|namespace|font-face|(-webkit-)?keyframes|property|counter-style|font-feature-values|font-palette-values|position-try|view-transition|page)$/i;

const ROOTS = '(?::root|html|body)(?![\\w-])';

/** A selector that begins with the page: what follows is empty, or begins with the space before a descendant. */
const PAGE = new RegExp(
  `^(?:${ROOTS}|:(?:is|where)\\(\\s*${ROOTS}(?:\\s*,\\s*${ROOTS})*\\s*\\))(?:\\s*>?\\s*body(?![\\w-]))?`,
  'i',
);

/** A selector whose subject is the page, or a part of it such as `body::before`. */
const isPage = (selector: string): boolean =>
  PAGE.test(selector) && !/[\s>+~]/.test(selector.replace(PAGE, ''));

/** Properties that the graphics inherit, so that the page and the graphics may have them with the same effect. */
const INHERITED =
  /^(--|color$|font|line-height$|letter-spacing$|word-spacing$|text-(align|indent|rendering|transform|wrap)|white-space|tab-size$|hyphens$|quotes$|direction$|-webkit-(font|text)|-moz-osx-font|cursor$|accent-color$)/i;

/**
 * A style sheet whose rules match nothing outside of the graphics: those of its own template, if it is in the folder of one.
 * Inherited properties of `:root`, `html` and `body` move to the graphics. `root` is the folder that messages count paths
 * from. Errors: `template-css-too-wide` for other properties of the page, with file, line and column; `template-broken` if
 * the sheet cannot be parsed.
 */
export function scopeCss(css: string, file: string, root: string): string {
  const name = relative(root, file).split(sep).join('/');
  const sheet = parse(css, name);
  const problems: Problem[] = [];
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.map((each) => each.trim());
    if (isKeyframe(rule) || !selectors.some((each) => PAGE.test(each))) return;
    if (selectors.some(isPage)) problems.push(...tooWide(rule, name));
    rule.selectors = selectors.map((each) => each.replace(PAGE, ':scope'));
  });
  if (problems.length > 0) throw new TenspotError(problems);
  const [, template] = /(?:^|\/)templates\/([a-z0-9][a-z0-9-]*)\/[^/]/.exec(name) ?? [];
  const graphics = template === undefined ? '[data-template]' : `[data-template="${template}"]`;
  const scoped = postcss.atRule({name: 'scope', params: `(${graphics})`, nodes: []});
  for (const node of [...sheet.nodes]) if (!isGlobal(node)) scoped.append(node);
  if (scoped.nodes?.length) sheet.append(scoped);
  return sheet.toString();
}

function parse(css: string, from: string) {
  try {
    return postcss.parse(css, {from});
  } catch (error) {
    const {
      reason = 'cannot be parsed',
      line,
      column,
    } = error as {reason?: string; line?: number; column?: number};
    throw new TenspotError({
      code: 'template-broken',
      what: `a style sheet cannot be parsed: ${reason}`,
      where: {file: from, line, column},
      expected: 'CSS',
      fix: 'Correct the style sheet, then run the same command again.',
    });
  }
}

const isKeyframe = ({parent}: Rule): boolean =>
  parent?.type === 'atrule' && /keyframes$/i.test((parent as AtRule).name);

const isGlobal = (node: ChildNode): boolean =>
  node.type === 'comment' ||
  (node.type === 'atrule' && (GLOBAL.test(node.name) || (/^layer$/i.test(node.name) && !node.nodes)));

/** The declarations of a rule of the page that the graphics do not inherit. */
function tooWide(rule: Rule, file: string): Problem[] {
  return (rule.nodes ?? []).flatMap((node): Problem[] => {
    const harmless =
      node.type !== 'decl' ||
      INHERITED.test(node.prop) ||
      (/^(margin|padding)/i.test(node.prop) && /^0(px|%)?$/.test(node.value));
    if (harmless) return [];
    return [
      {
        code: 'template-css-too-wide',
        what: `the rule "${rule.selector}" styles the page, to which the footage belongs`,
        where: {file, line: node.source?.start?.line, column: node.source?.start?.column},
        expected: 'rules for elements of the graphics; of the page only custom properties and inherited ones',
        got: `${node.prop}: ${node.value}`,
        fix: 'Remove the declaration, or move it to an element that Graphics renders.',
      },
    ];
  });
}
