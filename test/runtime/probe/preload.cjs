const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bridge', {
  /** @param {string} text */
  echo: (text) => ipcRenderer.invoke('echo', text),
})
