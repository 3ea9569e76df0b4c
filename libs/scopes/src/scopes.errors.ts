/**
 * The scope catalogue cannot be used. Thrown while the process starts, never during a request, so it has no HTTP status.
 * It carries every problem at once: whoever edits the file should not need one start for each mistake.
 */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';

  constructor(
    summary: string,
    readonly problems: readonly string[],
  ) {
    super([summary, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}
