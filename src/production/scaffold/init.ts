import {basename, join, resolve} from 'node:path';
import {listEntries, makeFolder} from '../../machine/files/folders.ts';
import {exists, readJson, readText} from '../../machine/files/read-file.ts';
import {finds, packageFacts, requestedAs} from '../../machine/tools/package.ts';
import {packageManagerOf, plugAndPlayOf} from '../../machine/tools/package-manager.ts';
import {Id} from '../../spot/documents/field-types.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {loadTemplates} from '../project/load-templates.ts';
import {AGENTS} from './agents.generated.ts';
import {copiesOf, type Laid, lay} from './lay-files.ts';
import {writeRegistries} from './registry.ts';
import {writeSchemas} from './schemas/schemas.ts';
import {
  ignoreList,
  type PackageManifest,
  packageManifest,
  README,
  settings,
  TSCONFIG,
} from './starter-files.ts';

/** What of the package's own workspace a new one starts from. */
const FOLDERS = ['compositions', 'brands'];
/** What Remotion's command line reads. */
const REMOTION_CONFIG = 'remotion.config.ts';
/** What only the package itself needs beside them. */
const OURS = ['biome.json', 'tsconfig.json', 'tsconfig.templates.json'];
/** What may be in a folder before: what version control, npm and editors put there. It stays, and package.json gets what is missing. */
const WELCOME =
  /^(\.git|\.gitignore|\.gitattributes|\.github|\.DS_Store|\.idea|\.vscode|\.npmrc|\.nvmrc|\.editorconfig|node_modules|package\.json|package-lock\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|yarn\.lock|\.yarnrc\.yml|\.yarn|bun\.lockb?|README\.md|AGENTS\.md|LICENSE|.*\.tgz)$/;

/** What the sources of a workspace import. */
const PACKAGES = ['tenspot', '@remotion/cli', 'react', 'remotion', 'zod'];

/** A workspace that was made. */
export type Started = {
  root: string;
  files: string[];
  /** The packages that the sources import are not there yet. */
  install: boolean;
  /** The package manager of the folder: npm, pnpm, yarn or bun. */
  manager: string;
};

/** Makes a workspace: the sample's templates, spots and brands, ready to be made and then changed. */
export async function initWorkspace(
  folder: string,
  {dryRun = false, env}: {dryRun?: boolean | undefined; env?: NodeJS.ProcessEnv | undefined} = {},
): Promise<Started> {
  const root = resolve(folder);
  refusePlugAndPlay(root);
  await refuseFull(root);
  const files = await starterFiles(root);
  if (!dryRun) {
    await makeFolder(root);
    await lay(root, files);
    await writeRegistries(root);
    // Templates import packages, which may not be installed here yet: then their words come with the first render.
    await writeSchemas(root, await loadTemplates(join(root, 'compositions')).catch(() => ({})));
  }
  return {
    root,
    files: files.map(({path}) => path),
    install: !PACKAGES.every((name) => finds(root, name)),
    manager: packageManagerOf(root, env),
  };
}

/** Packages have to be files on the disk: Tenspot starts programs that are in them, and the bundler reads them. */
function refusePlugAndPlay(root: string): void {
  const file = plugAndPlayOf(root);
  if (file === undefined) return;
  throw invalid({
    code: 'yarn-pnp',
    what: "this project has Yarn's Plug'n'Play, which keeps packages in archives",
    where: {file},
    expected: 'packages in a folder node_modules',
    got: basename(file),
    fix: 'Write "nodeLinker: node-modules" into .yarnrc.yml, run `yarn install`, then run the same command again.',
  });
}

async function refuseFull(root: string): Promise<void> {
  const there = (await exists(root)) ? await listEntries(root) : [];
  const strangers = there.filter((name) => !WELCOME.test(name));
  if (strangers.length === 0) return;
  throw invalid({
    code: 'init-not-empty',
    what: 'this folder is not empty',
    where: {file: root},
    expected: 'a new or empty folder, or one with only a package.json or a .git in it',
    got: `${strangers.slice(0, 4).join(', ')}${strangers.length > 4 ? ` and ${strangers.length - 4} more` : ''}`,
    fix: 'Name another one: `tenspot init my-spots`.',
  });
}

async function starterFiles(root: string): Promise<Laid[]> {
  const facts = packageFacts();
  const name = Id.safeParse(basename(root).toLowerCase()).data ?? 'tenspot-workspace';
  const copies = await Promise.all(FOLDERS.map((each) => copiesOf(join(facts.root, each), each)));
  const before = (await readJson(join(root, 'package.json'))) as PackageManifest | undefined;
  const ignored = await readText(join(root, '.gitignore')).catch(() => '');
  const own: Laid[] = [
    {path: 'package.json', text: packageManifest(name, facts, before, requestedAs(facts.root, root))},
    {path: 'tsconfig.json', text: TSCONFIG},
    {path: REMOTION_CONFIG, from: join(facts.root, REMOTION_CONFIG)},
    {path: '.gitignore', text: ignoreList(ignored)},
  ];
  const polite: Laid[] = [
    {path: 'README.md', text: README},
    {path: 'AGENTS.md', text: AGENTS},
    {path: join('.vscode', 'settings.json'), text: settings()},
    {path: join('.vscode', 'extensions.json'), text: '{"recommendations": ["redhat.vscode-yaml"]}\n'},
  ];
  const wanted = await Promise.all(polite.map(async ({path}) => !(await exists(join(root, path)))));
  return [
    ...copies.flat().filter(({path}) => !OURS.includes(basename(path))),
    ...own,
    ...polite.filter((_, index) => wanted[index]),
  ];
}
