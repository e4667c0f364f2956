'use client'

import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import * as Radix from 'radix-ui/toast'
import { dismissToast, type Toast } from './toast.ts'

// A dark plate in both themes. It carries an action, so it stays as long as one needs to reach it.
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  const t = useTranslations('common.toast')
  return (
    <Radix.Provider label={t('label')} duration={8000} swipeDirection="down">
      {toasts.map((toast) => (
        <Item key={toast.id} toast={toast} close={t('close')} />
      ))}
      <Radix.Viewport
        label={t('region')}
        data-chrome=""
        className="fixed inset-x-4 bottom-[calc(var(--bar-bottom)+1rem+env(safe-area-inset-bottom))] z-20 mx-auto grid max-w-100 gap-2 lg:right-6 lg:bottom-6 lg:mr-0"
      />
    </Radix.Provider>
  )
}

function Item({ toast, close }: { toast: Toast; close: string }) {
  return (
    <Radix.Root
      type={toast.tone === 'danger' ? 'foreground' : 'background'}
      onOpenChange={(open) => !open && dismissToast(toast.id)}
      className="plate flex items-center gap-3 rounded-md bg-code py-1 pr-1 pl-4 text-on-code text-sm shadow-float data-[swipe=move]:translate-y-(--radix-toast-swipe-move-y)"
    >
      {toast.tone === 'success' && <CircleCheck aria-hidden="true" className="size-5 text-code-key" />}
      {toast.tone === 'danger' && <TriangleAlert aria-hidden="true" className="size-5 text-code-str" />}
      <div className="min-w-0 flex-1 py-2">
        <Radix.Title className="font-semibold">{toast.title}</Radix.Title>
        {toast.description && (
          <Radix.Description className="text-code-2 text-xs">{toast.description}</Radix.Description>
        )}
      </div>
      {toast.action && (
        <Radix.Action
          altText={toast.action.label}
          onClick={toast.action.run}
          className="min-h-(--target) rounded-sm px-3 font-semibold text-code-str hover:bg-on-code/10"
        >
          {toast.action.label}
        </Radix.Action>
      )}
      <Radix.Close aria-label={close} className="grid size-11 place-items-center rounded-sm hover:bg-on-code/10">
        <X aria-hidden="true" className="size-4.5" />
      </Radix.Close>
    </Radix.Root>
  )
}
