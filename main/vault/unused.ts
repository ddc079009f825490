/**
 * Stands in the built app for the parts of electron-store that schemas and migrations need: see
 * vite.config.ts. Whoever gives the store one of those hears of it at once.
 */
function unused(): never {
  throw new Error('This build has no schemas and no migrations.')
}

export { unused as Ajv2020, unused as default }
