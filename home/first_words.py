"""What the front page and the indexes are called in each language that the site knows, until an editor says it better."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndexWords:
    title: str
    slug: str  # ASCII, a transliteration where the script isn't Latin
    lead: str


@dataclass(frozen=True)
class FirstWords:
    """`name` is what the series is called, the front page's title; `headline` has a sentence on each line."""

    name: str
    headline: str
    lead: str
    events: IndexWords
    articles: IndexWords


FIRST_WORDS: dict[str, FirstWords] = {
    "en": FirstWords(
        "International Espoo",
        "The city asks.\nYou answer.\nSomething changes.",
        "Residents from all over the world and the people who plan Espoo’s services sit down at one table. "
        "See when we meet, take a seat and read what came of it.",
        IndexWords("Meetings", "events", "Everyone is welcome, and taking part costs nothing."),
        IndexWords("Articles", "articles", "What we have talked about, and what has changed since."),
    ),
    "fi": FirstWords(
        "Kansainvälinen Espoo",
        "Kaupunki kysyy.\nSinä vastaat.\nJokin muuttuu.",
        "Eri puolilta maailmaa tulleet espoolaiset ja kaupungin palvelujen suunnittelijat istuvat saman pöydän ääreen. "
        "Katso, milloin tavataan, varaa paikka ja lue, mitä tapaamisista on seurannut.",
        IndexWords("Tilaisuudet", "tapahtumat", "Kaikki ovat tervetulleita, ja osallistuminen on maksutonta."),
        IndexWords("Artikkelit", "artikkelit", "Mistä olemme puhuneet ja mikä on sen jälkeen muuttunut."),
    ),
    "sv": FirstWords(
        "Internationella Esbo",
        "Staden frågar.\nDu svarar.\nNågot förändras.",
        "Esbobor från hela världen och de som planerar stadens tjänster sätter sig vid samma bord. "
        "Se när vi träffas, ta en plats och läs vad mötena har lett till.",
        IndexWords("Möten", "evenemang", "Alla är välkomna och det kostar ingenting att delta."),
        IndexWords("Artiklar", "artiklar", "Vad vi har talat om och vad som har förändrats sedan dess."),
    ),
    "ar": FirstWords(
        "إسبو الدولية",
        "المدينة تسأل،\nوأنتم تجيبون،\nثم يتغيّر شيء.",
        "سكان إسبو القادمون من أنحاء العالم ومن يخططون لخدمات المدينة يجلسون إلى طاولة واحدة. "
        "اعرفوا مواعيد لقاءاتنا، واحجزوا مقاعدكم، واقرأوا ما نتج عنها.",
        IndexWords("اللقاءات", "faaliyat", "الدعوة عامة والمشاركة مجانية."),
        IndexWords("المقالات", "maqalat", "ما تحدثنا عنه، وما تغيّر منذ ذلك الحين."),
    ),
    "ru": FirstWords(
        "Международный Эспоо",
        "Город спрашивает.\nВы отвечаете.\nЧто-то меняется.",
        "Жители Эспоо со всех концов света и те, кто планирует городские услуги, садятся за один стол. "
        "Узнайте, когда мы встречаемся, займите место и прочитайте, к чему привели наши встречи.",
        IndexWords("Мероприятия", "meropriyatiya", "Мы рады всем, участие бесплатное."),
        IndexWords("Статьи", "stati", "О чём мы говорили и что с тех пор изменилось."),
    ),
    "uk": FirstWords(
        "Міжнародний Еспоо",
        "Місто питає.\nВи відповідаєте.\nЩось змінюється.",
        "Мешканці Еспоо з усього світу й ті, хто планує міські послуги, сідають за один стіл. "
        "Дізнайтеся, коли ми зустрічаємося, займіть місце й прочитайте, що дали наші зустрічі.",
        IndexWords("Заходи", "zakhody", "Ми раді всім, участь безкоштовна."),
        IndexWords("Статті", "statti", "Про що ми говорили і що відтоді змінилося."),
    ),
    "et": FirstWords(
        "Rahvusvaheline Espoo",
        "Linn küsib.\nSina vastad.\nMidagi muutub.",
        "Espoo elanikud kogu maailmast ja linna teenuste kavandajad istuvad ühe laua taha. "
        "Vaata, millal me kohtume, võta koht ja loe, mida kohtumised on andnud.",
        IndexWords("Üritused", "uritused", "Kõik on oodatud ja osalemine on tasuta."),
        IndexWords("Artiklid", "artiklid", "Millest oleme rääkinud ja mis on sellest ajast muutunud."),
    ),
    "zh-hans": FirstWords(
        "国际埃斯波",
        "城市提问，\n你来回答，\n改变由此发生。",
        "来自世界各地的埃斯波居民与城市服务的规划者坐到同一张桌旁。查看活动时间，预订座位，了解每次交流带来了什么。",
        IndexWords("活动", "huodong", "欢迎所有人参加，活动免费。"),
        IndexWords("文章", "wenzhang", "我们谈了什么，之后又有哪些变化。"),
    ),
    "so": FirstWords(
        "Espoo Caalami ah",
        "Magaaladu way weydiisaa.\nAdigu waad ka jawaabtaa.\nWax baa isbeddela.",
        "Dadka Espoo ee ka kala yimid daafaha dunida iyo dadka qorsheeya adeegyada magaalada ayaa hal miis wada fadhiista. "
        "Eeg goorta aan kulanno, kursi qabso, oo akhri wixii ka soo baxay.",
        IndexWords("Kulamada", "kulamada", "Qof kasta waa lagu soo dhawaynayaa, ka qaybgalkuna waa lacag la’aan."),
        IndexWords("Maqaallada", "maqaallada", "Waxa aan ka wada hadalnay iyo waxa tan iyo markaas isbeddelay."),
    ),
    "fa": FirstWords(
        "اسپوی بین‌المللی",
        "شهر می‌پرسد،\nشما پاسخ می‌دهید\nو چیزی تغییر می‌کند.",
        "ساکنان اسپو از سراسر جهان و برنامه‌ریزان خدمات شهر دور یک میز می‌نشینند. "
        "ببینید چه زمانی گرد هم می‌آییم، جایی برای خود بگیرید و بخوانید که نتیجه چه بوده است.",
        IndexWords("رویدادها", "ruydadha", "حضور برای همه آزاد و رایگان است."),
        IndexWords("مقاله‌ها", "maghaleha", "درباره چه گفت‌وگو کرده‌ایم و از آن زمان چه چیزی تغییر کرده است."),
    ),
    "fi-simple": FirstWords(
        "Kansainvälinen Espoo",
        "Kaupunki kysyy.\nSinä vastaat.\nAsiat muuttuvat.",
        "Espoossa asuu ihmisiä monesta maasta. Espoon kaupunki haluaa kuulla heitä. "
        "Täällä voit varata paikan tilaisuuteen. Voit myös lukea, mitä tilaisuuksissa puhuttiin.",
        IndexWords("Tilaisuudet", "tapahtumat", "Kaikki saavat tulla. Tilaisuudet ovat ilmaisia."),
        IndexWords("Artikkelit", "artikkelit", "Lue, mistä olemme puhuneet ja mikä on muuttunut."),
    ),
    "sv-simple": FirstWords(
        "Internationella Esbo",
        "Staden frågar.\nDu svarar.\nNågot ändras.",
        "I Esbo bor människor från många länder. Esbo stad vill höra vad de tycker. "
        "Här kan du boka en plats på ett möte. Du kan också läsa vad vi har talat om.",
        IndexWords("Möten", "evenemang", "Alla får komma. Det kostar ingenting."),
        IndexWords("Artiklar", "artiklar", "Läs vad vi har talat om och vad som har ändrats."),
    ),
}  # fmt: skip
