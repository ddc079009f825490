/**
 * A bill of materials without what differs from one making to the next: its serial number and its time.
 * Both are optional (CycloneDX 1.5).
 * @param {Record<string, unknown> & { metadata?: Record<string, unknown> }} sbom
 */
export function withoutMachine(sbom) {
  const { serialNumber: _, metadata, ...rest } = sbom
  const { timestamp: __, ...kept } = metadata ?? {}
  return { ...rest, metadata: kept }
}
