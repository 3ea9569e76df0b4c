/**
 * What the page of one error reason says to a developer who is stuck. Plain text, no markup; `code` stands between backquotes.
 * Examples hold placeholders in braces; `{rest_api_url}` is scheme and host of the REST API without `/v1`, for the page to fill in.
 */
export interface ReasonPage {
  /** The HTTP status that always goes with the reason. */
  status: number;
  title: string;
  /** What Gatehouse found, in a sentence or two. */
  meaning: string;
  /** What usually leads here, most frequent first. */
  causes: readonly string[];
  /** What to do, in this order. */
  steps: readonly string[];
  /** A command that shows or settles the matter. */
  example?: string;
  retry: {
    /** Whether the very same request can succeed without anybody changing anything. */
    helps: boolean;
    advice: string;
  };
}
