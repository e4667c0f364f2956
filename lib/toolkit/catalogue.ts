import { breakEven } from './calculators/break-even.ts'
import { cagr } from './calculators/cagr.ts'
import { cbm } from './calculators/cbm.ts'
import { chargeableWeight } from './calculators/chargeable-weight.ts'
import { containerFit } from './calculators/container-fit.ts'
import { forwardRate, fxValueAtRisk } from './calculators/currency.ts'
import { fxExposure } from './calculators/fx-exposure.ts'
import { hhi } from './calculators/hhi.ts'
import { letterOfCredit } from './calculators/letter-of-credit.ts'
import { margin } from './calculators/margin.ts'
import { priceBuildUp } from './calculators/price-build-up.ts'
import { rca } from './calculators/rca.ts'
import { rvc } from './calculators/rvc.ts'
import { lclCost, tariffSaving } from './calculators/saving.ts'
import { mape, seasonalIndex } from './calculators/seasonality.ts'

/** Every calculator, in the order of the toolkit's page. */
export const catalogue = [
  priceBuildUp,
  margin,
  cbm,
  chargeableWeight,
  containerFit,
  rvc,
  hhi,
  rca,
  cagr,
  breakEven,
  letterOfCredit,
  fxExposure,
  forwardRate,
  fxValueAtRisk,
  tariffSaving,
  lclCost,
  seasonalIndex,
  mape,
] as const
