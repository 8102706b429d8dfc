/** The files that evidence is read from, on a disk or elsewhere; named relative to the workspace folder. */
export interface EvidenceFiles {
  /** Labelled examples in a JSONL file. @throws with a clause that says why it cannot be read */
  inspect(
    file: string,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly valid: number; readonly duplicates: number; readonly invalid: number }>;
  /** The text of a file and when it last changed; undefined where it is larger than that, or not there. */
  readText(
    file: string,
    largestBytes: number,
  ): Promise<{ readonly text: string; readonly modifiedAt: Date } | undefined>;
}
