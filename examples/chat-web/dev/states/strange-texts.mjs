// Texts of the page itself that are not in its language.

/** In Arabic every text of the page has Arabic letters; what people, providers and machines wrote is marked as theirs. */
export async function strangeTexts(page, language) {
  if (language !== 'ar') return [];
  return page.evaluate(() => {
    const names = /^(Google Gemini|AWS Bedrock)$/;
    const theirs = '.prose, .question, .history-item a, .history-results a, bdi, code, kbd, pre, option, [dir=auto], [dir=ltr], [lang]:not(html), .word, .choice-button, textarea, script, style, noscript';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest(theirs) || !parent.checkVisibility()) continue;
      const text = node.textContent.trim();
      if (!names.test(text) && /[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(text) && !/\p{Script=Arabic}/u.test(text)) found.push(`not Arabic: ${text.slice(0, 80)}`);
    }
    return found;
  });
}
