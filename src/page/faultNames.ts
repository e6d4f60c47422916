import type { FaultName } from '../core/pageProtocol.ts'

/** The switches, in the order in which they are shown. */
export const FAULTS: readonly FaultName[] = ['network', 'server', 'throttled', 'lostAck']
