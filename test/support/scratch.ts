import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

export const ROOT = path.join(import.meta.dirname, '../..');

/** An empty folder that goes when the test ends. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenspot-test-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

export function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
}

/** A program that is a shell script; returns its path. */
export function program(folder: string, name: string, script: string): string {
  const file = path.join(folder, name);
  write(folder, {[name]: `#!/bin/sh\n${script}\n`});
  chmodSync(file, 0o755);
  return file;
}

/** What `ffmpeg -version` prints, as a program with an ffprobe beside it; returns the folder. */
export function fakeFfmpeg(folder: string, version: string, configuration = '--enable-libx264'): string {
  const lines = [
    `ffmpeg version ${version} Copyright (c) the FFmpeg developers`,
    `configuration: ${configuration}`,
  ];
  program(folder, 'ffmpeg', lines.map((line) => `echo '${line}'`).join('\n'));
  program(folder, 'ffprobe', 'exit 0');
  return folder;
}
