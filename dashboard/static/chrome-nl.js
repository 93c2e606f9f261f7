// Mends in the browser what Streamlit leaves: its English words, the language of the page, two stray keys, the focus.
(() => {
  "use strict";
  const WORDS = {
    "Choose date": "Kies een datum", "Previous Month": "Vorige maand", "Next Month": "Volgende maand",
    "Previous": "Vorige", "Next": "Volgende", "Previous month": "Vorige maand", "Next month": "Volgende maand",
    "No results": "Niets gevonden", "Choose an option": "Kies", "Open": "Openen", "Clear": "Wissen",
    "Clear value": "Wissen", "Clear all": "Alles wissen", "Sidebar": "Zijbalk", "Close sidebar": "Zijbalk sluiten",
    "Collapse sidebar": "Zijbalk inklappen", "Expand sidebar": "Zijbalk uitklappen", "Open sidebar": "Zijbalk openen",
    "App pages": "Pagina's", "Link to heading": "Link naar deze kop", "Skip to main content": "Naar de inhoud",
    "Main menu": "Menu", "Close": "Sluiten", "Dismiss": "Sluiten", "Logo": "Kantelpunt", "Loading...": "Laden",
    "(required)": "(verplicht)", "This field is required.": "Vul dit veld in.", "Page not found": "Pagina niet gevonden",
    "Running...": "Bezig", "Stop": "Stop", "Connecting": "Verbinden", "Select...": "Kies",
    "Press Enter to submit form": "Enter verstuurt het formulier", "Press Enter to apply": "Enter past toe",
    "Press Ctrl+Enter to apply": "Ctrl+Enter past toe", "Press Ctrl+Enter to submit form": "Ctrl+Enter verstuurt",
    "Page navigation": "Bladeren", "Previous page": "Vorige pagina", "Next page": "Volgende pagina",
    "Add month": "", "Select a date": "Kies een datum", "Calendar": "Kalender",
    "View fullscreen": "Volledig scherm", "Fullscreen": "Volledig scherm", "Close fullscreen": "Volledig scherm sluiten",
  };
  const PATTERNS = [
    [/^Help for (.*)$/, "Uitleg bij $1"], [/^Page (\d+)$/, "Pagina $1"], [/^Go to page (\d+)$/, "Naar pagina $1"],
    [/^Selected (.*)\. (.*)$/, "$1 gekozen. $2"], [/^Choose (?:a )?date(?:, )?(.*)$/, "Kies een datum $1"],
    [/^day, (.*)$/, "dag, $1"], [/^month, (.*)$/, "maand, $1"], [/^year, (.*)$/, "jaar, $1"],
    [/^Use arrow keys.*/, "Gebruik de pijltjestoetsen."],
  ];
  // Too short to be told from what a page says itself: translated as a label of a button only.
  const ONLY_LABELS = new Set(["Open", "Close", "Clear", "Previous", "Next", "Stop", "Logo", "Calendar"]);
  const ATTRIBUTES = ["aria-label", "title", "alt", "placeholder"];
  const ours = (text) => {
    const plain = text.trim();
    if (Object.hasOwn(WORDS, plain)) return WORDS[plain] || text;
    for (const [pattern, words] of PATTERNS) if (pattern.test(plain)) return plain.replace(pattern, words);
    return null;
  };

  function inDutch(root) {
    const elements = root.querySelectorAll ? [root, ...root.querySelectorAll("*")] : [];
    for (const element of elements) {
      if (element.closest?.(".stMarkdown, svg, [data-testid='stTable']")) continue;
      for (const name of ATTRIBUTES) {
        const given = element.getAttribute?.(name);
        const word = given && ours(given);
        if (word && word !== given) element.setAttribute(name, word);
      }
      if (element.closest?.("[data-testid='stMetric'], .stHeading, .stHtml, .kp-fact")) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue;
        const word = ONLY_LABELS.has(node.nodeValue.trim()) ? null : ours(node.nodeValue);
        if (word && word !== node.nodeValue) node.nodeValue = word;
      }
    }
  }

  function keepLanguage() {
    const asked = new URLSearchParams(location.search).get("lang");
    const control = document.querySelector(".st-key-lang [aria-checked='true'], .st-key-lang [aria-pressed='true'], .st-key-lang [kind$='Active']");
    const shown = control && /english/i.test(control.textContent) ? "en" : control ? "nl" : asked;
    if (shown !== "nl" && shown !== "en") return;
    if (document.documentElement.lang !== shown) document.documentElement.lang = shown;
    if (!document.cookie.includes(`kantelpunt_language=${shown}`)) {
      document.cookie = `kantelpunt_language=${shown}; path=/; max-age=31536000; samesite=lax`;
    }
  }

  let page = location.pathname;
  let summary = null;
  function moveFocus() {
    const found = document.querySelector(".st-key-form_result [data-testid='stAlertContainer']");
    const text = found && found.textContent;
    if (found && text !== summary) {
      const target = found.closest("[data-testid='stAlert']") || found;
      target.setAttribute("tabindex", "-1");
      target.focus();
    }
    summary = text;
    if (page !== location.pathname) {
      const heading = document.querySelector("h1");
      if (!heading || document.querySelector(".stApp[data-test-script-state='running']")) return;
      page = location.pathname;
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    }
  }

  function tellConnection() {
    const app = document.querySelector("[data-test-connection-state]");
    const state = app?.getAttribute("data-test-connection-state");
    const lost = state && !["CONNECTED", "STATIC_CONNECTED", "INITIAL"].includes(state);
    let banner = document.getElementById("kantelpunt-connection");
    if (!lost) { banner?.remove(); return; }
    if (banner) return;
    banner = document.createElement("div");
    banner.id = "kantelpunt-connection";
    banner.setAttribute("role", "status");
    banner.textContent = document.documentElement.lang === "en"
      ? "No connection with the server. What you type now is not kept." : "Geen verbinding met de server. Wat u nu typt wordt niet bewaard.";
    setTimeout(() => { if (!banner.isConnected) document.body.append(banner); }, 0);
  }

  // A table that is wider than a small screen scrolls sideways: by the keyboard too.
  function reachTables() {
    for (const frame of document.querySelectorAll("[data-testid='stTable'] > div")) {
      if (frame.scrollWidth > frame.clientWidth) frame.setAttribute("tabindex", "0");
    }
  }

  function mend() {
    keepLanguage();
    if (document.documentElement.lang === "nl") inDutch(document.body);
    moveFocus();
    tellConnection();
    reachTables();
  }
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mend(); });
  };
  new MutationObserver(soon).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: [...ATTRIBUTES, "aria-checked", "aria-pressed", "data-test-connection-state", "data-test-script-state"],
  });

  // The bare keys r and c would run the page again or clear what is kept (WCAG 2.1.4).
  window.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable='true'], [role='combobox']");
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && ["r", "c"].includes(event.key.toLowerCase())) {
      event.stopImmediatePropagation();
    }
  }, true);
  // A long text is told to the server after a pause in the typing and before the page is hidden, not only on leaving
  // the field: then a closed window loses nothing. Ctrl+Enter is how Streamlit itself is asked to.
  let pause;
  const tell = (field) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  window.addEventListener("input", (event) => {
    if (!event.target.matches?.("textarea")) return;
    clearTimeout(pause);
    pause = setTimeout(tell, 1000, event.target);
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && document.activeElement?.matches("textarea")) tell(document.activeElement);
  });
  // A link of the error summary goes to its field.
  window.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#field-']");
    if (!link) return;
    event.preventDefault();
    const name = link.getAttribute("href").split("#field-")[1];
    const field = document.querySelector(`[class*="st-key-field-${CSS.escape(name)}-"] :is(input, textarea, button)`);
    field?.focus();
  }, true);
  soon();
})();
