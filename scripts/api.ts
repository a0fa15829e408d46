import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {openEntryPoints} from './checks/entry-points.ts';

// Writes docs/api/: a page for each entry point of the package, with the comment and the declaration of every public name.
// `npm run build` runs it, so the pages are in the package and never differ from its code.
const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'docs/api');
const {entries, program, checker} = openEntryPoints(root);

const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** The declaration without what it does: types as they are written, functions and values as their types. */
function declarationOf(name: string, declaration: ts.Declaration): string {
  if (ts.isTypeAliasDeclaration(declaration) || ts.isInterfaceDeclaration(declaration))
    return declaration.getText();
  const type = checker.getTypeAtLocation(declaration);
  const flags = ts.TypeFormatFlags.NoTruncation;
  if (ts.isClassDeclaration(declaration)) {
    const fields = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(type.symbol));
    const own = fields.filter(({valueDeclaration}) => valueDeclaration?.parent === declaration);
    const lines = own.map(
      (field) =>
        `  ${field.name}: ${checker.typeToString(checker.getTypeOfSymbol(field), undefined, flags)};`,
    );
    return [`class ${name} {`, ...lines, '}'].join('\n');
  }
  const [signature] = type.getCallSignatures();
  if (signature) return `function ${name}${checker.signatureToString(signature, declaration, flags)}`;
  const text = checker.typeToString(type, undefined, flags);
  return text.length < 200 ? `const ${name}: ${text}` : `const ${name}`;
}

function pageOf({entry, file}: {entry: string; file: string}): string {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`expected the entry point ${file}, got no module`);
  const exported = checker.getExportsOfModule(module).sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = exported.map((symbol) => {
    const own = original(symbol);
    const comment = ts.displayPartsToString(own.getDocumentationComment(checker));
    const code = (own.declarations ?? []).map((declaration) => declarationOf(symbol.name, declaration));
    return `## ${symbol.name}\n\n${comment}\n\n\`\`\`ts\n${code.join('\n')}\n\`\`\`\n`;
  });
  return [`# ${path.posix.join('tenspot', entry)}\n`, ...parts].join('\n');
}

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const each of entries) {
  const name = each.entry === '.' ? 'tenspot' : each.entry.slice(2).replaceAll('/', '-');
  writeFileSync(path.join(folder, `${name}.md`), pageOf(each));
}
