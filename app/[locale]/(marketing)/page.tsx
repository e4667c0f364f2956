import { DataSection } from '#components/home/data-section.tsx'
import { Hero } from '#components/home/hero.tsx'
import { PriceSection } from '#components/home/price-section.tsx'
import { env } from '#lib/env.ts'

export default async function HomePage() {
  return (
    <>
      <Hero />
      <PriceSection />
      <DataSection origin={env.APP_URL} />
    </>
  )
}
