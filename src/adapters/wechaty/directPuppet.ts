import { PuppetService } from 'wechaty-puppet-service'

type ServiceOptions = NonNullable<ConstructorParameters<typeof PuppetService>[0]>
type Grpc = PuppetService['grpcManager']

/** The longest timer Node keeps, in seconds: the stock watchdog leaks and can leave the puppet dead, so it must never bark. */
export const NEVER_SECONDS = 2_000_000

/**
 * A puppet service client for exactly one connection: nothing on disk, no watchdog, and it tells when its event
 * stream ends. Stopping it leaves the account on the other side running, unless it is told to take it down.
 */
export class DirectPuppet extends PuppetService {
  /** Called once the event stream is over, with the reason. */
  streamEnded: (why: string) => void = () => {}
  /** Stopping also stops the real puppet; frees an event stream that somebody dead still holds. */
  stopsRemote = false

  #grpc: Grpc | undefined

  constructor(options: ServiceOptions) {
    super({ ...options, timeoutSeconds: NEVER_SECONDS })
  }

  /** The stock store keeps stale names for ever and crashes the process on its lock. */
  protected override hookPayloadStore(): void {}

  protected override bridgeGrpcEventStream(grpc: Grpc): void {
    super.bridgeGrpcEventStream(grpc)
    this.#grpc = grpc
    grpc.on('error', (error: unknown) => this.streamEnded(`event stream broke: ${error instanceof Error ? error.message : 'unknown'}`))
    grpc.on('cancel', () => this.streamEnded('event stream was cancelled'))
    grpc.on('end', () => this.streamEnded('event stream ended'))
  }

  /** The service answered and let us start, but gives its events to another client. */
  isStreamHeld(): boolean {
    const stream = this.#grpc?.eventStream
    return stream !== undefined && (stream.readableEnded || stream.destroyed)
  }

  /** Leaves without a word: the account on the other side keeps running for whoever comes next. */
  hangUp(): void {
    const grpc = this.#grpc
    if (grpc === undefined) return
    this.#grpc = undefined
    const cancel = (): void => grpc.eventStream?.cancel()
    cancel()
    // The stock client keeps a new stream to itself for up to 5 s while it waits for a first event.
    setTimeout(cancel, 6_000).unref()
    try {
      grpc.client.close()
    } catch {
      // There was no client yet, and now there is nothing to close.
    }
  }

  override async onStop(): Promise<void> {
    if (this.stopsRemote) await super.onStop()
    else this.hangUp()
  }
}
