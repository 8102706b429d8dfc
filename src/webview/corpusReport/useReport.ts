import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CorpusCalculation } from '../../core/corpus/calculation';
import type {
  CorpusReportRequests,
  CorpusReportResults,
  CorpusReportSnapshot,
  ReportChoices,
} from '../../protocol/corpusReport';
import type { Ask } from '../requester';

export type AskHost = Ask<CorpusReportRequests, CorpusReportResults>;

/** What the reader has chosen, and what follows from it. */
export interface ChosenReport {
  readonly choices: ReportChoices;
  readonly calculation: CorpusCalculation;
  /** Whether the figures are of the choices before. */
  readonly isBehind: boolean;
  /** Why the figures could not be computed, one sentence. */
  readonly problem: string | undefined;
  readonly choose: (change: Partial<ReportChoices>) => void;
}

/** Keeps the choices in the hand of the reader; the host computes what follows, of a fast hand's choices the last. */
export function useReport(snapshot: CorpusReportSnapshot, ask: AskHost): ChosenReport {
  const [choices, setChoices] = useState(snapshot.choices);
  const [calculation, setCalculation] = useState(snapshot.calculation);
  const [isBehind, setBehind] = useState(false);
  const [problem, setProblem] = useState<string>();
  const asked = useRef<AbortController | undefined>(undefined);

  useLayoutEffect(() => {
    if (asked.current) return;
    setChoices(snapshot.choices);
    setCalculation(snapshot.calculation);
  }, [snapshot]);

  const choose = (change: Partial<ReportChoices>): void => {
    const next = { ...choices, ...change };
    asked.current?.abort();
    const asking = new AbortController();
    asked.current = asking;
    setChoices(next);
    setBehind(true);
    const settle = (): boolean => {
      if (asked.current !== asking) return false;
      asked.current = undefined;
      setBehind(false);
      return true;
    };
    ask('calculate', next, asking.signal).then(
      (calculated) => {
        if (!settle()) return;
        setCalculation(calculated);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (settle()) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
  };
  return { choices, calculation, isBehind, problem, choose };
}
