import { fieldId } from '#components/ui/field-frame.tsx'

type ChoiceFieldProps = {
  name: string
  label: string
  help?: string | undefined
  chosen: string
  options: readonly { value: string; label: string }[]
  className?: string
}

/** A few short choices side by side, each a whole target. */
export function ChoiceField({ name, label, help, chosen, options, className }: ChoiceFieldProps) {
  const id = fieldId(name)
  return (
    <fieldset id={id} tabIndex={-1} className={className} {...(help && { 'aria-describedby': `${id}-help` })}>
      <legend className="font-semibold text-sm leading-snug tracking-normal">{label}</legend>
      <div className="mt-1.5 grid auto-cols-fr grid-flow-col overflow-hidden rounded-sm border border-line-strong">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative grid min-h-(--target) place-items-center border-line-strong bg-surface px-1 text-center text-sm not-first:border-l has-checked:bg-laut has-checked:font-semibold has-checked:text-on-laut has-focus-visible:z-1 has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:-outline-offset-3"
          >
            <input
              key={chosen}
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === chosen}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
      {help && (
        <p id={`${id}-help`} className="mt-1 text-ink-2 text-xs">
          {help}
        </p>
      )}
    </fieldset>
  )
}
