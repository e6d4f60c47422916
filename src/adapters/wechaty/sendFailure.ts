import { reasonOf } from './reason.ts'

/** What a failed send means: `refused` and `throttled` certainly did not arrive, `uncertain` may have. */
export type SendFailure = Readonly<{ kind: 'refused' | 'throttled' | 'uncertain'; why: string }>

/** gRPC's and the client's words for a request that never left, or was turned away at the door. */
const NEVER_LEFT = /No connection established|ECONNREFUSED|Name resolution failed|no grpc manager|NO CLIENT|Channel has been shut down|UNAUTHENTICATED|UNIMPLEMENTED|larger than max/

/** Reads the error of a send. Anything not known for certain is uncertain. */
export const readSendFailure = (error: unknown, throttled: readonly string[]): SendFailure => {
  const why = reasonOf(error)
  if (throttled.some((word) => word !== '' && why.includes(word))) return { kind: 'throttled', why }
  return { kind: NEVER_LEFT.test(why) ? 'refused' : 'uncertain', why }
}
