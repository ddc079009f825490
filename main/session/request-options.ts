import { allowInsecureRequests, customFetch } from 'oauth4webapi'
import { isLoopback } from './safe-address.ts'
import type { Http, HttpRequest } from './http.ts'

/**
 * How oauth4webapi is to send a request to `endpoint`: by the bounded fetch, within `patience` ms if
 * that is told, and over plain http on this machine alone.
 */
export function requestOptions(http: Http, endpoint: string, patience?: number) {
  return {
    [customFetch]: (url: string, request: HttpRequest) => http.fetch(url, request, patience),
    [allowInsecureRequests]: isLoopback(endpoint),
  }
}
