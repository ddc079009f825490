/**
 * What a build is: for users, or a test build, which is never published.
 * @typedef {object} Kind
 * @property {boolean} isTest
 * @property {string} version
 * @property {string} why What makes it a test build; empty if it is none.
 */

/** What the version of a test build ends with. The app itself goes by it too. */
const testSuffix = '-test'

/**
 * A build is for users only on the very Electron that the project names, and without what opens it up
 * for tests.
 * @param {object} facts
 * @param {string} facts.version Of package.json
 * @param {Pick<import('../runtime.mjs').Runtime, 'kind' | 'electronVersion'>} facts.runtime
 * @param {string} facts.wantedElectron
 * @param {boolean} facts.isInspectable
 * @param {boolean} facts.isForTests
 * @returns {Kind}
 */
export function kindOf({ version, runtime, wantedElectron, isInspectable, isForTests }) {
  const reasons = [
    runtime.kind === 'fallback' && `the fallback runtime, Electron ${runtime.electronVersion}`,
    runtime.kind === 'override' &&
      runtime.electronVersion !== wantedElectron &&
      `Electron ${runtime.electronVersion} instead of ${wantedElectron}`,
    isInspectable && 'DECKPASS_INSPECTABLE_BUILD',
    isForTests && 'DECKPASS_TEST_BUILD',
  ]
  const why = reasons.filter((reason) => reason !== false).join(', ')
  return { isTest: why !== '', version: why === '' ? version : `${version}${testSuffix}`, why }
}
