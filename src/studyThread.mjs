// A thread does not inherit the loader of its process on every Node: it registers it itself.
import { register } from 'tsx/esm/api'

register()
await import('./study.ts')
