import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {ROOT, tools} from '../../../../support/tools.ts';
import {writeWorst} from '../parity/compare.ts';
import {type Comparison, compareEngines, isAlike, type Shown} from './compare-engines.ts';
import {drawTemplate} from './grammar.ts';
import {HABITS} from './habits.ts';
import {type Habit, type Lab, openLab, SIZE} from './lab.ts';

/**
 * Run by itself, `run.ts [<count> [<first seed>]]`: draws templates by their seeds, renders three variants of each as a set
 * and by the reference engine, and prints a line for each variant. Differences that no reason announced are printed with the
 * source of the template, their pictures go into `out/pictures`, and the exit code is 1. `run.ts --habits` does the same
 * with two variants of the templates of `habits.ts`, or of some of them by name, as lines of JSON; `likePlain` says whether the variant shows the
 * same as the variant of the template `plain` with the same copy.
 */
const {values, positionals} = parseArgs({options: {habits: {type: 'boolean'}}, allowPositionals: true});

/** Templates in one workspace. */
const TOGETHER = 20;

const VARIANTS = [
  {text: 'Alpha one', tone: '#c02020', take: 0},
  {text: 'Bravo 2', tone: '#2040c0', take: 0},
  {text: 'Charlie', tone: '#108030', take: 1},
] as const;

/** Two variants show what a habit leaves behind. */
const drawn = values.habits ? VARIANTS.slice(0, 2) : VARIANTS;

const FOUND = join(ROOT, 'out/pictures');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

type OnEach = (habit: Habit, each: Comparison, set: Buffer) => void;

async function compareAll(habits: readonly Habit[], onEach: OnEach) {
  const lab = await openLab(habits);
  try {
    const shown = habits.flatMap((habit) => variantsOf(habit, lab));
    await compareEngines(shown, lab, async (each, pictures) => {
      const [index] = [shown.findIndex(({id}) => id === each.id)];
      const habit = habits[Math.floor(index / drawn.length)];
      if (habit) onEach(habit, each, pictures.set);
      const first = each.different.find(({announced}) => !announced);
      if (!first || !shown[index]) return;
      mkdirSync(FOUND, {recursive: true});
      const {spot} = shown[index];
      const bytes = (spot.width * spot.height * 3) / 2;
      const part = (all: Buffer): Buffer => all.subarray(first.frame * bytes, (first.frame + 1) * bytes);
      const file = join(FOUND, `${each.id.replace(' ', '-')}.png`);
      await writeWorst(part(pictures.reference), part(pictures.set), spot, file, tools);
    });
  } finally {
    await lab.close();
  }
}

const variantsOf = ({id}: Habit, lab: Lab): Shown[] =>
  drawn.map(({take, ...copy}, at) => ({
    id: `${id} ${at}`,
    program: id,
    spot: lab.spot(id, copy, take),
  }));

if (values.habits) {
  const wanted = HABITS.filter(
    ({id}) => positionals.length === 0 || id === 'plain' || positionals.includes(id),
  );
  const plain: Buffer[] = [];
  await compareAll(wanted, ({id}, each, set) => {
    const at = Number(each.id.split(' ')[1]);
    if (id === 'plain') plain[at] = set;
    say(JSON.stringify({habit: id, likePlain: isAlike(set, plain[at] ?? set, SIZE), ...each}));
  });
} else {
  const [count = 200, first = 1] = positionals.map(Number);
  const templates = Array.from({length: count}, (_, at) => drawTemplate(first + at));
  const failed = new Set<Habit>();
  let differing = 0;
  for (let at = 0; at < count; at += TOGETHER)
    await compareAll(templates.slice(at, at + TOGETHER), (habit, {id, different, how, error}) => {
      const silent = different.filter(({announced}) => !announced);
      if (different.length > 0) differing++;
      if (silent.length > 0 || error !== null) failed.add(habit);
      const worst = silent.map(
        ({frame, whole, block}) => `${frame} (${whole.toFixed(0)}, ${block.toFixed(0)} dB)`,
      );
      const words =
        silent.length > 0 ? `DIFFERS at ${worst.join(', ')}` : different.length > 0 ? 'announced' : 'same';
      say(
        `${id}: ${error ?? words}; ${how.join(', ')}; ${templates.find((each) => each === habit)?.fragments.join(' ')}`,
      );
    });
  for (const {id, files} of failed)
    say(`\n${id}: run.ts 1 ${id.slice(4)}\n${files['graphics.tsx']}\n${files['style.css']}`);
  say(
    `${count} templates, ${count * drawn.length} variants, ${differing} differ, ${failed.size} templates without a warning`,
  );
  process.exitCode = failed.size > 0 ? 1 : 0;
}
