'use client'

import * as Radix from 'radix-ui/tabs'
import type { ReactNode } from 'react'

type TabsProps = {
  /** What the tabs choose between, for those who do not see them. */
  label: string
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[]
  defaultValue?: string
  className?: string
}

/** Every panel is in the document: it can be found, printed, and read without JavaScript. */
export function Tabs({ label, tabs, defaultValue, className }: TabsProps) {
  const first = defaultValue ?? tabs[0]?.value
  return (
    <Radix.Root {...(first !== undefined && { defaultValue: first })} className={className}>
      <Radix.List
        aria-label={label}
        data-needs-script=""
        className="flex gap-6 overflow-x-auto border-line border-b text-sm"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-(--target) whitespace-nowrap border-transparent border-b-2 font-medium text-ink-2 hover:text-ink data-[state=active]:border-laut data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          forceMount
          className="pt-4 scripting:data-[state=inactive]:hidden print:block!"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
