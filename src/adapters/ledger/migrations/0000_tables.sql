CREATE TABLE "answers" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"effect" text NOT NULL,
	"person" text NOT NULL,
	"entry" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bindings" (
	"account" text NOT NULL,
	"contact" text NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"friend" boolean NOT NULL,
	"bound_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bindings_account_contact_pk" PRIMARY KEY("account","contact")
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"used_by" text,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"about" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"row" text NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "day_counters" (
	"day" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"account" text NOT NULL,
	"place" text NOT NULL,
	"address" jsonb NOT NULL,
	"about" text NOT NULL,
	"ticket" text,
	"voice" jsonb NOT NULL,
	"lines" jsonb NOT NULL,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"why" text,
	"changed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"granted_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"conversation" text NOT NULL,
	"message" text NOT NULL,
	"account" text NOT NULL,
	"seq" bigserial NOT NULL,
	"row" text NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inbox_conversation_message_pk" PRIMARY KEY("conversation","message")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"account" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"conversation" text NOT NULL,
	"effect" text NOT NULL,
	"account" text NOT NULL,
	"revision" integer NOT NULL,
	"n" integer NOT NULL,
	"row" text NOT NULL,
	"tries" integer NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_conversation_effect_pk" PRIMARY KEY("conversation","effect")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"met_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "performed" (
	"effect" text PRIMARY KEY NOT NULL,
	"outcome" jsonb,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"person" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "roles_person_role_pk" PRIMARY KEY("person","role")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"account" text NOT NULL,
	"room" text NOT NULL,
	"use" text NOT NULL,
	"topic" text NOT NULL,
	"quiet_until" timestamp (3) with time zone,
	"set_by" text,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rooms_account_room_pk" PRIMARY KEY("account","room")
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"effect" text NOT NULL,
	"person" text NOT NULL,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"ticket" text NOT NULL,
	"effect" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"reason" text NOT NULL,
	"told" text
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"number" text NOT NULL,
	"service" text NOT NULL,
	"state" text NOT NULL,
	"urgent" boolean NOT NULL,
	"person" text NOT NULL,
	"requester" jsonb NOT NULL,
	"slots" jsonb NOT NULL,
	"words" text NOT NULL,
	"grid" text,
	"assignee" jsonb,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "tickets_year_number_unique" UNIQUE("year","number")
);
--> statement-breakpoint
CREATE TABLE "unanswered" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"effect" text NOT NULL,
	"person" text NOT NULL,
	"words" text NOT NULL,
	"nearest" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_tickets_id_fk" FOREIGN KEY ("ticket") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_entry_version_index" ON "answers" USING btree ("entry","version");--> statement-breakpoint
CREATE INDEX "bindings_person_index" ON "bindings" USING btree ("person");--> statement-breakpoint
CREATE INDEX "consents_person_index" ON "consents" USING btree ("person");--> statement-breakpoint
CREATE INDEX "conversations_touched_at_index" ON "conversations" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "deliveries_state_due_at_index" ON "deliveries" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "deliveries_place_state_index" ON "deliveries" USING btree ("place","state");--> statement-breakpoint
CREATE INDEX "deliveries_ticket_index" ON "deliveries" USING btree ("ticket");--> statement-breakpoint
CREATE INDEX "inbox_account_index" ON "inbox" USING btree ("account");--> statement-breakpoint
CREATE INDEX "outbox_account_index" ON "outbox" USING btree ("account");--> statement-breakpoint
CREATE INDEX "roles_role_index" ON "roles" USING btree ("role");--> statement-breakpoint
CREATE INDEX "ticket_events_ticket_index" ON "ticket_events" USING btree ("ticket");--> statement-breakpoint
CREATE INDEX "tickets_person_index" ON "tickets" USING btree ("person");--> statement-breakpoint
CREATE INDEX "tickets_state_index" ON "tickets" USING btree ("state");--> statement-breakpoint
CREATE INDEX "tickets_number_index" ON "tickets" USING btree ("number");