/**
 * The log in Redis: a sorted set per bucket, each hit by its id at its instant in microseconds of Redis' own clock.
 * A script runs alone, so that all processes stand in one line.
 * KEYS: the bucket. ARGV: limit, window (µs), id of the hit or '' to look only, channel that hears the new count.
 */
export const HIT = `
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local newest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
if newest then now = math.max(now, tonumber(newest)) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('(%.0f', now - window))
local count = redis.call('ZCARD', KEYS[1])
local admitted = count < limit
if admitted and ARGV[3] ~= '' then
  count = count + redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', now), ARGV[3])
  redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1)
  redis.call('PUBLISH', ARGV[4], count .. ' ' .. KEYS[1])
end
local wait = 0
if count > 0 then
  local next = admitted and 0 or count - limit
  wait = tonumber(redis.call('ZRANGE', KEYS[1], next, next, 'WITHSCORES')[2]) + window + 1 - now
end
return { admitted and 1 or 0, math.max(limit - count, 0), wait }
`

/** KEYS: the bucket. ARGV: window (µs), channel, then id and age (µs) of each hit. Those it knows stay as they are. */
export const RESTORE = `
local window = tonumber(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
for i = 3, #ARGV, 2 do
  redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', now - tonumber(ARGV[i + 1])), ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('(%.0f', now - window))
redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1)
redis.call('PUBLISH', ARGV[2], redis.call('ZCARD', KEYS[1]) .. ' ' .. KEYS[1])
return redis.status_reply('OK')
`

/** A hit is answered by three numbers. */
export function readHit([admitted, remaining, waitUs]: number[]) {
  return { admitted: admitted === 1, remaining: Number(remaining), waitMs: Number(waitUs) / 1000 }
}

export const usOf = (ms: number): string => String(Math.round(ms * 1000))
