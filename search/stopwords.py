"""Words that say nothing about what is sought, in each language. A query of nothing else is searched for as it is.

A word that means something in one of the site's languages is left out, even if it is small in another ("man", "under").
"""

_LISTS = {
    "fi": "ja on ei se että en et ole oli tai kun jos vai mutta myös sekä niin kuin ovat olla mitä mikä missä "
    "mistä mihin miten milloin kuka minun sinun minulle voi voin voiko saa saan saako pitää haluan "
    "haluaisin täytyy löytyy löydän tarvitsen onko kanssa paljonko kuinka paljon minä sinä hän me te he "
    "tämä nämä joka jotka",
    "sv": "och att det som är av för på med till inte om ett jag har de du var vad när vem vilken vilka hur kan "
    "ska skall går gå får få kommer vill behöver måste mig dig sig min mitt mina mycket hos också mer "
    "från eller men så vi ni han hon dem detta denna där här blir bli finns",
    "en": "a an the of and or to in is are be was were for on at by with from as it its this that these those "
    "what when where who which how much many have has get got need want me us if any some should could my "
    "do does did can i you we they he she your our their there will would about",
    "ar": "في من على إلى عن مع هذا هذه ذلك التي الذي ما ماذا متى أين اين كيف هل كم يمكن يمكنني اريد أريد لدي "
    "عند كل بعد قبل أو و ثم أن إن كان كانت هو هي لا",
    "ru": "и в во на не что как с со к по из за от о об для это этот эта эти он она они мы вы я ты где когда "
    "кто какой какие можно нужно мне нам мой моя хочу сколько чтобы если надо ли или но а у есть быть был "
    "была были",
    "uk": "і й та в у на не що як з із до по за від про для це цей ця ці він вона вони ми ви я де коли хто мені "
    "нам можна потрібно скільки чи або але є",
    "et": "ja ei ning või kui et see seda on ole oli mis kus millal kes kuidas palju saan saab saada vaja võib "
    "minu oma ma sa ta me te nad aga ka",
    "so": "iyo ee ka ku u waa oo si la ayaa in uu ay maxaa goorma xaggee",
    "fa": "و در به از که این آن با را برای تا بر است هست بود چه کجا کی چگونه یا هم",
}
STOP_WORDS = frozenset(word for words in _LISTS.values() for word in words.split())
