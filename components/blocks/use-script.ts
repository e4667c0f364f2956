'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False on the server and while the page wakes up: until then everything works without any script. */
export const useScript = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
