import { describe, expect, it } from 'vitest'
import { maskDigits, maskName, maskPhone, maskRooms } from '../../src/core/mask.ts'

describe('masking', () => {
  it('shows the ends of a phone number only', () => {
    expect(maskPhone('13912345678')).toBe('139****5678')
    expect(maskPhone('+64 21 123 4567')).not.toContain('123')
  })

  it('shows the first character of a name', () => {
    expect(maskName('王秀英')).toBe('王**')
    expect(maskName('王')).toBe('王*')
  })

  it('hides any long run of digits and leaves short ones', () => {
    expect(maskDigits('16幢402室 电话 139 1234 5678')).toMatch(/^16幢402室 电话 13\*+$/)
  })

  it('hides the number of a flat and leaves days and houses', () => {
    const marks = { roomMarks: ['室', '号'], roomLeads: ['room'] }
    expect(maskRooms('住锦绣天宁1幢2631室，12月8号来', marks)).toBe('住锦绣天宁1幢***室，12月8号来')
    expect(maskRooms('building 3 room 402', marks)).toBe('building 3 room ***')
  })
})
