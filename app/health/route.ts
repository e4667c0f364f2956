import { GET as ready } from './ready/route.ts'

export const GET = () => ready()

export const dynamic = 'force-dynamic'
