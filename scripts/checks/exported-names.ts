import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// Law 12: an exported name means one thing, so that a search for it finds one definition.
//
// - A name is exported by one file of `src`.
// - Plug-ins of one kind have the same shape by convention: each command exports `command`, each vendor a `provider`. So a
//   name may repeat between two plug-ins of one kind, but not inside one plug-in, and not with shared code or another kind.
// - A template is its author's code: its names have to be unique inside its folder, and may be those of `src`.
// - A name is exported by one entry point of the package: `tenspot`, `tenspot/picture`, ...
const root = path.join(import.meta.dirname, '../..');

/** Where plug-ins are: the part of the path that matches is one plug-in. */
const PLUG_INS = {
  command: /^src\/cli\/commands\/[^/]+/,
  vendor: /^src\/providers\/vendors\/[^/]+/,
  template: /^compositions\/templates\/[^/]+/,
};

type Owner = {kind: keyof typeof PLUG_INS | 'shared'; plugIn: string};
type Definition = Owner & {name: string; place: string};

function ownerOf(file: string): Owner {
  for (const kind of ['command', 'vendor', 'template'] as const) {
    const plugIn = PLUG_INS[kind].exec(file)?.[0];
    if (plugIn !== undefined) return {kind, plugIn};
  }
  return {kind: 'shared', plugIn: 'src'};
}

/** The names that a file exports, each with its line; `defined` are those that no other file gives it. */
function exportsOf(file: string): {name: string; line: number; defined: boolean}[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) =>
    namesIn(statement).map((each) => ({
      ...each,
      line: source.getLineAndCharacterOfPosition(statement.getStart()).line + 1,
    })),
  );
}

function namesIn(statement: ts.Statement): {name: string; defined: boolean}[] {
  if (ts.isExportDeclaration(statement)) {
    const {exportClause, moduleSpecifier} = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map(({name, propertyName}) => ({
      name: name.text,
      defined: moduleSpecifier === undefined || propertyName !== undefined,
    }));
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations
      .flatMap(({name}) => boundNames(name))
      .map((name) => ({name, defined: true}));
  const {name} = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [{name: name.text, defined: true}];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : boundNames(each.name)));
}

/** Whether both definitions may have the same name. In one file they may: a type and its schema, an overload. */
function mayShare(a: Definition, b: Definition): boolean {
  if (a.place.split(':')[0] === b.place.split(':')[0]) return true;
  if (a.plugIn === b.plugIn) return false;
  return a.kind === b.kind || a.kind === 'template' || b.kind === 'template';
}

const files = globSync(['src/**/*.{ts,tsx,js}', 'compositions/**/*.{ts,tsx}'], {cwd: root})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.d\.ts$|\.generated\./.test(file))
  .sort();
const definitions = files.flatMap((file) =>
  exportsOf(file)
    .filter(({defined}) => defined)
    .map(({name, line}): Definition => ({...ownerOf(file), name, place: `${file}:${line}`})),
);
const byName = Map.groupBy(definitions, ({name}) => name);
const problems = [...byName].flatMap(([name, all]) => {
  const places = all.filter((one) => all.some((other) => !mayShare(one, other))).map(({place}) => place);
  return places.length === 0
    ? []
    : [`${name}: expected one definition, got ${places.length}: ${places.join(', ')}. Rename all but one`];
});

const {exports = {}} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const entries = Object.entries<string | Record<string, string>>(exports).flatMap(([entry, conditions]) => {
  const source = typeof conditions === 'string' ? undefined : conditions['tenspot-source'];
  return source === undefined ? [] : exportsOf(path.posix.normalize(source)).map(({name}) => ({entry, name}));
});
for (const [name, all] of Map.groupBy(entries, (each) => each.name)) {
  const from = [...new Set(all.map(({entry}) => entry))];
  if (from.length > 1)
    problems.push(
      `${name}: expected one entry point of package.json that exports it, got ${from.join(' and ')}`,
    );
}
if (definitions.length === 0) problems.push(`expected exported names in ${root}, got none: has src moved?`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
