import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { IsoDay } from '../../../core/catalog/catalogNumber';
import type { Catalog } from '../../../core/catalog/types';
import { reasonForDefault } from '../../../core/plan/defaults';
import { needLevels } from '../../../core/plan/needs';
import type { FactKind } from '../../../core/plan/factKind';
import type { Plan } from '../../../core/plan/plan';
import { provenanceOf, sourceText } from '../../../core/plan/provenance';
import { choicePaths, needPaths, type EditablePath } from '../../../protocol/planPaths';
import { quantityAt, textAt } from '../../live/editedDocument';
import type { LivePlan } from '../useLivePlan';
import { needLevelName } from '../../controls/levelName';
import { CacheLifetimeField } from './cacheLifetimeField';
import { catalogOptions } from './catalogOptions';
import { ChoiceField } from './choiceField';
import { FactFieldRow, ScoreFieldRow } from './factField';
import { factFields } from './factFields';
import {
  choiceLabels,
  limitFields,
  needLabels,
  peopleFields,
  retrievalFields,
  todayFields,
  tokenFields,
  workloadFields,
  type FieldGroup,
  type NumberField,
} from '../../fields/fields';
import { NumberFieldRow } from '../../fields/numberField';
import { TextField } from './textField';

const needOptions = needLevels.map((level) => ({ id: level, label: needLevelName[level] }));

/** Everything of the plan that the figures follow from, each with its provenance. */
export function Inputs({
  live: { plan, edit, commit },
  catalog,
  today,
  disabled,
}: {
  readonly live: LivePlan;
  readonly catalog: Catalog;
  readonly today: IsoDay;
  readonly disabled: boolean;
}) {
  const options = useMemo(() => catalogOptions(catalog, today), [catalog, today]);
  const common = { disabled, onCommit: commit };
  const numbers = (fields: readonly NumberField[]) =>
    fields.map((field) => (
      <NumberFieldRow
        key={field.path}
        {...common}
        field={field}
        value={quantityAt(plan, field.path)}
        kind={kindOf(plan, field.path)}
        source={sourceText(provenanceOf(plan, field.path))}
        reason={reasonForDefault(field.path)}
        onEdit={edit}
      />
    ));
  const group = ({ title, fields }: FieldGroup, isClosed = false) => (
    <Group key={title} title={title} isClosed={isClosed}>
      {numbers(fields)}
    </Group>
  );
  return (
    <form
      class="inputs"
      id="inputs"
      tabIndex={-1}
      aria-labelledby="inputs-title"
      onSubmit={(event) => event.preventDefault()}
    >
      <h2 id="inputs-title">{l10n.t('Inputs')}</h2>
      <Group title={l10n.t('Task and needs')}>
        <TextField {...common} path="title" label={l10n.t('Title')} rows={1} value={plan.title} />
        <TextField {...common} path="task" label={l10n.t('Task')} rows={3} value={plan.task} />
        {needPaths.map((path) => (
          <ChoiceField
            key={path}
            {...common}
            path={path}
            label={needLabels[path]}
            options={needOptions}
            value={textAt(plan, path)}
            kind={kindOf(plan, path)}
            reason={undefined}
          />
        ))}
      </Group>
      <Group title={l10n.t('Facts')}>
        {factFields.map((field) => (
          <FactFieldRow key={field.path} {...common} field={field} fact={plan.facts[field.fact]} />
        ))}
        <ScoreFieldRow {...common} fact={plan.facts.promptScore} />
      </Group>
      {group(workloadFields)}
      {group(tokenFields)}
      <Group title={l10n.t('Choices')}>
        {choicePaths.map((path) => (
          <ChoiceField
            key={path}
            {...common}
            path={path}
            label={choiceLabels[path]}
            options={options[path]}
            value={textAt(plan, path)}
            kind={kindOf(plan, path)}
            reason={reasonForDefault(path)}
          />
        ))}
        <CacheLifetimeField {...common} choices={plan.choices} catalog={catalog} />
        {numbers(retrievalFields)}
      </Group>
      {group(limitFields)}
      {group(todayFields)}
      {peopleFields.map((fields) => group(fields, true))}
    </form>
  );
}

function kindOf(plan: Plan, path: EditablePath): FactKind {
  return provenanceOf(plan, path).kind;
}

function Group({
  title,
  isClosed = false,
  children,
}: {
  readonly title: string;
  readonly isClosed?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="group" open={!isClosed}>
      <summary>{title}</summary>
      <div class="fields" role="group" aria-label={title}>
        {children}
      </div>
    </details>
  );
}
