ALTER TABLE "consents" ADD COLUMN "verdict" text DEFAULT 'given' NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "ticket" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "notified_at" timestamp (3) with time zone;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('ticket_events', 'consents') AND current_setting('qiaoqiao.erasing', true) = 'on' THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER only_words BEFORE UPDATE ON consents FOR EACH ROW EXECUTE FUNCTION refuse_all_but_words('words');
