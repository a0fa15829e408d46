import {truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {isDamage, openDatabase} from '../../../src/machine/database/database.ts';
import {temporaryFolder} from '../../support/folder.ts';

function open(file = join(temporaryFolder(), 'a.sqlite')) {
  const database = openDatabase(file);
  onTestFinished(() => database.close());
  return {database, file};
}

const caught = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

test('a transaction is written completely, and another process reads it', () => {
  const {database, file} = open();
  database.run('CREATE TABLE jobs (id TEXT PRIMARY KEY, cost INTEGER)');
  const result = database.transaction(() => {
    database.run('INSERT INTO jobs VALUES (?, ?)', 'a', 1);
    database.run('INSERT INTO jobs VALUES (?, ?)', 'b', 2);
    return 'written';
  });
  expect(result).toBe('written');
  const {database: other} = open(file);
  expect(other.all('SELECT sum(cost) AS total FROM jobs WHERE cost > ?', 0)).toEqual([{total: 3}]);
});

test('a transaction that throws changes nothing, and the database stays usable', () => {
  const {database} = open();
  database.run('CREATE TABLE jobs (id TEXT)');
  const refuse = () => {
    database.run('INSERT INTO jobs VALUES (?)', 'a');
    throw new Error('refused');
  };
  expect(() => database.transaction(refuse)).toThrow('refused');
  expect(database.all('SELECT * FROM jobs')).toEqual([]);
  database.run('INSERT INTO jobs VALUES (?)', 'b');
  expect(database.all('SELECT * FROM jobs')).toEqual([{id: 'b'}]);
});

test('a file that is no database, or was cut off, counts as damaged', () => {
  const text = join(temporaryFolder(), 'a.sqlite');
  writeFileSync(text, 'not a database at all, but long enough to be read as one\n'.repeat(20));
  expect(isDamage(caught(() => openDatabase(text)))).toBe(true);

  const {database, file} = open();
  database.run('CREATE TABLE jobs (id TEXT)');
  for (let index = 0; index < 500; index++) database.run('INSERT INTO jobs VALUES (?)', 'x'.repeat(100));
  truncateSync(file, 8192);
  expect(isDamage(caught(() => open(file).database.all('SELECT * FROM jobs')))).toBe(true);
});

test('any other error of SQLite names the file', () => {
  const {database, file} = open();
  database.run('CREATE TABLE jobs (id TEXT PRIMARY KEY)');
  database.run('INSERT INTO jobs VALUES (?)', 'a');
  const error = caught(() => database.run('INSERT INTO jobs VALUES (?)', 'a'));
  expect(isDamage(error)).toBe(false);
  expect(error).toMatchObject({code: 'database-failed', problems: [{where: {file}}]});
});
