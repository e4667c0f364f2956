-- Rate limits where there is no Redis: for each bucket the instants of the requests that were let in, oldest first, in
-- milliseconds after `since`: four bytes each, so that a thousand stay in their row.
-- Unlogged: nothing here is worth writing twice, and a crash may forget it.
create unlogged table rate_limits (
  bucket text primary key,
  since timestamptz not null,
  hits int[] not null default '{}',
  stale_at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
--> statement-breakpoint
alter table rate_limits alter column hits set storage main;
--> statement-breakpoint

-- An exact sliding log in one round trip: let in, if fewer than `allowed` were let in within the window that ends now.
-- The row's lock is what puts the requests of all processes in one line; a refused one writes nothing.
-- wait_ms: until one more is let in, or, while there is room, until the oldest counted request leaves the window.
create function rate_limit_hit(
  name text, allowed int, window_ms int, take boolean,
  out admitted boolean, out remaining int, out wait_ms int)
language plpgsql as $$
declare
  log int[];
  started timestamptz;
  moment int;
  size int;
  low int := 1;
  high int;
  middle int;
begin
  select hits, since into log, started from rate_limits where bucket = name for update;
  if not found then
    insert into rate_limits (bucket, since, stale_at)
    values (name, clock_timestamp(), clock_timestamp() + interval '1 minute') on conflict do nothing;
    select hits, since into log, started from rate_limits where bucket = name for update;
  end if;
  size := cardinality(log);
  if size = 0 then
    started := clock_timestamp();
  elsif clock_timestamp() > started + interval '20 days' then -- before milliseconds outgrow four bytes
    high := log[1];
    started := started + high * interval '1 millisecond';
    log := array(select hit - high from unnest(log) hit);
  end if;
  -- The clock is read under the lock, so that the log stays in order, also when somebody sets the clock back.
  moment := greatest(floor(extract(epoch from clock_timestamp() - started) * 1000)::int, log[size]);
  high := size + 1;
  while low < high loop
    middle := (low + high) / 2;
    if log[middle] < moment - window_ms then
      low := middle + 1;
    else
      high := middle;
    end if;
  end loop;
  size := size - low + 1;
  admitted := size < allowed;
  if admitted and take then
    log := log[low:] || moment;
    low := 1;
    size := size + 1;
    update rate_limits
       set hits = log, since = started, stale_at = clock_timestamp() + window_ms * interval '1 millisecond'
     where bucket = name;
  end if;
  remaining := greatest(allowed - size, 0);
  wait_ms := case
    when size = 0 then 0
    when admitted then log[low] + window_ms + 1 - moment
    else log[low + size - allowed] + window_ms + 1 - moment
  end;
end
$$;
