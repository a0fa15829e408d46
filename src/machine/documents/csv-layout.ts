/** How a CSV is written. `stated`: its first line names the delimiter (`sep=;`). */
type CsvLayout = {
  /** Where the table begins: after a mark of the byte order and a line `sep=;`. */
  start: number;
  delimiter: string;
  stated: boolean;
  /** Its line breaks. */
  lines: string;
};

/** Finds out how a CSV is written. The delimiter is the stated one, else the one that the first line has most of. */
export function csvLayout(text: string): CsvLayout {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const [line = '', stated = ''] = /^"?sep=([^\r\n])"?[^\r\n]*(\r\n?|\n)/i.exec(text.slice(mark)) ?? [];
  const start = mark + line.length;
  const first = text.slice(start).split(/\r\n?|\n/)[0] ?? '';
  const most = [',', ';', '\t', '|'].reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  );
  return {
    start,
    delimiter: stated || most,
    stated: stated !== '',
    lines: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The line on which each row begins: cells may contain line breaks. `from`: the line of the first row. */
export function linesOfRows(rows: readonly (readonly string[])[], from: number): number[] {
  let line = from;
  return rows.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
    return begins;
  });
}
