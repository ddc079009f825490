/**
 * electron-store imports `electron`, which outside of Electron is a package that tells where its
 * binary is, and downloads it if it is not there. It is told, and nothing is ever started from there.
 */
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'not-started'
