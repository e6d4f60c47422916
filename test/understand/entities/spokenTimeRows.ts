/** More of what people say, as in `TIME_ROWS`, of which the parts are told in clauses or words run together. */
export const SPOKEN_TIME_ROWS: readonly (readonly [text: string, ...found: (readonly [said: string, value: string])[]])[] = [
  // what ends the word before it is no day
  ['就怕以后儿媳妇不高兴'],
  ['今后天冷了再说'],
  ['从前年纪轻,退休后日子清闲'],
  ['他出差前天天打电话', ['天天', 'every day']],
  ['以后晚上九点联系', ['晚上九点', '2026-11-24 21:00']],
  ['可以后天下午来', ['后天下午', '2026-11-26 13:00-18:00']],
  ['后天天气好就来', ['后天', '2026-11-26']],
  // the clock and the date in clauses of their own
  ['我这边礼拜四晚上七点,旧金山时间,12月3号', ['我这边礼拜四晚上七点,旧金山时间,12月3号', '2026-12-03 19:00 America/Los_Angeles']],
  ['礼拜四晚上七点,12月3号,奥克兰时间', ['礼拜四晚上七点,12月3号,奥克兰时间', '2026-12-03 19:00 Pacific/Auckland']],
  ['礼拜四晚上七点,12月3号', ['礼拜四晚上七点,12月3号', '2026-12-03 19:00']],
  ['礼拜四晚上七点,12月3号我女儿结婚', ['礼拜四晚上七点', '2026-11-26 19:00'], ['12月3号', '2026-12-03']],
  // days of the moon in every month
  ['每月初二、十六下午来', ['每月初二、十六下午', 'every month afternoon moonday2,16']],
  ['每个月农历初一十五都要去', ['每个月农历初一十五', 'every month moonday1,15']],
  ['每逢初八和廿三,上午九点', ['每逢初八和廿三,上午九点', 'every month morning 09:00 moonday8,23']],
  ['初一、十五早上来', ['初一、十五早上', 'every month early moonday1,15']],
  ['每月来一次,农历十五上午', ['每月来一次,农历十五上午', 'every month morning x1 moonday15']],
  ['每个月初一次就够', ['每个月初一次', 'every month x1']],
  ['他读初一,十五岁'],
  // some weekday of every month, weeks by their number, 拜 for a week
  ['once a month on a Saturday, afternoon', ['once a month on a Saturday, afternoon', 'every month 1st 6 afternoon']],
  ['一个月来一次,周三上午', ['一个月来一次,周三上午', 'every month 1st 3 morning']],
  ['逢单周,礼拜三上午', ['逢单周,礼拜三上午', 'every week/2 3 morning']],
  ['拜二到拜六每天中午', ['拜二到拜六每天中午', 'every week 2,3,4,5,6 noon']],
  ['拜四下午来', ['拜四下午', '2026-11-26 13:00-18:00']],
  ['祠堂里拜一拜,很崇拜一个人'],
  // days on which nothing is wanted
  ['下周一开始,周末不送', ['下周一开始', 'from 2026-11-30'], ['周末', '2026-11-28..2026-11-29 not']],
  ['礼拜六不要了,礼拜天要', ['礼拜六', '2026-11-28 not'], ['礼拜天', '2026-11-29']],
  ['每天中午送,周日不用', ['每天中午', 'every week 1,2,3,4,5,6 noon'], ['周日', '2026-11-29 not']],
  ['礼拜天就不用送', ['礼拜天', '2026-11-29 not']],
  ['周末那两天也不要送', ['周末', '2026-11-28..2026-11-29 not']],
  ['医生讲12月8号上午复查', ['12月8号上午', '2026-12-08 08:00-12:00']],
  ['医生讲早上吃一片', ['早上', '2026-11-25 06:00-09:00 not']],
  // weekdays by their figures alone
  ['二四六送', ['二四六', 'every week 2,4,6']],
  ['12月7号开始,一四送', ['12月7号开始', 'from 2026-12-07'], ['一四', 'every week 1,4']],
  ['一三五都来', ['一三五', 'every week 1,3,5']],
  ['拨幺三一三五来电'],
  ['一三四个人来'],
  ['礼拜六不要忘了来', ['礼拜六', '2026-11-28']],
]
