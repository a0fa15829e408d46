import {EXIT} from '../../spot/problem/errors.ts';
import type {CommandSchema} from './command-schema.ts';

/** What a program has to know beside the commands. */
const HEAD = `# Working here with Tenspot

Tenspot makes video ads from documents: a template, a brand and a table of variants give one video for each variant. This file is for
coding agents. \`npx tenspot schema --json\` describes the same for programs, with every option; \`npx tenspot schema <command> --json\`
describes one command.

## Rules

- Add \`--json\` to every command. stdout is then one JSON object, also for an error; stderr is progress. What stderr warns of is in the
  object too: \`warned\`, a list in the shape of \`error\`. Read it: a claim that is not approved is a warning, not an error.
- Decide by exit codes, by \`code\`, and by \`reason\` where one code covers several faults, never by the words of a message.
- A render or a check of ten ads of 15 s takes some minutes, on a busy machine many more. Progress is on stderr. Do not cut it short: run it
  in the background, or with a limit of an hour.
- Spend nothing that a person has not approved: \`--max-cost\` is that person's number. First run \`tenspot shoot --plan --json\`, show
  \`usd\` (the most that it can cost), \`unmakeable\` (shots that nothing can make yet) and \`id\`, then run \`tenspot shoot --plan <id> --max-cost <usd>\`. If anything has changed, the command refuses with \`plan-changed\`.
  \`make\`, \`write\`, \`write --translate\`, \`check --advise\`, \`farm render\` and \`farm resume\` have the same two options. Give both calls the same other options. Answers of a model can lead to
  more questions: \`write\` then ends with exit code ${EXIT.someFailed} and \`unasked\`; plan again, until \`questions\` is empty. If the last run ended before it
  wrote (\`write-overwrites\`), run \`write\` once more, as its \`fix\` says: the answers are kept, and nothing is bought again.
- To try a purchase at no cost, add \`--sandbox\`.
- Never change \`vault/\` or a \`*.generated.ts\` file. \`out/\` and \`.tenspot/\` can be made again.
- A template is TypeScript in \`compositions/templates\`; everything else is a document.

## The documents

A spot is a folder of \`compositions/spots\`. \`variants.yaml\` names its template and brand, and has the props of each variant: \`copy\` (the
texts of the template), \`format\` (9:16, 4:5, 1:1, 16:9), \`seconds\`, \`shots\` (what fills each slot of the template), \`look\`, \`music\`.
The variants come from one of these. A value of an axis, a row and a column set props by dot path, and override \`props\`:

- \`axes\`: a variant of every combination of values: \`axes: {hook: [{id: ice, copy.hook: Still ice., shots.hook: ice}, {id: sun, ...}]}\`
- \`rows\`: chosen variants, with axes or without: \`rows: [{id: tall, copy.hook: Still ice.}, {id: wide, hook: ice, format: '16:9'}]\`
- \`csv: rows.csv\`: a file beside it, in UTF-8, whose columns are \`id\` and dot paths: \`id,copy.hook,format\`
- \`feed: {file: feed.xml, map: {copy.title: title, copy.price: current_price}}\`: a product feed beside it, which adds an axis \`product\`

\`shots\` names shots of \`shots.yaml\`; or it has a photo or clip: \`shots.hook: {file: hero.webp}\`, from the spot's folder or the brand's. A template
may have fewer slots in a shorter spot: then also remove them from \`script.yaml\`, or delete that file, which is optional.

The JSON Schema of each kind of document is in \`.tenspot/schemas/\`, with the copy fields of each template. Run
\`npx tenspot registry\` first in a new workspace and after each change of a template or brand: it writes these files.
\`npx tenspot doctor --json\` lists the templates and brands.

`;

const TAIL = `
## The usual way

1. \`npx tenspot new spot my-spot --json\` copies a spot: name the one whose template you want with \`--from\`. Rewrite all its documents that it
   has: \`variants.yaml\`, \`shots.yaml\`, \`script.yaml\`, \`edit.yaml\`, and the product and claims in \`brief.md\`. With another brand, change
   \`brand\` in \`variants.yaml\`.
2. \`npx tenspot render my-spot --dry-run --json\` checks all documents and lists the variants, free. An error names file, line and column.
3. \`npx tenspot render my-spot --proof --json\` renders at half size. \`contactSheets\` are the paths of pictures of all variants: look at them. A
   sheet shows some moments of each variant, not every slot. To see any other second of a video, draw it with ffmpeg:
   \`ffmpeg -ss 9.5 -i out/my-spot/proof/<id>.mp4 -frames:v 1 frame.png\`.
   Each entry of \`variants\` has a \`status\`; a failed one has its \`error\`. Its \`findings\` are what a person should look at, such as placeholders, takes
   that are too short, and a mix that misses its loudness. Its \`segments\` say how many parts of it were rendered and reused.
   With \`--keep-going\`, \`refused\` has the problems of the variants that are left out, and the exit code is 3.
4. \`npx tenspot render my-spot --json\` renders the masters into \`out/my-spot/\`. Only what has changed is rendered.
5. \`npx tenspot check my-spot --json\` judges the masters: \`pass\`, \`totals\`, and \`variants\`, each with its \`findings\`. A finding has \`rule\`,
   \`severity\` (\`error\`, \`warning\`, \`info\`), \`expected\`, \`got\` and, where it has a place in time, \`frames\`: \`{from, frames}\`. Only errors
   make the exit code 4.

## Errors

With \`--json\`, a command that fails prints \`{"error": [...]}\`. Each entry has \`code\`, \`what\`, \`file\`, \`line\`, \`column\`, \`field\`, \`expected\`, \`got\`,
\`fix\`, \`reason\`, \`suggestion\`, \`variants\` and \`retry\`; fields that do not apply are null. \`reason\` is \`unknown\` (a name that does not
exist), \`missing\`, \`too-long\` or \`invalid\`. \`suggestion\` is the name that was most likely meant. \`variants\` are the ids that have the problem. \`retry: true\` means that the same command may succeed if you run it again later.

| exit code | meaning |
|---|---|
| ${EXIT.done} | done |
| ${EXIT.failed} | failed; of \`doctor\`: something is missing |
| ${EXIT.usage} | an argument or a document is not valid |
| ${EXIT.someFailed} | some variants or takes failed |
| ${EXIT.gate} | a check found an error |
| ${EXIT.interrupted} | interrupted: run the same command again |
`;

/** The text of `AGENTS.md`, with every command. */
export function agentsFile(schemas: readonly CommandSchema[]): string {
  const rows = schemas.map(
    ({command, description, cost, writes, arguments: args, options}) =>
      `| \`${[command, ...args.map(({name, required, several}) => `${required ? '<' : '['}${name}${several ? '...' : ''}${required ? '>' : ']'}`)].join(' ')}\` | ${cost} | ${sentenceOf(description)}${writes.length > 0 ? ` Writes ${writes.join(', ')}.` : ''} ${optionsOf(options)} |`,
  );
  return [
    HEAD,
    '## The commands\n\n',
    '`free` changes nothing outside `.tenspot/`, `writes` changes files, `spends` may cost money within `--max-cost`.\n\n',
    '| command | cost | what it does, and its options |\n|---|---|---|\n',
    ...rows.map((row) => `${row}\n`),
    TAIL,
  ].join('');
}

/** A cell of a table may have no bar in it. */
const sentenceOf = (description: string): string => description.replaceAll('|', '\\|');

const optionsOf = (options: CommandSchema['options']): string =>
  options
    .map(
      ({name, value, optional}) =>
        `\`${name}${value === null ? '' : optional ? ` [${value}]` : ` <${value}>`}\``,
    )
    .join(', ');
