/** One of a few options as a row of segments: a native radio group, so arrow keys and screen readers just work. */
export function Choice<T extends string>({
  name,
  label,
  hint,
  options,
  value,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <div class="segments" data-value={value}>
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'segment selected' : 'segment'}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-describedby={`${name}-hint`}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
