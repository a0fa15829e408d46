import type {PackageFacts} from '../../machine/tools/package.ts';
import {DOCUMENTS, schemaPath} from './schemas/schemas.ts';

/** A package.json that is there already. */
export type PackageManifest = Record<string, unknown>;

/** The package.json of a workspace. What one says that is there already stays, but the kind of its modules. */
export function packageManifest(
  name: string,
  {version, dependencies, devDependencies, tenspot}: PackageFacts,
  before: PackageManifest = {},
  /** How it asks for Tenspot. */
  asked = `^${version}`,
): string {
  const {'@remotion/cli': cli, react, 'react-dom': dom, remotion, zod} = dependencies;
  const {typescript, '@types/react': types} = devDependencies;
  const group = (key: string, fields: Record<string, string | undefined>): object => ({
    [key]: {...fields, ...(before[key] as object | undefined)},
  });
  const whole = {
    name,
    private: true,
    ...before,
    type: 'module',
    ...group('scripts', {
      start: 'tenspot make',
      studio: 'tenspot studio',
      check: 'tsc && tenspot registry --check',
    }),
    ...group('dependencies', {'@remotion/cli': cli, react, 'react-dom': dom, remotion, tenspot: asked, zod}),
    ...group('devDependencies', {'@types/react': types, typescript}),
    ...(tenspot.spot ? group('tenspot', {spot: tenspot.spot}) : {}),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const IGNORED = ['node_modules/', 'out/', '.tenspot/', '/vault/'];

/** The .gitignore of a workspace: what is there, and what is missing. */
export function ignoreList(before: string): string {
  const nameIn = (line: string): string => line.trim().replace(/^\/|\/$/g, '');
  const names = before.split(/\r?\n/).map(nameIn);
  const missing = IGNORED.filter((line) => !names.includes(nameIn(line)));
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${missing.map((line) => `${line}\n`).join('')}`;
}

/** Tells the YAML language server which schema each document follows. */
export const settings = (): string =>
  `${JSON.stringify(
    {
      'yaml.schemas': Object.fromEntries(
        DOCUMENTS.map(({name, files}) => [
          `./${schemaPath(name)}`,
          files.filter((file) => file.endsWith('.yaml')),
        ]).filter(([, files]) => files?.length),
      ),
    },
    null,
    2,
  )}\n`;

export const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2024',
      lib: ['es2024', 'dom', 'dom.iterable'],
      module: 'nodenext',
      jsx: 'react-jsx',
      types: [],
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
    },
    include: ['compositions', 'providers'],
  },
  null,
  2,
)}\n`;

export const README = `# Spots

Video ads as code, made with Tenspot.

\`\`\`sh
npm install          # once
npx tenspot make     # renders the sample: masters, contact-sheet.jpg and manifest.json, in out/
npx tenspot studio   # opens a preview of every variant, whose props you can edit
npx remotion compositions   # Remotion's own commands work too: studio, still, render
npx tenspot status   # shows the last render of every spot
npm run check        # checks types and registries
\`\`\`

| folder | contents |
|---|---|
| \`compositions/spots/<name>/\` | the documents of a spot: brief, script, shots, edit, variants |
| \`compositions/templates/<name>/\` | \`template.ts\` (copy, slots, cues) and \`graphics.tsx\` (what is drawn over the footage) |
| \`providers/<name>/\` | \`provider.ts\`, which connects a vendor of your own; there is none at first |
| \`remotion.config.ts\` | sets up Remotion's own commands |
| \`brands/<name>/\` | \`brand.yaml\`, logo, fonts, looks, music, products, and the rights to them |
| \`out/<spot>/\` | what a run writes: masters, contact sheet, manifest |
| \`vault/\` | what was paid for: the ledger and the purchased files. It exists once something was bought |
| \`.tenspot/\` | what can be made again: you may delete it while no command runs |

**Back up \`vault/\`.** Git ignores it, because its files are large and the ledger records what was spent. \`git clean -x\` deletes it.

\`npx tenspot new spot my-spot\` copies an existing spot; \`new template\` and \`new brand\` do the same. \`new provider\` starts one for a
vendor of your own. \`node_modules/tenspot/docs/\` describes every field of the documents, and how to write a template.
If you name no spot, a command uses the one in \`"tenspot": {"spot": ...}\` of package.json, or the only one.

Editors that support YAML schemas complete and check the documents. Visual Studio Code is set up in \`.vscode/\`. For another editor,
start a document with \`# yaml-language-server: $schema=<path to .tenspot/schemas/variants.schema.json>\`.

Remotion, which draws the frames, has its own licence: free for individuals, companies of up to three people,
non-profits and evaluation. Larger companies need a company licence: remotion.dev/license
`;
