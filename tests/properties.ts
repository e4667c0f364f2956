import fc from 'fast-check'

// The same cases in every run, so that a red one can be run again and a green one stays green: new ones are looked for on
// purpose, with `FC_SEED=random npm test`.
const { FC_SEED = '20261123' } = process.env
fc.configureGlobal({ seed: FC_SEED === 'random' ? Date.now() & 0x7fff_ffff : Number(FC_SEED) })
