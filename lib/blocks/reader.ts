import type { z } from 'zod'
import type { ContainerDirective, Page } from './markdown.ts'

/** Both languages of one thing. */
export type Both<T> = { id: T; en: T }

/** What one language says of a block: what is shown before answering, and what only after. */
export type Said<Content, After> = {
  content: Content
  after: After
  /** The keys of its parts in order; both languages hold the same. */
  keys: string[]
}

/** How a block type is read from content files. `Key` is its entry under `answers` in lesson.yaml. */
export type Reader<Content, After, Key extends z.ZodType, Answer> = {
  read: (page: Page, node: ContainerDirective, id: string) => Said<Content, After>
  /** Left out for what is only read. */
  key?: Key
  /** The stored answer; throws a sentence when key and text do not fit together. */
  answer: (key: z.output<Key>, after: Both<After>, keys: string[]) => Answer | null
  /** What is shown, where a part of it stands in lesson.yaml because both languages share it. */
  shown?: (content: Content, key: z.output<Key>) => unknown
}

export const reader = <Content, After, Key extends z.ZodType, Answer>(
  stated: Reader<Content, After, Key, Answer>,
): Reader<Content, After, Key, Answer> => stated
