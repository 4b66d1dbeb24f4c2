//! Verbs of speech, by language: the forms in which articles attribute words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The language, and its forms in lower case, with commas between.
const VERBS: &[(&str, &str)] = &[
    (
        "en",
        "said, says, told, added, explained, wrote, warned, stressed, noted, argued, insisted, recalled, claimed, stated, declared, announced, \
         asked, replied, concluded, admitted, continued, tweeted, remarked, commented, emphasised, emphasized, acknowledged, according to, \
         believes, thinks, adds, notes, argues, explains, recalls, warns, insists, tells, stresses, predicted, predicts, observed, reported, \
         confirmed, denied, suggested, suggests, maintained, joked, complained, lamented, promised, vowed, reiterated, urged, testified, \
         estimated, speculated, writes, cautioned, countered, conceded, responded, exclaimed, mused, described, acknowledges, admits, asks, \
         replies, concludes, claims, underlined, recounted, remembered, reflected, quipped, pleaded, answered, cautions, emphasises, called, \
         calls, laughs, laughed, sighs",
    ),
    (
        "lt",
        "sakė, teigė, pabrėžė, pridūrė, kalbėjo, aiškino, tvirtino, pareiškė, sako, teigia, rašė, nurodė, paaiškino, pasakojo, svarstė, įspėjo, \
         komentavo, pažymėjo, tęsė, atsakė, pasakė, mano, kalba, pabrėžia, priduria, pridėjo, aiškina, tvirtina, pasakoja, svarsto, įspėja, \
         komentuoja, pastebėjo, pastebi, akcentavo, akcentuoja, klausė, prisiminė, prisimena, apgailestavo, apgailestauja, prognozavo, \
         prognozuoja, spėjo, spėja, rašo, dėstė, patikino, tikino, tikina, pripažino, pripažįsta, piktinosi, stebėjosi, užtikrino, žadėjo, \
         ragino, ragina, reziumavo, apibendrino, sutiko, atskleidė, juokavo, juokėsi, atkirto, primena, priminė, įsitikinęs, įsitikinusi, pažymi, \
         nurodo, pasak, anot, pavadino, vadina, juokiasi, šypsosi, šypteli",
    ),
    (
        "ru",
        "сказал, сказала, заявил, заявила, отметил, отметила, добавил, добавила, подчеркнул, подчеркнула, рассказал, рассказала, пояснил, \
         пояснила, написал, написала, сообщил, сообщила, считает, говорит, утверждает, предупредил, предупредила, объяснил, объяснила, напомнил, \
         напомнила, рассказывает, отмечает, подчеркивает, подчёркивает, добавляет, пояснял, поясняла, поясняет, объясняет, пишет, уверен, \
         уверена, уточнил, уточнила, уточняет, признал, признала, признался, призналась, признает, признаёт, ответил, ответила, отвечает, \
         заметил, заметила, констатировал, констатировала, констатирует, утверждал, утверждала, полагает, вспоминает, вспомнил, вспомнила, \
         продолжил, продолжила, продолжает, заключил, заключила, подытожил, подытожила, резюмировал, резюмировала, говорил, говорила, \
         прокомментировал, прокомментировала, возразил, возразила, предположил, предположила, посетовал, посетовала, настаивает, напоминает, \
         предупреждает, спросил, спросила, указал, указала, обещал, обещала, пообещал, пообещала, убежден, убеждена, убеждён, жалуется, \
         рассуждает, заверил, заверила, по словам, по мнению, назвал, назвала, называет, смеется, смеётся, улыбается, вздыхает, просит, шутит",
    ),
    (
        "uk",
        "сказав, сказала, заявив, заявила, зазначив, зазначила, додав, додала, наголосив, наголосила, підкреслив, підкреслила, розповів, \
         розповіла, пояснив, пояснила, написав, написала, повідомив, повідомила, вважає, каже, попередив, попередила, нагадав, нагадала, \
         говорить, розповідає, зазначає, підкреслює, наголошує, додає, пояснює, пише, переконаний, переконана, уточнив, уточнила, уточнює, \
         визнав, визнала, визнає, відповів, відповіла, відповідає, зауважив, зауважила, зауважує, стверджує, стверджував, стверджувала, пригадує, \
         пригадав, пригадала, продовжив, продовжила, підсумував, підсумувала, говорив, говорила, прокоментував, прокоментувала, припустив, \
         припустила, вказав, вказала, нагадує, попереджає, констатував, констатувала, констатує, переконує, резюмував, резюмувала, пообіцяв, \
         пообіцяла, впевнений, впевнена, запевнив, запевнила, акцентував, акцентувала, за словами, на думку, назвав, назвала, називає, сміється, \
         усміхається, зітхає, жартує, просить",
    ),
    (
        "be",
        "сказаў, сказала, заявіў, заявіла, адзначыў, адзначыла, дадаў, дадала, падкрэсліў, падкрэсліла, расказаў, расказала, кажа, лічыць, \
         патлумачыў, патлумачыла, напісаў, напісала, распавядае, адзначае, падкрэслівае, дадае, тлумачыць, піша, заўважыў, заўважыла, адказаў, \
         адказала, перакананы, перакананая, паводле слоў",
    ),
    (
        "pl",
        "powiedział, powiedziała, stwierdził, stwierdziła, dodał, dodała, podkreślił, podkreśliła, zaznaczył, zaznaczyła, mówi, mówił, mówiła, \
         tłumaczył, tłumaczyła, wyjaśnił, wyjaśniła, oświadczył, oświadczyła, napisał, napisała, ocenił, oceniła, uważa, przekonuje, ostrzegł, \
         ostrzegła, przyznał, przyznała, dodaje, podkreśla, zaznacza, tłumaczy, wyjaśnia, ocenia, stwierdza, przyznaje, zauważył, zauważyła, \
         zauważa, zapewnił, zapewniła, zapewnia, odpowiedział, odpowiedziała, odpowiada, przypomniał, przypomniała, przypomina, opowiada, \
         opowiadał, opowiadała, relacjonuje, relacjonował, relacjonowała, argumentuje, argumentował, argumentowała, skomentował, skomentowała, \
         komentuje, zapowiedział, zapowiedziała, zapowiada, podsumował, podsumowała, podsumowuje, wspomina, wspominał, wspominała, pisze, \
         twierdzi, twierdził, twierdziła, przekonywał, przekonywała, apelował, apelowała, apeluje, wskazał, wskazała, wskazuje, wyjaśniał, \
         wyjaśniała, podkreślał, podkreślała, żartował, żartowała, pytał, pytała, pyta, przestrzega, przestrzegał, przestrzegała, ostrzega, \
         ostrzegał, ostrzegała, poinformował, poinformowała, informuje, alarmuje, powtórzył, powtórzyła, obiecał, obiecała, zdaniem, według, \
         nazwał, nazwała, nazywa, odparł, odparła, rzucił, rzuciła, mawia, mawiał, śmieje, śmiał, śmiała, uśmiecha, wzdycha",
    ),
    (
        "de",
        "sagte, sagt, erklärte, erklärt, betonte, betont, fügte, schrieb, warnte, meinte, meint, ergänzte, berichtete, teilte, so, kritisierte, \
         forderte, behauptete, räumte, erläuterte, urteilte, fügt, ergänzt, schreibt, warnt, kritisiert, fordert, behauptet, berichtet, \
         erläutert, urteilt, erinnert, erinnerte, bestätigte, bestätigt, antwortete, entgegnete, resümierte, mahnte, mahnt, versicherte, \
         beklagte, beklagt, klagte, klagt, prognostizierte, prognostiziert, vermutete, vermutet, glaubt, findet, lobte, lobt, verteidigte, \
         wiederholte, bemerkte, bilanzierte, bilanziert, räumt, erzählt, erzählte, hofft, versprach, versichert, zeigte, unterstrich, \
         konstatierte, bekräftigte, sprach, laut, nannte, nennt, spricht, lacht, lachte, seufzt",
    ),
    (
        "lv",
        "teica, sacīja, norādīja, uzsvēra, piebilda, skaidroja, stāstīja, paziņoja, saka, uzskata, rakstīja, atzīst, norāda, uzsver, piebilst, \
         skaidro, stāsta, brīdina, brīdināja, atzina, domā",
    ),
    (
        "fr",
        "a déclaré, a dit, a affirmé, a ajouté, a expliqué, dit, déclare, explique, affirme, ajoute, estime, souligne, assure",
    ),
    ("es", "dijo, afirmó, declaró, añadió, explicó, aseguró, señaló, dice, subrayó, advirtió"),
];

static FORMS: LazyLock<FxHashMap<&str, Vec<&str>>> =
    LazyLock::new(|| VERBS.iter().map(|(language, forms)| (*language, forms.split(", ").collect())).collect());

/// The forms of a language.
pub(super) fn of(language: &str) -> &'static [&'static str] {
    FORMS.get(language).map_or(&[], Vec::as_slice)
}

/// What stands behind the verb with which a text begins.
pub(super) fn strip<'t>(text: &'t str, language: &str) -> Option<&'t str> {
    let lower = text.to_lowercase();
    let verb = of(language)
        .iter()
        .filter(|verb| lower.strip_prefix(**verb).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let length = verb.map(|verb| verb.chars().count()).max()?;
    Some(text.char_indices().nth(length).map_or("", |(at, _)| &text[at..]))
}

/// What stands before the last verb of a text, and what behind it.
pub(super) fn split_last<'t>(text: &'t str, language: &str) -> Option<(&'t str, &'t str)> {
    let begins =
        text.char_indices().filter(|(at, c)| c.is_alphabetic() && !text[..*at].ends_with(char::is_alphanumeric));
    let mut found = begins.filter_map(|(at, _)| strip(&text[at..], language).map(|rest| (&text[..at], rest)));
    found.next_back()
}
