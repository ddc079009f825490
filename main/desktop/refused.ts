import type { ErrorCode } from '../../preload/contract.ts'

/** A request that is turned down, by the code that the page is told. */
export class Refused extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode) {
    super(code)
    this.code = code
  }
}
