"""What the samples say, in a language of each direction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleWords:
    meeting: str
    lead: str
    venue: str
    street: str
    directions: str
    contact: str
    job_title: str
    hours: str
    story: str
    story_lead: str
    heading: str
    paragraph: str
    items: tuple[str, str, str]
    quote: str
    speaker: str
    role: str
    facts_title: str
    facts: tuple[tuple[str, str], tuple[str, str]]
    question: str
    answer: str
    action: str
    pages: tuple[str, str, str]
    name: str
    query: str
    publisher: str


WORDS: dict[str, SampleWords] = {
    "en": SampleWords(
        meeting="The walk to school: what do you see on the way?",
        lead="Pupils, parents and a planner draw the way to school on one map, and mark where it stops being safe.",
        venue="Sello Library",
        street="Leppävaarankatu 9",
        directions="From the square straight in; the lift is on the left.",
        contact="Tuomas Rinne",
        job_title="transport planner",
        hours="on weekdays from 9 to 15",
        story="The letter that fourteen of nineteen read wrong",
        story_lead="A decision had two pages, and the date stood on the second. Now it has one page.",
        heading="What we will talk about",
        paragraph=(
            "<p>The map lies on the table when you come. <b>Nobody has to prepare</b>, and "
            '<a href="#">the questions from last time</a> hang on the wall.</p>'
        ),
        items=("crossings without a light", "corners where cars are parked", "the underpass by the station"),
        quote="I had thought that the letter was difficult because the law is. The law takes up four lines.",
        speaker="A planner",
        role="early education",
        facts_title="The evening in figures",
        facts=(("Residents at the tables", "43"), ("Languages", "9")),
        question="May I bring my children?",
        answer="<p>Yes. There is a corner where they can play, and somebody is with them.</p>",
        action="Send us your way to school",
        pages=("Events", "Articles", "About the series"),
        name="Amina Yusuf",
        query="library",
        publisher="City of Espoo",
    ),
    "ar": SampleWords(
        meeting="الطريق إلى المدرسة: ماذا ترون في الطريق؟",
        lead="يرسم التلاميذ وأولياء الأمور ومخطِّط من البلدية الطريق إلى المدرسة على خريطة واحدة، ويحددون المواضع غير الآمنة.",
        venue="مكتبة سيلو",
        street="Leppävaarankatu 9",
        directions="ادخلوا من الساحة مباشرة، والمصعد على اليسار.",
        contact="Tuomas Rinne",
        job_title="مخطِّط النقل",
        hours="أيام العمل من 9 إلى 15",
        story="الرسالة التي أخطأ في قراءتها أربعة عشر من تسعة عشر",
        story_lead="كان القرار في صفحتين، والموعد في الثانية. أما الآن فهو صفحة واحدة.",
        heading="عمّ سنتحدث",
        paragraph=(
            "<p>ستجدون الخريطة على الطاولة عند وصولكم. <b>لا يحتاج أحد إلى تحضير</b>، "
            'و<a href="#">أسئلة المرة السابقة</a> معلّقة على الحائط.</p>'
        ),
        items=("معابر بلا إشارة ضوئية", "زوايا تقف فيها السيارات", "النفق بجانب المحطة"),
        quote="كنت أظن أن الرسالة صعبة لأن القانون صعب. لكن القانون لا يشغل سوى أربعة أسطر.",
        speaker="مخطِّطة",
        role="التعليم المبكر",
        facts_title="اللقاء بالأرقام",
        facts=(("المشاركون حول الطاولات", "43"), ("اللغات", "9")),
        question="هل أستطيع إحضار أطفالي؟",
        answer="<p>نعم. هناك ركن يلعبون فيه، ومعهم من يعتني بهم.</p>",
        action="أرسلوا إلينا طريقكم إلى المدرسة",
        pages=("الفعاليات", "المقالات", "عن السلسلة"),
        name="أمينة يوسف",
        query="مكتبة",
        publisher="مدينة إسبو",
    ),
}
