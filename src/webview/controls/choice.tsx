/** One of a few options as a row of segments: native radio buttons, so arrow keys and screen readers just work. */
export function Choice<T extends string>({
  name,
  label,
  hint,
  options,
  value,
  assumed,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** Undefined where nobody has chosen. */
  readonly value: T | undefined;
  /** What holds until somebody chooses. */
  readonly assumed: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <div
      class="choice"
      role="radiogroup"
      aria-labelledby={`${name}-label`}
      aria-describedby={`${name}-hint`}
    >
      <span class="label" id={`${name}-label`}>
        {label}
      </span>
      <div class="segments" data-value={value}>
        {options.map((option) => (
          <label
            key={option.value}
            class={
              option.value === value
                ? 'segment selected'
                : value === undefined && option.value === assumed
                  ? 'segment assumed'
                  : 'segment'
            }
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  );
}
