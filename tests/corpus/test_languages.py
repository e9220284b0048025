"""What is not English is named, counted and not coded; short English lines are not taken for anything else."""

from __future__ import annotations

import pytest

from tightrope.corpus import clean, inspect, read_bytes, split_sentences
from tightrope.corpus.languages import language_of, name_of

FOREIGN = {
    "fr": "Le ministre a déclaré vendredi que les deux pays avaient signé un accord.",
    "de": "Der Minister sagte am Freitag, dass die beiden Länder ein Abkommen unterzeichnet haben.",
    "es": "El ministro dijo el viernes que los dos países habían firmado un acuerdo.",
    "pt": "O ministro disse na sexta-feira que os dois países não assinaram um acordo.",
    "it": "Il ministro ha detto venerdì che i due paesi hanno firmato un accordo.",
    "nl": "De minister zei op vrijdag dat de twee landen een akkoord hebben getekend.",
    "pl": "Minister powiedział w piątek, że oba kraje podpisały umowę, która jest ważna.",
    "cs": "Ministr řekl v pátek, že obě země podepsaly dohodu, která je důležitá.",
    "ro": "Ministrul a spus vineri că cele două țări au semnat un acord și că este important.",
    "sv": "Ministern sade på fredagen att de två länderna inte har skrivit under ett avtal.",
    "fi": "Ministeri sanoi perjantaina, että maat ovat allekirjoittaneet sopimuksen ja se on tärkeä.",
    "hu": "A miniszter azt mondta pénteken, hogy a két ország aláírt egy megállapodást.",
    "tr": "Bakan cuma günü iki ülkenin bir anlaşma imzaladığını ve bunun çok önemli olduğunu söyledi.",
    "id": "Menteri mengatakan pada hari Jumat bahwa kedua negara itu tidak akan menandatangani perjanjian dengan mereka.",
    "vi": "Bộ trưởng cho biết hai nước đã ký một thỏa thuận và không có các điều kiện.",
    "ru": "Министр сказал в пятницу, что страны подписали соглашение.",
    "uk": "Міністр сказав у п’ятницю, що країни підписали угоду.",
    "bg": "Министърът каза, че страните са подписали споразумение.",
    "sr": "Министар је рекао да су земље потписале споразум.",
    "ar": "قال الوزير يوم الجمعة إن البلدين وقعا اتفاقا.",
    "fa": "وزیر گفت که دو کشور یک توافق‌نامه امضا کردند.",
    "ur": "وزیر نے کہا کہ دونوں ممالک نے معاہدے پر دستخط کیے ہیں۔",
    "he": "השר אמר ביום שישי ששתי המדינות חתמו על הסכם.",
    "el": "Ο υπουργός είπε την Παρασκευή ότι οι χώρες υπέγραψαν συμφωνία.",
    "zh": "部长星期五说，两国签署了协议。",
    "ja": "大臣は金曜日に両国が協定に署名したと述べた。",
    "ko": "장관은 금요일 두 나라가 협정에 서명했다고 말했다.",
    "hi": "मंत्री ने शुक्रवार को कहा कि दोनों देशों ने समझौता किया है।",
    "th": "รัฐมนตรีกล่าวว่าทั้งสองประเทศลงนามในข้อตกลง",
    "ka": "მინისტრმა თქვა, რომ ქვეყნებმა ხელი მოაწერეს შეთანხმებას.",
    "hy": "Նախարարն ասաց, որ երկրները համաձայնագիր են ստորագրել։",
}  # fmt: skip


@pytest.mark.parametrize("code", FOREIGN)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language_of(FOREIGN[code]) == code
    assert name_of(code) not in ("English", "another language", code)


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania condemned Graustark on Friday",
        "EU, US impose sanctions",
        "De Gaulle and La Paz, Los Angeles, El Salvador, Des Moines",
        "In Den Haag, Mark Rutte met ministers",
        "Marine Le Pen, Ursula von der Leyen meet",
        "São Paulo, Côte d'Ivoire, Curaçao: a naïve café résumé",
        "The paper 华为 is said to have been read by all.",
        "Vladimir Putin (Владимир Путин) spoke to the press",
        "Die another day, said the man at the door",
        "On Line",
        "",
    ],
)
def test_english_and_bare_names_are_not_another_language(text: str) -> None:
    assert language_of(text) in ("en", None)


def test_an_unknown_script_is_another_language() -> None:
    assert language_of("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ") == "und"
    assert name_of("und") == "another language"


LONG = "The delegates of the two towns met on Monday, and by the evening nothing had been agreed."


def read(*lines: str):  # type: ignore[no-untyped-def]
    document = read_bytes("\n".join(lines).encode(), "a.txt")
    return document, clean(document)


@pytest.mark.parametrize("code", ["fr", "ru", "zh", "ar", "tr"])
def test_a_foreign_text_is_named_and_gives_no_sentences(code: str) -> None:
    document, passages = read("Paris", FOREIGN[code], FOREIGN[code])
    assert {p.label for p in passages} == {"not_english"}
    assert split_sentences(document, passages) == ()
    assert inspect(document, passages) == (
        f"not English, not coded: {name_of(code)}, 3 of 3 passages",
    )


def test_a_foreign_paragraph_of_an_english_text_is_left_out_alone() -> None:
    document, passages = read(LONG, FOREIGN["de"], LONG, FOREIGN["ja"])
    assert [p.label for p in passages] == ["content", "not_english", "content", "not_english"]
    assert inspect(document, passages) == (
        "not English, not coded: German, 1 of 4 passages",
        "not English, not coded: Japanese, 1 of 4 passages",
    )


def test_an_english_paragraph_of_a_foreign_text_is_read() -> None:
    _, passages = read(FOREIGN["fr"], FOREIGN["fr"], LONG)
    assert [p.label for p in passages] == ["not_english", "not_english", "content"]


def test_lines_that_stand_in_other_documents_are_counted() -> None:
    lines = ("Subscribe to the Morning Letter", LONG, "Map of the Border - Guide to Towns")
    document, _ = read(*lines)
    repeated = frozenset({"subscribe to the morning letter", "map of the border - guide to towns"})
    flags = inspect(document, clean(document, repeated=repeated), repeated=repeated)
    assert flags == (
        "repeated in other documents, not coded: 2 lines (“Subscribe to the Morning Letter”)",
    )
    assert inspect(document, clean(document)) == ()
