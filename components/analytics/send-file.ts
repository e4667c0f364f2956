export type Sent = { status: number; body: unknown }
/** Bytes on their way as a share; 1 once the file has arrived. */
export type OnProgress = (share: number) => void

/**
 * Sends a form and tells how far it is. XMLHttpRequest, because fetch still says nothing about an upload. The server is
 * asked to work on after it has answered, so that the work can be followed, and found again after the page was closed.
 * Rejects with `AbortError` when cancelled, with `TypeError` when the connection breaks.
 */
export function sendFile(url: string, form: FormData, onProgress: OnProgress, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Prefer', 'respond-async')
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total)
    request.upload.onload = () => onProgress(1)
    request.onload = () => resolve({ status: request.status, body: request.response })
    request.onerror = () => reject(new TypeError('the connection broke'))
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
