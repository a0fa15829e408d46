import {readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** An entry point of the package: `.` or `./picture`, and the file of the sources. */
export type EntryPoint = {entry: string; file: string};

/** The entry points of the package in a folder, with their types. */
export function openEntryPoints(root: string): {
  entries: EntryPoint[];
  program: ts.Program;
  checker: ts.TypeChecker;
} {
  const {exports = {}} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const entries = Object.entries<string | Record<string, string>>(exports).flatMap(([entry, conditions]) => {
    const source = typeof conditions === 'string' ? undefined : conditions['tenspot-source'];
    return source === undefined ? [] : [{entry, file: path.join(root, source)}];
  });
  const program = ts.createProgram(
    entries.map(({file}) => file),
    {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
      jsx: ts.JsxEmit.ReactJSX,
      customConditions: ['tenspot-source'],
      allowImportingTsExtensions: true,
      noEmit: true,
      strict: true,
      skipLibCheck: true,
    },
  );
  return {entries, program, checker: program.getTypeChecker()};
}
