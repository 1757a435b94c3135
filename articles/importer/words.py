"""The words by which the importer knows an article's parts, in Finnish, Swedish and English.

A file's parts are told by form first (bullets, short lines, quotation marks); words only where the form says too little.
All languages' words are tried on every file, since a Swedish article may quote an English sentence.
"""

import re


def _any(words: str) -> str:
    """An alternation of the words, longest first so that none hides behind its own beginning."""
    return "|".join(sorted((re.escape(word) for word in words.split("|")), key=len, reverse=True))


UPDATED = _any("päivitetty|muokattu|uppdaterad|uppdaterat|updated")
PUBLISHED = _any("julkaistu|publicerad|publicerat|published")
AT = r"klo\.?|kello|kl\.?|klockan|at"

SAYS = _any(
    "sanoo|sanoi|sanovat|kertoo|kertoi|toteaa|totesi|korostaa|korosti|muistuttaa|muistutti|kuvailee|kuvaili|kiteyttää|"
    "iloitsee|painottaa|painotti|pohtii|pohti|arvioi|lisää|lisäsi|jatkaa|jatkoi|summaa|kommentoi|selittää|kehuu|"
    "säger|sade|sa|berättar|berättade|konstaterar|konstaterade|betonar|betonade|menar|menade|förklarar|förklarade|"
    "tillägger|tillade|påpekar|påpekade|understryker|fortsätter|kommenterar|beskriver|sammanfattar|påminner|"
    "says|said|explains|explained|adds|added|notes|noted|tells|told|stresses|stressed|emphasises|emphasised|"
    "emphasizes|emphasized|points out|pointed out|continues|continued|comments|commented|recalls|recalled|"
    "concludes|concluded|remarks|remarked|reminds|reminded|describes|described|sums up"
)

MORE_INFORMATION = re.compile(
    r"^(?:lisätieto\w*|lisää tietoa|tiedustelut|yhteyshenkilöt?|yhteystiedot|ota yhteyttä|kysy lisää|"
    r"för (?:mer|ytterligare|närmare) information|(?:mer|ytterligare|närmare) (?:information|upplysningar)|"
    r"tilläggsuppgifter|tilläggsinformation|kontakt(?:a|person|personer|uppgifter)?|"
    r"(?:for )?(?:more|further|additional) information|to (?:find out|learn) more|contacts?|contact person|contact us)\b",
    re.IGNORECASE,
)

SERIES = re.compile(
    r"^(?:tämä |tämä on )?(?:artikkeli|juttu|kirjoitus|teksti)\w*\s+(?:on osa|kuuluu|on julkaistu)\b.*sarja"
    r"|^(?:denna|den här)?\s*(?:artikel|text|skrivelse|berättelse)\w*\s+(?:ingår|är en del|är del|hör|utgör)\b.*serie"
    r"|^(?:this|the)\s+(?:article|story|text|piece)\s+(?:is|belongs|forms)\b.*\bseries\b",
    re.IGNORECASE | re.DOTALL,
)
