import { act } from './connect.ts'
import { placeOf } from './send.ts'
import type { Seat } from './store.ts'

const LARGEST_SIDE = 1600
const QUALITY = 0.85

/** The bytes of a blob as base64. */
export const base64Of = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 32_768) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  return btoa(pieces.join(''))
}

const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob> => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', QUALITY)
})

/** Made as small as WeChat makes it. */
const shrink = async (file: Blob): Promise<Blob> => {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return jpegOf(canvas)
}

const say = async (of: Seat, blob: Blob): Promise<void> => {
  await act({ do: 'photo', ...placeOf(of), file: { name: 'photo.jpg', base64: await base64Of(blob) } })
}

/** Sends a picture somebody chose; what is no picture is not sent. */
export const sendPicture = async (of: Seat, file: Blob): Promise<void> => {
  const small = await shrink(file).catch(() => undefined)
  if (small !== undefined) await say(of, small)
}

/** Sends a picture for those who have none at hand: a table by a window, tea and oranges on it. */
export const sendSamplePicture = async (of: Seat): Promise<void> => {
  const canvas = document.createElement('canvas')
  canvas.width = 960
  canvas.height = 720
  const brush = canvas.getContext('2d')
  if (brush === null) return
  const box = (colour: string, x: number, y: number, width: number, height: number): void => {
    brush.fillStyle = colour
    brush.fillRect(x, y, width, height)
  }
  const ball = (colour: string, x: number, y: number, radius: number): void => {
    brush.fillStyle = colour
    brush.beginPath()
    brush.arc(x, y, radius, 0, Math.PI * 2)
    brush.fill()
  }
  const sky = brush.createLinearGradient(0, 0, 0, 460)
  sky.addColorStop(0, '#bfe0f2')
  sky.addColorStop(1, '#fdf3dd')
  box('#efe4d2', 0, 0, 960, 720)
  brush.fillStyle = sky
  brush.fillRect(240, 60, 480, 380)
  ball('#fff6c9', 610, 150, 44)
  box('#9fbf8f', 240, 372, 480, 68)
  for (const x of [228, 474, 708]) box('#8a6a4b', x, 48, 24, 404)
  for (const y of [48, 440]) box('#8a6a4b', 228, y, 504, 20)
  box('#b98555', 0, 520, 960, 200)
  box('#a87545', 0, 520, 960, 14)
  for (const [x, y] of [[600, 520], [668, 528], [634, 478]] as const) ball('#f29a38', x, y, 38)
  box('#f7f7f5', 300, 440, 110, 96)
  ball('#f7f7f5', 355, 536, 55)
  brush.strokeStyle = '#f7f7f5'
  brush.lineWidth = 14
  brush.beginPath()
  brush.arc(420, 490, 28, -1.3, 1.3)
  brush.stroke()
  await say(of, await jpegOf(canvas))
}
