import { expect, it } from 'vitest'
import { plainText, readableText } from './plain-text.ts'

it('keeps the words of Markdown and drops its marks', () => {
  expect(plainText('## Siapa?\n\nSatu **tebal** dan _miring_, [tautan](https://a.example) :verify[PMK 32].')).toBe(
    'Siapa?\nSatu tebal dan miring, tautan PMK 32.',
  )
  expect(plainText('| A | B |\n|---|---|\n| c | d |\n\n- satu\n- dua')).toBe('A\nB\nc\nd\nsatu\ndua')
})

it('reads prose and key points, and nothing of an exercise', () => {
  const both = <T>(content: T) => ({ id: content, en: content })
  const blocks = [
    { type: 'prose', content: both({ text: 'Prosa' }) },
    { type: 'keypoints', content: both({ points: ['**Satu**', 'Dua'] }) },
    { type: 'single', content: both({ text: 'Soal', options: [{ key: 'a', text: 'Pilihan' }] }) },
  ]
  expect(readableText(blocks, 'en')).toBe('Prosa\nSatu\nDua')
})
