import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// Law 4: no provider, template or brand is named in shared code.
const root = path.join(import.meta.dirname, '../..');
const folders = (pattern: string) =>
  globSync(pattern, {cwd: root}).map((file) => path.basename(path.dirname(file)));
const families = {
  brand: folders('brands/*/brand.yaml'),
  template: folders('compositions/templates/*/template.ts'),
  provider: folders('src/providers/vendors/*/provider.ts'),
};
const shared = globSync(['src/**/*.{ts,tsx,js}', 'compositions/*.{ts,tsx}'], {cwd: root}).filter(
  (file) => !/\.generated\.|^src\/providers\/vendors\//.test(file.replaceAll('\\', '/')),
);

const found = shared.flatMap((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [
    ...namesAnywhere(text, [...families.brand, ...families.template]),
    ...namesInStrings(text, families.provider),
  ].map(({name, at}) => `${file}:${text.slice(0, at).split('\n').length}: ${name}`);
});

for (const [family, names] of Object.entries(families)) {
  if (names.length === 0)
    found.push(`expected at least one ${family} to look for, got none: has its folder moved?`);
}
if (found.length > 0) {
  console.error(
    `Shared code names a brand, a template or a provider. Let the thing declare what sets it apart:\n${found.join('\n')}`,
  );
  process.exitCode = 1;
}

type Hit = {name: string; at: number};

function namesAnywhere(text: string, names: string[]): Hit[] {
  return names.flatMap((name) =>
    [...text.matchAll(new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'gi'))].map(({index}) => ({
      name,
      at: index,
    })),
  );
}

/** Providers have everyday names (`library`): what counts is a string that is the name, or a path through it. */
function namesInStrings(text: string, names: string[]): Hit[] {
  const hits: Hit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      for (const name of names)
        if (node.text.split(/[/:]/).includes(name)) hits.push({name, at: node.getStart()});
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('shared.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return hits;
}
