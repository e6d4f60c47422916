import type { JSX } from 'preact'

/** Shapes drawn on a field of 24 by 24, by what they mean. */
const SHAPES = {
  back: 'M15 5l-7 7 7 7', more: 'M5 12h.01M12 12h.01M19 12h.01', close: 'M6 6l12 12M18 6L6 18', send: 'M4 12l16-7-6 16-3-7-7-2z',
  at: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-3.500 7.100', photo: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01',
  voice: 'M12 3.500a2.500 2.500 0 0 1 2.500 2.500v5.500a2.500 2.500 0 0 1-5 0V6A2.500 2.500 0 0 1 12 3.500zM6 11.500a6 6 0 0 0 12 0M12 17.500V21M9 21h6',
  place: 'M12 21s-6.500-5.800-6.500-11a6.500 6.500 0 0 1 13 0c0 5.200-6.500 11-6.500 11zM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  tour: 'M8 5.500v13l11-6.500z', pause: 'M8 5.500v13M16 5.500v13', stop: 'M7 7h10v10H7z', fault: 'M13 3L5 13.500h6L10 21l9-11.500h-6.500z',
  language: 'M3.500 6h10M8.500 3.500V6M5 6c.8 3.500 3.500 6.500 7.500 8M12 6c-.8 3.500-3.500 6.500-7.500 8M13 20.500l4-10 4 10M14.500 17h5',
  dark: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z', light: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600L19 19M19 5l-1.400 1.400M6.400 17.600L5 19',
  afresh: 'M4.500 12a7.500 7.500 0 1 0 2.500-5.600M4.500 4v4h4', tab: 'M14 4h6v6M20 4l-9 9M18 14v5H5V6h5', play: 'M8 5.500v13l11-6.500z', file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  night: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z', add: 'M12 5v14M5 12h14',
} as const

export type IconName = keyof typeof SHAPES

/** A small drawing beside a word, or on a button that has a name of its own; nothing for a screen reader. */
export const Icon = ({ name }: Readonly<{ name: IconName }>): JSX.Element => (
  <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width={name === 'more' ? 3 : 1.7} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d={SHAPES[name]} />
  </svg>
)
