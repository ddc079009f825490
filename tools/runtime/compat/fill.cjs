/**
 * Defines those properties of `target` that it does not have.
 * @param {object} target
 * @param {Record<string, unknown>} properties
 */
function fill(target, properties) {
  for (const [name, value] of Object.entries(properties))
    if (Reflect.get(target, name) === undefined)
      Object.defineProperty(target, name, { value, configurable: true, writable: true })
}

module.exports = { fill }
