import { expect, it } from 'vitest'
import { weakness } from './weak-password.ts'

const email = 'siti.rahma@contoh.example'

it.each([
  'password1234',
  'Password1234!',
  'P@ssw0rd2026!',
  'passwordpassword',
  '123456789012',
  'qwertyuiop123',
  '1q2w3e4r5t6y',
  'iloveyou2026!',
  'sayang123456',
  'sayangsayangsayang',
  'bismillah2026',
  'Indonesia2024!',
  'katasandi123',
  'administrator',
  'aaaaaaaaaaaa',
  'dragonmonkey12',
  '2024password2024',
])('S02: refuses %s, which is on the list of breached passwords or close to it', (password) => {
  expect(weakness(password, email, 'en')).toMatch(/guessed first/)
  expect(weakness(password, email, 'id')).toMatch(/ditebak/)
})

it.each([
  ['siti.rahma-2026-kapal', /e-mail/],
  ['KAPAL laut SITI.RAHMA', /e-mail/],
  ['pintarekspor di hati', /name of this site/],
  ['Pintar Ekspor nomor 1!', /name of this site/],
  ['p-i-n-t-a-r-e-k-s-p-o-r', /name of this site/],
])('S02: refuses %s, which anybody would try here', (password, reason) => {
  expect(weakness(password, email, 'en')).toMatch(reason)
})

it.each([
  'kopi gayo naik kapal',
  'correct horse battery staple',
  'ombak tenang sekali',
  'layar putih di cakrawala',
  'abcdefghij klmnop',
  'xkcdwhqzvbnt',
  '849201749302',
  'パスワードはとても長いです🚢',
  '  spasi di depan dan belakang  ',
  'sunrise-laguna',
  'z'.repeat(128),
  '!!??!!??##%%',
])('S02: takes %s, whatever it is made of', (password) => {
  expect(weakness(password, email, 'en')).toBeNull()
})

it('S02: decides on the longest password without delay', () => {
  const startedAt = performance.now()
  weakness('password1'.repeat(14), email, 'en') // reads the list
  for (let i = 0; i < 50; i++) weakness(`${'p@ssw0rd1'.repeat(14)}xy`, email, 'en')
  expect((performance.now() - startedAt) / 50).toBeLessThan(20)
})
