import { Card } from '#components/ui/card.tsx'
import type { ShownForm } from '#lib/projects/form.ts'
import { ProjectField } from './project-field.tsx'
import { RowsField } from './rows-field.tsx'

type PartProps = { part: ShownForm['parts'][number]; n: number; saveAction: (form: FormData) => void }

export function Part({ part, n, saveAction }: PartProps) {
  return (
    <Card pad>
      <section aria-labelledby={`bagian-${part.key}`}>
        <h2 id={`bagian-${part.key}`} className="text-lg">
          {n}. {part.title}
        </h2>
        {part.help && <p className="mt-1 max-w-read text-ink-2 text-sm">{part.help}</p>}
        <div className="mt-5 grid items-start gap-x-6 gap-y-5 md:grid-cols-2">
          {part.fields.map((field) =>
            field.type === 'rows' ? (
              <RowsField key={field.key} field={field} saveAction={saveAction} />
            ) : (
              <ProjectField key={field.key} field={field} />
            ),
          )}
        </div>
      </section>
    </Card>
  )
}
