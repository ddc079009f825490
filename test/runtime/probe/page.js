document.title = 'module ran'
