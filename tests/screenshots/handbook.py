"""Which pictures the handbooks have: the name in docs/screenshots/, and the picture of var/screenshots/ that it is."""

LONGEST = 1600  # pixels; a longer page is cut there

PICTURES = {
    "front-page": "front-page.en.1280.light",
    "front-page-arabic": "front-page.ar.1280.light",
    "article": "article.en.1280.light",
    "event": "event-many-seats.en.1280.light",
    "event-arabic-phone": "event-many-seats.ar.360.light",
    "event-index": "event-index.en.1280.light",
    "summary": "summary.en.1280.light",
    "search": "search-found.en.1280.light",
    "sign-up": "sign-up.en.1280.light",
    "sign-up-in-error-phone": "sign-up-in-error.en.360.light",
    "personal-page": "personal-seated.en.1280.light",
    "untranslated": "untranslated.en.1280.light",
    "home-of-an-editor": "admin-home-of-an-editor.en.1280.light",
    "home-of-a-host": "admin-home-of-a-host.en.1280.light",
    "home-of-a-translator": "admin-home-of-a-translator.en.1280.light",
    "events": "admin-events.en.1280.light",
    "event-facts": "admin-event-facts.en.1280.light",
    "new-event": "admin-new-event.en.1280.light",
    "page-editor": "admin-page-editor.en.1280.light",
    "sign-ups": "admin-sign-ups.en.1280.light",
    "person": "admin-person.en.1280.light",
    "door": "admin-door.en.1280.light",
    "import": "admin-import.en.1280.light",
    "import-found": "admin-import-found.en.1280.light",
    "translations": "admin-translations.en.1280.light",
    "translating": "admin-translating.en.1280.light",
    "mails": "admin-mails.en.1280.light",
}
