import {basename, join, resolve} from 'node:path';
import {copyTree, exists, listEntries, makeFolder, writeWhole} from '../../machine/files.ts';
import {type PackageFacts, packageFacts} from '../../machine/package.ts';
import {invalid} from '../../spot/errors.ts';
import {Id} from '../../spot/ids.ts';
import {writeRegistries} from './registry.ts';

/** What of the package's own workspace a new one starts from. */
const FOLDERS = ['compositions', 'brands'];
/** What only the package itself needs beside them. */
const OURS = ['biome.json', 'tsconfig.json', 'tsconfig.templates.json'];

/** Makes a workspace: the sample's templates, spots and brands, ready to be made and then changed. */
export async function initWorkspace(folder: string): Promise<string> {
  const root = resolve(folder);
  const name = Id.safeParse(basename(root).toLowerCase()).data ?? 'tenspot-workspace';
  const there = (await exists(root)) ? await listEntries(root) : [];
  if (there.length > 0) {
    throw invalid({
      code: 'init-not-empty',
      what: 'this folder is not empty',
      where: {file: root},
      expected: 'a new or empty folder',
      got: there.slice(0, 4).join(', '),
      fix: 'Name another one: `tenspot init my-spots`.',
    });
  }
  const facts = packageFacts();
  await makeFolder(root);
  for (const each of FOLDERS)
    await copyTree(join(facts.root, each), join(root, each), (file) => !OURS.includes(basename(file)));
  await writeWhole(join(root, 'package.json'), `${JSON.stringify(manifest(name, facts), null, 2)}\n`);
  await writeWhole(join(root, 'tsconfig.json'), `${JSON.stringify(TSCONFIG, null, 2)}\n`);
  await writeWhole(join(root, '.gitignore'), 'node_modules/\nout/\n.tenspot/\n');
  await writeRegistries(root);
  return root;
}

function manifest(name: string, {version, dependencies}: PackageFacts) {
  const {react, 'react-dom': dom, remotion, zod} = dependencies;
  return {
    name,
    private: true,
    type: 'module',
    scripts: {start: 'tenspot make'},
    dependencies: {react, 'react-dom': dom, remotion, tenspot: `^${version}`, zod},
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    module: 'nodenext',
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
  },
  include: ['compositions'],
};
