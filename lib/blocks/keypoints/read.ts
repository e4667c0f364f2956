import { z } from 'zod'
import { reader } from '../reader.ts'

export const keypoints = reader({
  read: (page, node) => {
    const list = page.onlyList(node)
    if (!list.ordered) page.fail(list, 'key points are a numbered list')
    const points = list.children.map((item) => page.markdown(item.children))
    return { content: { points }, after: {}, keys: points.map((_, n) => String(n + 1)) }
  },
  key: z.undefined(),
  answer: () => null,
})
