import path from 'node:path';
import ts from 'typescript';
import {openEntryPoints} from './entry-points.ts';

// Law 12: every name that an entry point of the package exports has a doc comment, and so has every field of the types that
// a user writes or reads: fields of exported types, of the options of exported functions and of the props of components.
// Fields of an object that is written inside another field are explained by the comment of that field.
const root = path.join(import.meta.dirname, '../..');

const {entries, program, checker} = openEntryPoints(root);
const sources = path.join(root, 'src') + path.sep;

const isOurs = (node: ts.Node): boolean => path.normalize(node.getSourceFile().fileName).startsWith(sources);

const hasComment = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length > 0;

/** The symbol that an export or an import stands for. */
const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const problems: string[] = [];
const seen = new Set<ts.Node>();

function complain(node: ts.Node, name: string, kind: string): void {
  const source = node.getSourceFile();
  const {line} = source.getLineAndCharacterOfPosition(node.getStart());
  const place = `${path.relative(root, source.fileName).replaceAll('\\', '/')}:${line + 1}`;
  problems.push(`${place}: ${name}: expected a doc comment above this ${kind}, got none`);
}

/** Checks the fields of a type as it is written, and of the types of ours that it is made of. */
function checkType(node: ts.TypeNode | undefined, owner: string): void {
  if (node === undefined || seen.has(node)) return;
  seen.add(node);
  if (ts.isTypeLiteralNode(node)) checkFields(node.members, owner);
  else if (ts.isIntersectionTypeNode(node) || ts.isUnionTypeNode(node)) {
    // The branches of a union that tells its kind apart are explained one by one, or by the comment of the union.
    if (ts.isIntersectionTypeNode(node)) for (const part of node.types) checkType(part, owner);
  } else if (ts.isParenthesizedTypeNode(node)) checkType(node.type, owner);
  else if (ts.isTypeReferenceNode(node)) {
    const symbol = checker.getSymbolAtLocation(node.typeName);
    for (const declaration of symbol ? (original(symbol).declarations ?? []) : [])
      if (isOurs(declaration)) checkDeclaration(declaration);
    for (const argument of node.typeArguments ?? []) checkType(argument, owner);
  }
}

function checkFields(members: ts.NodeArray<ts.TypeElement | ts.ClassElement>, owner: string): void {
  for (const member of members) {
    if (member.name === undefined || ts.isPrivateIdentifier(member.name)) continue;
    const symbol = checker.getSymbolAtLocation(member.name);
    if (symbol && !hasComment(symbol) && !inheritsComment(member))
      complain(member, `${owner}.${member.name.getText()}`, 'field');
  }
}

/** A method that overrides one has the comment of that one. */
const inheritsComment = (member: ts.Node): boolean =>
  ts.canHaveModifiers(member) &&
  (ts
    .getModifiers(member)
    ?.some(({kind}) => [ts.SyntaxKind.OverrideKeyword, ts.SyntaxKind.PrivateKeyword].includes(kind)) ??
    false);

function checkDeclaration(declaration: ts.Declaration): void {
  if (seen.has(declaration)) return;
  seen.add(declaration);
  const owner = ts.getNameOfDeclaration(declaration)?.getText() ?? '';
  if (ts.isTypeAliasDeclaration(declaration)) checkType(declaration.type, owner);
  else if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration))
    checkFields(declaration.members, owner);
  else if (ts.isFunctionDeclaration(declaration)) checkParameters(declaration, owner);
  else if (ts.isVariableDeclaration(declaration)) {
    const {initializer} = declaration;
    if (initializer && ts.isArrowFunction(initializer)) checkParameters(initializer, owner);
    else if (initializer) checkSchema(initializer, owner);
    checkType(declaration.type, owner);
  }
}

/** Checks the fields of a zod object, also where methods follow it (`.refine(...)`) or other fields are added (`.extend(...)`). */
function checkSchema(node: ts.Expression, owner: string): void {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  const {name, expression} = node.expression;
  if (/^(strictObject|looseObject|object|extend)$/.test(name.text)) {
    const [shape] = node.arguments;
    for (const field of shape && ts.isObjectLiteralExpression(shape) ? shape.properties : []) {
      const symbol = field.name && checker.getSymbolAtLocation(field.name);
      const isDescribed = /\.describe\(/.test(field.getText());
      if (symbol && !hasComment(symbol) && !isDescribed) complain(field, `${owner}.${symbol.name}`, 'field');
    }
  }
  checkSchema(expression, owner);
}

function checkParameters({parameters}: ts.SignatureDeclaration, owner: string): void {
  for (const parameter of parameters) checkType(parameter.type, owner);
}

for (const {entry, file} of entries) {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) {
    problems.push(`${entry}: expected the entry point ${file}, got no module`);
    continue;
  }
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = original(exported);
    const [first] = symbol.declarations ?? [];
    if (!first || !isOurs(first)) continue;
    if (!hasComment(symbol)) complain(first, exported.name, 'export');
    for (const declaration of symbol.declarations ?? []) checkDeclaration(declaration);
  }
}
if (entries.length === 0) problems.push('expected entry points in package.json, got none');

if (problems.length > 0) {
  console.error(problems.sort().join('\n'));
  process.exitCode = 1;
}
