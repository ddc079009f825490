import type { Certificate, Session } from 'electron'
import type { Log } from '../../session/ports.ts'
import { plainName } from '../host/plain-name.ts'

/** Whose certificates were refused, service by service. */
export type Distrusted = {
  /** Who issued the certificate that was refused last; nothing once another was taken. */
  issuer(service: string): string | undefined
  /** Has a session tell of certificates. It is Chromium alone that decides on them. */
  watch(service: string, own: Pick<Session, 'setCertificateVerifyProc'>): void
}

/** `setCertificateVerifyProc`: whatever Chromium found, that is what counts. */
const asChromiumFound = -3

export function createDistrusted(log: Pick<Log, 'warn'>): Distrusted {
  const issuers = new Map<string, string>()
  return {
    issuer: (service) => issuers.get(service),
    watch(service, own) {
      own.setCertificateVerifyProc(({ errorCode, verificationResult, certificate }, decide) => {
        if (errorCode === 0) issuers.delete(service)
        else {
          issuers.set(service, issuerOf(certificate))
          log.warn('certificate-refused', { code: verificationResult })
        }
        decide(asChromiumFound)
      })
    },
  }
}

/** The name that an issuer gives itself: common name or organisation, in one short plain line. */
function issuerOf({ issuer, issuerName }: Pick<Certificate, 'issuer' | 'issuerName'>): string {
  const { commonName, organizations } = issuer
  const named = [commonName, ...organizations, issuerName].find((name) => name.trim() !== '')
  return plainName(named ?? '') ?? 'somebody without a name'
}
