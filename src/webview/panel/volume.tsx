import * as l10n from '@vscode/l10n';
import { reasonForDefault } from '../../core/plan/defaults';
import type { Plan } from '../../core/plan/plan';
import { provenanceOf, sourceText } from '../../core/plan/provenance';
import { likely, type Quantity } from '../../core/plan/quantity';
import { panelNumberPaths, type PanelNumberPath } from '../../protocol/panelPaths';
import { formatWhole } from '../format';
import { quantityAt } from '../live/editedDocument';
import { limitFields, todayFields, workloadFields, type NumberField } from '../fields/fields';
import { NumberFieldRow } from '../fields/numberField';

/** Out of its group a field must name itself. */
const ownLabels: Readonly<Partial<Record<PanelNumberPath, string>>> = {
  'today.monthlyCost': l10n.t('Paid per month today'),
};

const fields = [workloadFields, limitFields, todayFields]
  .flatMap((group) => group.fields)
  .filter((field): field is NumberField & { readonly path: PanelNumberPath } =>
    panelNumberPaths.some((path) => path === field.path),
  )
  .map((field) => ({ ...field, label: ownLabels[field.path] ?? field.label }));

/** How much it will be used and what may be paid: the figures follow while a number is typed or dragged. */
export function Volume({
  plan,
  onEdit,
  onCommit,
}: {
  readonly plan: Plan;
  readonly onEdit: (path: PanelNumberPath, value: Quantity | undefined) => void;
  readonly onCommit: (path: PanelNumberPath, value: Quantity | undefined) => void;
}) {
  return (
    <>
      {fields.map((field) => (
        <NumberFieldRow
          key={field.path}
          field={field}
          value={quantityAt(plan, field.path)}
          kind={provenanceOf(plan, field.path).kind}
          source={sourceText(provenanceOf(plan, field.path))}
          reason={reasonForDefault(field.path)}
          disabled={false}
          onEdit={(_, edited) => onEdit(field.path, edited)}
          onCommit={(_, edited) => onCommit(field.path, edited)}
        />
      ))}
    </>
  );
}

/** "3,000 a day". */
export function summarizeVolume({ workload }: Plan): string {
  return l10n.t('{0} a day', formatWhole(likely(workload.queriesPerDay)));
}
