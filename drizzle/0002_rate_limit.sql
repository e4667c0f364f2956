-- Rate limits where there is no Redis: for each bucket the instants of the requests that were let in, oldest first, in
-- microseconds. Unlogged: nothing here is worth writing twice, and a crash may forget it.
create unlogged table rate_limits (
  bucket text primary key,
  hits bigint[] not null default '{}',
  stale_at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
--> statement-breakpoint

-- An exact sliding log in one round trip: let in, if fewer than `allowed` were let in within the window that ends now.
-- The row's lock is what puts the requests of all processes in one line; a refused one writes nothing.
-- wait_us: until one more is let in, or, while there is room, until the oldest counted request leaves the window.
create function rate_limit_hit(
  name text, allowed int, window_us bigint, take boolean,
  out admitted boolean, out remaining int, out wait_us bigint)
language plpgsql as $$
declare
  log bigint[];
  size int;
  moment bigint;
  low int := 1;
  high int;
  middle int;
begin
  select hits into log from rate_limits where bucket = name for update;
  if not found then
    insert into rate_limits (bucket, stale_at) values (name, clock_timestamp() + interval '1 minute') on conflict do nothing;
    select hits into log from rate_limits where bucket = name for update;
  end if;
  log := coalesce(log, '{}');
  size := cardinality(log);
  -- The clock is read under the lock, so that the log stays in order, also when somebody sets the clock back.
  moment := greatest((extract(epoch from clock_timestamp()) * 1000000)::bigint, log[size]);
  high := size + 1;
  while low < high loop
    middle := (low + high) / 2;
    if log[middle] < moment - window_us then
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
       set hits = log, stale_at = clock_timestamp() + window_us * interval '1 microsecond'
     where bucket = name;
  end if;
  remaining := greatest(allowed - size, 0);
  wait_us := case
    when size = 0 then 0
    when admitted then log[low] + window_us + 1 - moment
    else log[low + size - allowed] + window_us + 1 - moment
  end;
end
$$;
