ALTER TABLE "tickets" ADD COLUMN "claim_by" timestamp (3) with time zone;
