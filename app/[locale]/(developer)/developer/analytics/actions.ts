'use server'

import { getLocale } from 'next-intl/server'
import { type AnalyticsRun, deleteRun, rerun } from '#lib/analytics/contract.ts'
import { deleteAnalyticsRun } from '#lib/analytics/delete-run.ts'
import { rerunAnalysis } from '#lib/analytics/rerun.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const remove = submit(deleteRun, deleteAnalyticsRun, {
  after: async () => {
    redirect({ href: { pathname: '/developer/analytics', query: { deleted: '' } }, locale: await getLocale() })
  },
})

export async function deleteRunAction(state: FormState<undefined>, form: FormData): Promise<FormState<undefined>> {
  return remove(state, form)
}

const again = submit(rerun, rerunAnalysis, {
  after: async ({ id }) => {
    redirect({ href: `/developer/analytics/runs/${id}`, locale: await getLocale() })
  },
})

export async function rerunAction(state: FormState<AnalyticsRun>, form: FormData): Promise<FormState<AnalyticsRun>> {
  return again(state, form)
}
