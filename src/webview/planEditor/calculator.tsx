import { useMemo } from 'preact/hooks';
import type { IsoDay } from '../../core/catalog/catalogNumber';
import type { Catalog } from '../../core/catalog/types';
import { reasonForDefault } from '../../core/plan/defaults';
import type { Plan } from '../../core/plan/plan';
import type { Quantity } from '../../core/plan/quantity';
import {
  choicePaths,
  type ChoicePath,
  type EditablePath,
  type NumberPath,
} from '../../protocol/planPaths';
import { catalogOptions } from './catalogOptions';
import { ChoiceField } from './choiceField';
import { valueAt } from './editedDocument';
import {
  choiceLabels,
  limitFields,
  peopleFields,
  retrievalFields,
  tokenFields,
  workloadFields,
  type FieldGroup,
  type NumberField,
} from './fields';
import { NumberFieldRow } from './numberField';

type OnNumber = (path: NumberPath, value: Quantity | undefined) => void;

/** The inputs that the figures follow from, each with its provenance. */
export function Calculator({
  plan,
  catalog,
  today,
  disabled,
  onEdit,
  onCommit,
  onChoose,
}: {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly today: IsoDay;
  readonly disabled: boolean;
  /** A value follows the hand. */
  readonly onEdit: (path: EditablePath, value: Quantity | string | undefined) => void;
  /** The hand has let go: undefined gives the default back. */
  readonly onCommit: OnNumber;
  readonly onChoose: (path: ChoicePath, value: string | undefined) => void;
}) {
  const options = useMemo(() => catalogOptions(catalog, today), [catalog, today]);
  const kindOf = (path: EditablePath) => (plan.assumed.has(path) ? 'assumed' : 'stated');
  const numbers = (fields: readonly NumberField[]) =>
    fields.map((field) => {
      const value = valueAt(plan, field.path);
      return (
        <NumberFieldRow
          key={field.path}
          field={field}
          value={typeof value === 'string' ? undefined : value}
          kind={kindOf(field.path)}
          reason={reasonForDefault(field.path)}
          disabled={disabled}
          onEdit={(edited) => onEdit(field.path, edited)}
          onCommit={(edited) => onCommit(field.path, edited)}
        />
      );
    });
  const group = ({ title, fields }: FieldGroup) => (
    <fieldset key={title}>
      <legend>{title}</legend>
      {numbers(fields)}
    </fieldset>
  );
  return (
    <form class="calculator" aria-labelledby="inputs" onSubmit={(event) => event.preventDefault()}>
      <h2 id="inputs">Inputs</h2>
      {group(workloadFields)}
      {group(tokenFields)}
      <fieldset>
        <legend>Choices</legend>
        {choicePaths.map((path) => (
          <ChoiceField
            key={path}
            path={path}
            label={choiceLabels[path]}
            options={options[path]}
            value={String(valueAt(plan, path) ?? '')}
            kind={kindOf(path)}
            reason={reasonForDefault(path)}
            disabled={disabled}
            onChoose={(id) => onChoose(path, id)}
          />
        ))}
        {numbers(retrievalFields)}
      </fieldset>
      {group(limitFields)}
      {peopleFields.map(group)}
    </form>
  );
}
