ALTER TABLE "attempts" ADD COLUMN "submission_id" uuid;--> statement-breakpoint
ALTER TABLE "blocks" ADD COLUMN "point" smallint;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "label" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "topics" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "project" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_user_submission_key" UNIQUE("user_id","submission_id");