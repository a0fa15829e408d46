import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {NONE, type Totals} from './totals.ts';

type Report = {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: {status: string; fullName: string; failureMessages: string[]}[];
  }[];
};

type Options = {
  /** The folder of the report. */
  scratch: string;
  /** What becomes of the output. Default: shown. */
  output?: 'inherit' | 'ignore';
};

/** The most characters of a message that are shown again at the end. */
const MOST = 1500;

/** Runs one project of vitest, shown as it goes, and counts from its report. */
export function runVitest(project: string, root: string, {scratch, output = 'inherit'}: Options): Totals {
  const file = path.join(scratch, `${project}.json`);
  const argv = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  // CI: a snapshot that is not there yet is a failure, not a new snapshot.
  const {status} = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...argv], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: {...process.env, CI: 'true'},
  });
  const totals = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8')), root) : NONE;
  const unexplained = status !== 0 && totals.failed === 0;
  const ended = `${project}: Vitest exited with status ${status}, but reported no failed test: see its output above`;
  return unexplained ? {...totals, failed: 1, failures: [ended]} : totals;
}

/** A file that cannot even be loaded has no tests to fail: it counts as one. */
function count(report: Report, root: string): Totals {
  const unloaded = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...unloaded.map(({name, message}) => `${path.relative(root, name)}\n${message}`),
      ...report.testResults.flatMap(({name, assertionResults}) =>
        assertionResults
          .filter(({status}) => status === 'failed')
          .map(
            ({fullName, failureMessages}) =>
              `${path.relative(root, name)} > ${fullName}\n${failureMessages.join('\n')}`,
          ),
      ),
    ].map((each) => each.slice(0, MOST)),
  };
}
