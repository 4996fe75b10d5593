() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { transition: none !important; }
    :not(.icon, .icon *, .symbol, .symbol *, i) { -webkit-text-fill-color: transparent !important; }
    svg text { fill: transparent !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
