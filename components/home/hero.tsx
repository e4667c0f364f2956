import { useTranslations } from 'next-intl'
import { ReadinessCard } from './readiness-card.tsx'
import { RouteMap } from './route-map.tsx'

export function Hero() {
  const t = useTranslations('home.hero')
  return (
    <section className="plate relative overflow-hidden bg-laut-deep text-on-deep">
      <div className="page relative grid pt-7 pb-5 lg:min-h-156 lg:grid-cols-[1fr_27rem] lg:gap-x-16 lg:py-16">
        <div className="relative z-1">
          <h1 className="text-3xl leading-[1.1] lg:max-w-[11.5em] lg:text-4xl lg:leading-[1.06]">{t('title')}</h1>
          <p className="mt-3 max-w-[34em] text-base text-on-deep-2 leading-normal lg:mt-4.5 lg:max-w-[32em] lg:text-[1.125rem]">
            {t('text')}
          </p>
        </div>
        <div className="mask-[linear-gradient(transparent,#000_2.25rem)] relative -mx-4 mt-1 -mb-4 h-33 overflow-hidden md:-mx-8 lg:absolute lg:bottom-0 lg:left-4 lg:m-0 lg:h-92 lg:w-232 lg:overflow-visible lg:mask-none">
          <RouteMap />
        </div>
        <ReadinessCard />
      </div>
    </section>
  )
}
