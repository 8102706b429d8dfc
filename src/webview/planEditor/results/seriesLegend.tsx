import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { approaches, type Approach } from '../../../core/plan/approach';
import { shortApproachName } from '../../controls/approachLabel';

export interface ShownSeries {
  readonly shown: readonly Approach[];
  readonly toggle: (approach: Approach) => void;
}

/** Which approaches a chart shows: all, until some are taken out. */
export function useShownSeries(): ShownSeries {
  const [hidden, setHidden] = useState<ReadonlySet<Approach>>(new Set());
  return {
    shown: approaches.filter((approach) => !hidden.has(approach)),
    toggle: (approach) => {
      const after = new Set(hidden);
      if (!after.delete(approach)) after.add(approach);
      setHidden(after);
    },
  };
}

/** The colors of the approaches, each with a box to take it out. */
export function SeriesLegend({ shown, toggle }: ShownSeries) {
  return (
    <fieldset class="legend">
      <legend>{l10n.t('Show')}</legend>
      {approaches.map((approach) => (
        <label key={approach}>
          <input
            type="checkbox"
            checked={shown.includes(approach)}
            onChange={() => toggle(approach)}
          />
          <span class={`swatch series-${approach}`} aria-hidden="true" />
          {shortApproachName[approach]}
        </label>
      ))}
    </fieldset>
  );
}
