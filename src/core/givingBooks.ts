import type { NeedBook, NeedReading } from './need.ts'
import type { PairingBook, PairingReading } from './pairing.ts'
import type { VenueBook, VenueReading } from './venue.ts'
import type { VolunteerBook, VolunteerReading } from './volunteer.ts'

/** What desk work may read and write of those who give: hands, things, and their company. C1. */
export interface GivingBook extends VolunteerBook, NeedBook, PairingBook, VenueBook {}

/** What may be read of them. */
export interface GivingReading extends VolunteerReading, NeedReading, PairingReading, VenueReading {}
