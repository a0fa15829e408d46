import {Command} from 'commander';
import {browserVersion, findBrowserProgram, findTools} from '../../machine/tools.ts';
import {remotionVersion} from '../../production/render/versions.ts';
import {EXIT, type Problem, TenspotError} from '../../spot/errors.ts';
import {describeProblem} from '../print-error.ts';

type Fact = {name: string; found: string} | {name: string; problems: readonly Problem[]};

export const command = (): Command =>
  new Command('doctor')
    .description('Says what is there, what is missing, and the command that mends it.')
    .option('--json', 'print one JSON object on stdout', false)
    .action(async ({json}: {json: boolean}) => {
      const root = process.cwd();
      const facts = [
        await examine('node', async () => process.version),
        await examine('ffmpeg', async () => {
          const {ffmpeg, ffmpegVersion} = findTools(root);
          return `${ffmpegVersion}  ${ffmpeg}`;
        }),
        await examine('browser', async () => {
          const program = findBrowserProgram(root);
          return `${await browserVersion(program)}  ${program.path}`;
        }),
        await examine(
          'remotion',
          async () =>
            `${remotionVersion()}  source-available: companies of four people or more need a licence, see remotion.dev/license`,
        ),
      ];
      if (json) process.stdout.write(`${JSON.stringify({facts})}\n`);
      else
        for (const fact of facts)
          process.stdout.write(
            'found' in fact
              ? `${fact.name.padEnd(10)} ${fact.found}\n`
              : `${fact.name.padEnd(10)} missing\n${fact.problems.map(describeProblem).join('\n')}\n`,
          );
      process.exitCode = facts.every((fact) => 'found' in fact) ? EXIT.done : EXIT.failed;
    });

async function examine(name: string, look: () => Promise<string>): Promise<Fact> {
  try {
    return {name, found: await look()};
  } catch (error) {
    if (error instanceof TenspotError) return {name, problems: error.problems};
    throw error;
  }
}
