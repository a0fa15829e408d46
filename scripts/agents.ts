import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {COMMANDS} from '../src/cli/command-table.ts';
import {agentsFile} from '../src/cli/schema/agents-file.ts';
import {commandSchemas} from '../src/cli/schema/command-schema.ts';

// Writes the text of AGENTS.md, which `init` lays into a workspace, from the commands as they are. A test finds drift.
const file = path.join(import.meta.dirname, '../src/production/scaffold/agents.generated.ts');
const text = agentsFile(await commandSchemas(COMMANDS));
writeFileSync(
  file,
  `// Written by scripts/agents.ts. Do not edit.\nexport const AGENTS = ${JSON.stringify(text)};\n`,
);
