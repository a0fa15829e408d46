/**
 * Ends the process with an exit code when the readers of its output have taken all of it. A pipe holds 64 kB: what is not taken is lost when
 * the process ends.
 */
export async function exitWhenPrinted(code: number): Promise<never> {
  const taken = (stream: NodeJS.WriteStream): Promise<void> =>
    new Promise((resolve) => {
      // The reader may have gone: what it did not want is no failure.
      stream.once('error', () => resolve());
      stream.write('', () => resolve());
    });
  await Promise.all([taken(process.stdout), taken(process.stderr)]);
  process.exit(code);
}
