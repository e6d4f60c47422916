/*
 * What changes a conversation in Redis, each script in one atomic step. JSON passes through unread.
 *
 * KEYS[1] is the conversation, a hash:
 *   revision   how often it was committed
 *   row        the conversation as JSON
 *   in:<id>    an accepted message, "<order>:<JSON>"
 *   out:<id>   a pending effect, "<order>:<JSON>"
 *   try:<id>   how often that effect was tried, when it was
 *   next       the last order given out, for messages and effects alike
 *   open       how many in: and out: fields there are
 * KEYS[2] is the set of the account's conversations in which `open` is not 0.
 * ARGV[1] is the conversation's id, ARGV[2] the ms it all lives on without another touch.
 */

const keep = `
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  redis.call('PEXPIRE', KEYS[2], ARGV[2])
`

/** ARGV: id, ttl, message id, message. */
export const RECEIVE = `
  local field = 'in:' .. ARGV[3]
  if redis.call('HEXISTS', KEYS[1], field) == 0 then
    local order = redis.call('HINCRBY', KEYS[1], 'next', 1)
    redis.call('HSET', KEYS[1], field, order .. ':' .. ARGV[4])
    redis.call('HINCRBY', KEYS[1], 'open', 1)
  end
  redis.call('SADD', KEYS[2], ARGV[1])
  ${keep}
`

/** ARGV: id, ttl, revision, row, how many heard, heard…, then id, tries and JSON of each effect. Answers 1, or 0 for a conflict. */
export const COMMIT = `
  if (redis.call('HGET', KEYS[1], 'revision') or '0') ~= ARGV[3] then return 0 end
  redis.call('HINCRBY', KEYS[1], 'revision', 1)
  redis.call('HSET', KEYS[1], 'row', ARGV[4])
  local heard = tonumber(ARGV[5])
  local change = 0
  for at = 6, 5 + heard do
    change = change - redis.call('HDEL', KEYS[1], 'in:' .. ARGV[at])
  end
  for at = 6 + heard, #ARGV, 3 do
    local order = redis.call('HINCRBY', KEYS[1], 'next', 1)
    if redis.call('HSETNX', KEYS[1], 'out:' .. ARGV[at], order .. ':' .. ARGV[at + 2]) == 1 then
      change = change + 1
      if ARGV[at + 1] ~= '0' then redis.call('HSET', KEYS[1], 'try:' .. ARGV[at], ARGV[at + 1]) end
    end
  end
  if redis.call('HINCRBY', KEYS[1], 'open', change) == 0
    then redis.call('SREM', KEYS[2], ARGV[1])
    else redis.call('SADD', KEYS[2], ARGV[1])
  end
  ${keep}
  return 1
`

/** ARGV: id, ttl, effect. */
export const SETTLE = `
  if redis.call('HDEL', KEYS[1], 'out:' .. ARGV[3]) == 1 then
    redis.call('HDEL', KEYS[1], 'try:' .. ARGV[3])
    if redis.call('HINCRBY', KEYS[1], 'open', -1) == 0 then redis.call('SREM', KEYS[2], ARGV[1]) end
    ${keep}
  end
`

/** ARGV: id, ttl, effect. */
export const RETRIED = `
  if redis.call('HEXISTS', KEYS[1], 'out:' .. ARGV[3]) == 1 then
    redis.call('HINCRBY', KEYS[1], 'try:' .. ARGV[3], 1)
    ${keep}
  end
`

/** ARGV: id. */
export const FORGET = `
  redis.call('DEL', KEYS[1])
  redis.call('SREM', KEYS[2], ARGV[1])
`

/**
 * KEYS: the set, then the conversations it named; ARGV: their ids. Answers the ids that still exist: a conversation
 * that outlived its time left its name in the set.
 */
export const STILL_THERE = `
  local there = {}
  for at, id in ipairs(ARGV) do
    if redis.call('EXISTS', KEYS[at + 1]) == 1
      then there[#there + 1] = id
      else redis.call('SREM', KEYS[1], id)
    end
  end
  return there
`

/** KEYS[1]: the lease; ARGV: holder, ms. Answers 1 when the holder has it now. No ms gives it up. */
export const LEASE = `
  local holder = redis.call('GET', KEYS[1])
  if holder and holder ~= ARGV[1] then return 0 end
  if tonumber(ARGV[2]) <= 0
    then redis.call('DEL', KEYS[1])
    else redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  end
  return 1
`
