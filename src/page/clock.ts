import type { Language } from './words.ts'

const HOUR_MS = 60 * 60_000

const format = (at: number, zone: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(at)

/** 15:02, as a clock in that zone shows it. */
export const clockIn = (at: number, zone: string): string => format(at, zone, 'zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, hourCycle: 'h23' })

/** The day in that zone, comparable. */
export const dayIn = (at: number, zone: string): string => format(at, zone, 'zh-CN', { year: 'numeric', month: '2-digit', day: '2-digit' })

/** As WeChat dates a message: the time today, else the weekday or the day with it. */
export const dateIn = (at: number, zone: string, now: number, language: Language): string => {
  if (dayIn(at, zone) === dayIn(now, zone)) return clockIn(at, zone)
  const day = now - at < 6 * 24 * HOUR_MS ? format(at, zone, language, { weekday: 'long' }) : format(at, zone, language, { month: 'long', day: 'numeric' })
  return `${day} ${clockIn(at, zone)}`
}

/** The weekday and time of somebody's own clock. */
export const localTime = (now: number, zone: string, language: Language): string =>
  `${format(now, zone, language, { weekday: 'short' })} ${clockIn(now, zone)}`

/** Night, when one had better not ring. */
export const isNight = (now: number, zone: string): boolean => {
  const hour = Number(format(now, zone, 'en', { hour: 'numeric', hourCycle: 'h23' }))
  return hour < 7 || hour >= 22
}

/** 15:02:07 on the clock of this machine. */
export const clockWithSeconds = (at: number): string => new Date(at).toLocaleTimeString('zh-CN', { hour12: false })
