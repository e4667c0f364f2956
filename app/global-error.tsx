'use client'

import './globals.css'
import { DeadEnd } from '#components/layout/dead-end.tsx'
import { buttonLook } from '#components/ui/button-look.ts'

type GlobalErrorProps = { error: Error & { digest?: string }; retry: () => void }

/**
 * The last resort, when the frame itself has failed: no messages can be read here, and no language is known for sure.
 * So it says both.
 */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="id">
      <body>
        <title>Pintar Ekspor</title>
        <main>
          <DeadEnd title="Ada yang gagal di pihak kami" text="Yang sudah tersimpan tetap aman. Coba sekali lagi.">
            <button type="button" className={buttonLook({ variant: 'primary' })} onClick={() => retry()}>
              Coba lagi · <span lang="en">Try again</span>
            </button>
            {error.digest && <code className="text-ink-2">{error.digest}</code>}
          </DeadEnd>
          <p lang="en" className="page max-w-read text-ink-2">
            Something failed on our side. What you had saved is safe.
          </p>
        </main>
      </body>
    </html>
  )
}
