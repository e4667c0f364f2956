import fc from 'fast-check'
import type { Element, Nodes } from 'hast'
import { expect, it } from 'vitest'
import { treeOf } from './markdown-tree.ts'

const hostile = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '[x]: vbscript:alert(1)\n\n[x]',
  ':verify[<iframe src=//evil.example>]',
  ':x[a]{onclick=alert(1) href=javascript:alert(1)}',
  '<a href="javascript:alert(1)" style="x" onmouseover="y">z</a>',
  '| a | b |\n|---|---|\n| <b onclick=x> | [y](javascript:z) |',
]

function elements(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : []
  return 'children' in node ? [...own, ...node.children.flatMap((child) => elements(child))] : own
}

it('S42: lets no markup through that could run, whatever the text of a lesson says', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string()), { maxLength: 6 })
  fc.assert(
    fc.property(text, (parts) => {
      for (const { tagName, properties } of elements(treeOf(parts.join('\n\n')))) {
        expect(tagName).toMatch(
          /^(p|strong|em|code|pre|[uo]l|li|h[234]|blockquote|hr|br|del|a|mark|table|t(head|body|r|h|d))$/,
        )
        for (const [name, value] of Object.entries(properties)) {
          expect(['href', 'start']).toContain(name)
          if (name === 'href') expect(String(value)).not.toMatch(/^\s*(javascript|vbscript|data):/i)
        }
      }
    }),
    { numRuns: 500 },
  )
})

it('keeps what lessons are made of', () => {
  const names = elements(treeOf('**a** [b](/courses) :verify[c]\n\n- d')).map((element) => element.tagName)
  expect(names).toEqual(['p', 'strong', 'a', 'mark', 'ul', 'li'])
})
