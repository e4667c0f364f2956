CREATE TABLE "project_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"work" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_drafts_user_course_key" UNIQUE("user_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "project_submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"work" jsonb NOT NULL,
	"marks" jsonb NOT NULL,
	"score" smallint NOT NULL,
	"passed" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_submissions_user_submission_key" UNIQUE("user_id","submission_id"),
	CONSTRAINT "project_submissions_score" CHECK ("project_submissions"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"lesson_id" uuid,
	"point" smallint,
	"content" jsonb NOT NULL,
	"answer" jsonb NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "test_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"score" smallint,
	"passed" boolean,
	"marks" jsonb,
	CONSTRAINT "test_attempts_user_course_number_key" UNIQUE("user_id","course_id","number"),
	CONSTRAINT "test_attempts_score" CHECK ("test_attempts"."score" between 0 and 100),
	CONSTRAINT "test_attempts_marked" CHECK (num_nulls("test_attempts"."submitted_at", "test_attempts"."score", "test_attempts"."passed", "test_attempts"."marks") in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"course_id" uuid NOT NULL,
	"holder_name" text,
	"score" smallint NOT NULL,
	"status_index" integer NOT NULL,
	"jwt" text,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"superseded_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revocation_reason" text,
	"may_claim_again" boolean DEFAULT false NOT NULL,
	CONSTRAINT "credentials_status_index" CHECK ("credentials"."status_index" >= 0),
	CONSTRAINT "credentials_score" CHECK ("credentials"."score" between 0 and 100),
	CONSTRAINT "credentials_holder" CHECK ("credentials"."revoked_at" is not null or ("credentials"."user_id" is not null and "credentials"."jwt" is not null))
);
--> statement-breakpoint
CREATE TABLE "lesson_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"version" integer,
	"origin" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_versions_lesson_version_key" UNIQUE("lesson_id","version"),
	CONSTRAINT "lesson_versions_origin" CHECK ("lesson_versions"."origin" in ('files', 'editor'))
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"course_id" uuid,
	"lesson_id" uuid,
	"language" "locale" NOT NULL,
	"title" text NOT NULL,
	"names" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"head" "tsvector" GENERATED ALWAYS AS (case language when 'id' then
          to_tsvector('indonesian', title || ' ' || names) else
          to_tsvector('english', title || ' ' || names) end) STORED NOT NULL,
	"document" "tsvector" GENERATED ALWAYS AS (case language when 'id' then
          setweight(to_tsvector('indonesian', title || ' ' || names), 'A') || setweight(to_tsvector('indonesian', body), 'C')
          else
          setweight(to_tsvector('english', title || ' ' || names), 'A') || setweight(to_tsvector('english', body), 'C') end) STORED NOT NULL,
	CONSTRAINT "search_entries_ref_key" UNIQUE("kind","ref","language"),
	CONSTRAINT "search_entries_kind" CHECK ("search_entries"."kind" in ('course', 'lesson', 'term'))
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"language" "locale" NOT NULL,
	"word" text NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "search_words_language_word_pk" PRIMARY KEY("language","word")
);
--> statement-breakpoint
CREATE TABLE "review_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"block_id" uuid,
	"question_id" uuid,
	"due_at" timestamp (3) with time zone NOT NULL,
	"last_reviewed_at" timestamp (3) with time zone,
	"stability" double precision NOT NULL,
	"difficulty" double precision NOT NULL,
	"scheduled_days" integer NOT NULL,
	"learning_steps" smallint NOT NULL,
	"reps" integer NOT NULL,
	"lapses" integer NOT NULL,
	"state" smallint NOT NULL,
	"given" jsonb,
	CONSTRAINT "review_cards_user_block_key" UNIQUE("user_id","block_id"),
	CONSTRAINT "review_cards_user_question_key" UNIQUE("user_id","question_id"),
	CONSTRAINT "review_cards_one_exercise" CHECK (num_nonnulls("review_cards"."block_id", "review_cards"."question_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "study_days" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"day" date NOT NULL,
	"until" date NOT NULL,
	"time_zone" text NOT NULL,
	"seconds" integer DEFAULT 0 NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "study_days_user_day_course_key" UNIQUE("user_id","day","course_id"),
	CONSTRAINT "study_days_until" CHECK ("study_days"."until" >= "study_days"."day"),
	CONSTRAINT "study_days_seconds" CHECK ("study_days"."seconds" between 0 and 86400)
);
--> statement-breakpoint
CREATE TABLE "lesson_places" (
	"user_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"block_id" uuid,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_places_user_id_lesson_id_pk" PRIMARY KEY("user_id","lesson_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "lesson_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "final_test" jsonb;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "project_form" jsonb;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "alignment" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "project_drafts" ADD CONSTRAINT "project_drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_drafts" ADD CONSTRAINT "project_drafts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_submissions" ADD CONSTRAINT "project_submissions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_submissions" ADD CONSTRAINT "project_submissions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_attempts" ADD CONSTRAINT "test_attempts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_attempts" ADD CONSTRAINT "test_attempts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD CONSTRAINT "lesson_versions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD CONSTRAINT "lesson_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_cards" ADD CONSTRAINT "review_cards_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_cards" ADD CONSTRAINT "review_cards_block_id_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."blocks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_cards" ADD CONSTRAINT "review_cards_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_days" ADD CONSTRAINT "study_days_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_days" ADD CONSTRAINT "study_days_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_places" ADD CONSTRAINT "lesson_places_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_places" ADD CONSTRAINT "lesson_places_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_places" ADD CONSTRAINT "lesson_places_block_id_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."blocks"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_places_lesson_id_idx" ON "lesson_places" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "project_submissions_user_course_idx" ON "project_submissions" USING btree ("user_id","course_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_course_key" ON "questions" USING btree ("course_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "test_attempts_open_key" ON "test_attempts" USING btree ("user_id","course_id") WHERE submitted_at is null;--> statement-breakpoint
CREATE INDEX "test_attempts_course_id_idx" ON "test_attempts" USING btree ("course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_status_index_key" ON "credentials" USING btree ("status_index");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_user_course_key" ON "credentials" USING btree ("user_id","course_id") WHERE revoked_at is null and superseded_at is null;--> statement-breakpoint
CREATE INDEX "credentials_user_id_idx" ON "credentials" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "credentials_course_id_idx" ON "credentials" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "credentials_revoked_idx" ON "credentials" USING btree ("status_index") WHERE revoked_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_versions_offer_key" ON "lesson_versions" USING btree ("lesson_id") WHERE version is null;--> statement-breakpoint
CREATE INDEX "search_entries_head_idx" ON "search_entries" USING gin ("head");--> statement-breakpoint
CREATE INDEX "search_entries_document_idx" ON "search_entries" USING gin ("document");--> statement-breakpoint
CREATE INDEX "search_entries_course_id_idx" ON "search_entries" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "search_entries_lesson_id_idx" ON "search_entries" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "review_cards_user_due_idx" ON "review_cards" USING btree ("user_id","due_at");--> statement-breakpoint
CREATE INDEX "study_days_course_day_idx" ON "study_days" USING btree ("course_id","day");--> statement-breakpoint
select audit_attach(t::regclass)
  from unnest(array['questions', 'test_attempts', 'project_submissions', 'credentials', 'lesson_versions']) as t;
--> statement-breakpoint
-- A signed credential is named in the trail by its digest, which settles any doubt about the one that is kept or shown. So are
-- a test's questions and answers, which are saved one by one, and a project's work.
create or replace function audit_view(row_data jsonb) returns jsonb
language plpgsql immutable as $$
declare
  secret constant text[] := array['password_hash', 'token_digest', 'key_digest', 'seed_sealed', 'code_digest',
    'device_digest', 'secret_sealed', 'request_digest'];
  bulky constant text[] := array['result', 'marks', 'response', 'jwt', 'questions', 'answers', 'work'];
  name text;
begin
  if row_data ?| secret then
    foreach name in array secret loop
      if row_data -> name <> 'null' then
        row_data := pg_catalog.jsonb_set(row_data, array[name], '"[redacted]"');
      end if;
    end loop;
  end if;
  if row_data ?| bulky then
    foreach name in array bulky loop
      if row_data -> name <> 'null' then
        row_data := row_data || pg_catalog.jsonb_build_object(name, pg_catalog.jsonb_build_object(
          'bytes', pg_catalog.octet_length(row_data ->> name),
          'sha256', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(row_data ->> name, 'UTF8')), 'hex')));
      end if;
    end loop;
  end if;
  return row_data;
end
$$;
--> statement-breakpoint
-- Whoever leaves takes her name along: her credentials stay in the list of revocations, and say nothing else.
create function credential_forget() returns trigger language plpgsql set search_path = '' as $$
begin
  new.holder_name := null;
  new.jwt := null;
  if new.revoked_at is null then
    new.revoked_at := pg_catalog.now();
    new.revocation_reason := 'holder-deleted';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger credential_forget before update of user_id on credentials
  for each row when (old.user_id is not null and new.user_id is null) execute function credential_forget();
--> statement-breakpoint
-- Titles that are only alike are found where the server has pg_trgm; everything else works without it.
do $$
begin
  create extension if not exists pg_trgm;
  create index search_entries_title_idx on search_entries using gin ((lower(title || ' ' || names)) gin_trgm_ops);
exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
  raise notice 'search without pg_trgm: %', sqlerrm;
end $$;
