import { describe, expect, it } from 'vitest'
import { maskDigits, maskName, maskPhone } from '../../src/core/mask.ts'

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
})
