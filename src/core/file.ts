/** A file on its way to somebody: the name they see, its media type (`image/png`), and its bytes in base64. */
export type OutgoingFile = Readonly<{ name: string; mediaType: string; base64: string }>
