//! Names that are ordinary words, and names in what is nobody's.

use super::{entry, settings};
use crate::dossier::build;

/// A profile by its title and other keys; front matter of the note; a text, and what it mentions.
type Case<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

#[track_caller]
fn check(cases: &[Case<'_>]) {
    for (profile, keys, text, expected) in cases {
        assert_eq!(found(&[profile], keys, text), *expected, "[{profile}] [{keys}] {text}");
    }
}

/// What a text mentions, as it writes it, in a dossier with these profiles and some countries.
fn found(profiles: &[&str], keys: &str, text: &str) -> Vec<String> {
    let profile = |(at, keys): (usize, &&str)| {
        let kind = if keys.contains("abbreviation") { "organisations" } else { "people" };
        entry(&format!("content/{kind}/{at}.md"), &format!("---\ntitle: {keys}\n---\n"))
    };
    let mut entries: Vec<_> = profiles.iter().enumerate().map(profile).collect();
    entries.push(entry(
        "content/notes/all.md",
        "---\ntitle: All\ndate: 2022\ncountries: [IL, CY, PL, US, CU, MX, IE, FR, UA, RU, TG, ML]\n---\nx\n",
    ));
    entries.push(entry("content/notes/n.md", &format!("---\ntitle: T\ndate: 2022\n{keys}\n---\n{text}\n")));
    entries.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    let (dossier, _) = build(&entries, &settings(), None);
    let Some(mentions) = dossier.mentions.get("content/notes/n.md") else { return Vec::new() };
    let note = dossier.note(dossier.note_at("content/notes/n.md").unwrap());
    mentions.all.iter().map(|mention| mention.spelling(&note.entry).unwrap().to_owned()).collect()
}

const HE: &str = "He Lifang\nsurname: He";
const SHE: &str = "She Shouzhao\nsurname: She";
const BUT: &str = "Виктор Но";

#[test]
fn a_stop_word_begins_a_sentence_as_a_word() {
    check(&[
        (HE, "people: He Lifang", "He said so. They had met He Lifang. He left early.", &["He Lifang"]),
        (HE, "people: He Lifang", "“He left,” they said. – He: yes.", &[]),
        (HE, "people: He Lifang", "Then He left, and Mr. He and Minister He spoke.", &["He", "He", "He"]),
        (HE, "people: He Lifang", "THE TALKS WERE FRANK AND HE LEFT.", &[]),
        (SHE, "people: She Shouzhao", "She said so.", &[]),
        ("Ada So", "people: Ada So", "So they met. Ada So left. Then So came.", &["Ada So", "So"]),
        ("Anna Mine", "people: Anna Mine", "Mine is better.", &[]),
        (BUT, "language: ru\npeople: Виктор Но", "Но это не так. Вчера приехал Но из Москвы.", &["Но"]),
        ("Иван Это", "language: ru\npeople: Иван Это", "Это неверно. Господин Это ушёл.", &["Это"]),
        ("Ян Але", "language: be\npeople: Ян Але", "Але гэта не так.", &[]),
        ("Іван Та", "language: uk\npeople: Іван Та", "Та це не так.", &[]),
        ("Jonas Bet", "language: lt\npeople: Jonas Bet", "Bet tai netiesa. Ponas Bet išėjo.", &["Bet"]),
        ("Jan Ale", "language: pl\npeople: Jan Ale", "Ale to nieprawda.", &[]),
        ("Anna Sie", "language: de\npeople: Anna Sie", "Haben Sie das gesehen? Sie lachte. Frau Sie nicht.", &["Sie"]),
        ("Paul Mais", "language: fr\npeople: Paul Mais", "Mais non.", &[]),
        ("Ana Pero", "language: es\npeople: Ana Pero", "Pero no. La señora Pero salió.", &["Pero"]),
    ]);
}

#[test]
fn what_a_text_writes_small_too_and_months_and_titles_are_words() {
    check(&[
        ("Ada Wolfram", "people: Ada Wolfram", "Wolfram is dear. They mine wolfram.", &[]),
        ("Ada Wolfram", "people: Ada Wolfram", "Wolfram spoke. They listened.", &["Wolfram"]),
        ("Ольга Май", "language: ru\npeople: Ольга Май", "Май был тёплым. Потом позвонила Май.", &["Май"]),
        ("Jonas Kovas", "language: lt\npeople: Jonas Kovas", "Kovas buvo šaltas.", &[]),
        ("Ada Judge", "people: Ada Judge", "Judge Ivo Marić spoke. Judge said so. Ada Judge left.", &["Ada Judge"]),
        ("Иван Глава", "language: ru\npeople: Иван Глава", "Глава ведомства ушёл.", &[]),
        ("Ada Montag", "language: de\npeople: Ada Montag", "Am Montag kam Frau Montag.", &["Montag"]),
    ]);
}

#[test]
fn folding_makes_no_name_of_a_word() {
    check(&[
        ("Ana Thé", "people: Ana Thé", "Under The Bridge. The end. Then Thé spoke.", &["Thé"]),
        ("Ana Thé", "people: Ana Thé", "Thé spoke.", &["Thé"]),
        ("Jean Été", "language: fr\npeople: Jean Été", "Ce qu'a Ete dit Été.", &["Ete", "Été"]),
        ("Jan Jéj", "language: pl\npeople: Jan Jéj", "Oto Jej dom.", &[]),
        ("Jonas Jô", "language: lt\npeople: Jonas Jô", "Kur Jo namas?", &[]),
        ("Ana Kovač", "people: Ana Kovač", "Then Kovac spoke. Kovac left.", &["Kovac", "Kovac"]),
    ]);
}

#[test]
fn behind_the_article_stands_nobody() {
    check(&[
        ("Peter Hague", "people: Peter Hague", "The Hague tribunal sat. In The Hague they met. The Hague is far.", &[]),
        ("Peter Hague", "people: Peter Hague", "the Hague Convention and the Hague administration", &["Hague"]),
        ("Ada Bronx", "people: Ada Bronx", "The Bronx court, in the Bronx", &[]),
        (
            "Ada Wash",
            "people: Ada Wash",
            "Ships left the Wash port. Then Wash spoke of the Wash family.",
            &["Wash", "Wash"],
        ),
        ("Ana Paz", "language: es\npeople: Ana Paz", "La Paz votó. En La Paz.", &[]),
        ("Ada Haag", "language: de\npeople: Ada Haag", "Den Haag tagte, und in Den Haag auch.", &[]),
    ]);
}

#[test]
fn an_apostrophe_is_inside_a_word() {
    check(&[
        (
            "Xu Jinming\nsurname: Xu",
            "people: Xu Jinming",
            "In Xu’an, Xu'an, Xuʼan, Xu‘an and Xuʻan. Later Xu’s aide met Xu.",
            &["Xu", "Xu"],
        ),
        ("Ada Ma", "people: Ada Ma", "The paper Ma’ariv wrote.", &[]),
        ("Ada Aquila", "language: it\npeople: Ada Aquila", "Il sisma di L’Aquila. A L'Aquila.", &[]),
        ("Ada Djamena", "language: fr\npeople: Ada Djamena", "À N’Djamena.", &[]),
        (
            "Марія Дем’яненко\ngender: female",
            "language: uk\npeople: Марія Дем’яненко",
            "Дем'яненко сказала. Бачив Марію Демʼяненко.",
            &["Дем’яненко", "Марію Демʼяненко"],
        ),
        (
            "Петро Мар’янко\ngender: male",
            "language: uk\npeople: Петро Мар’янко",
            "Вчора слова Мар’янка. Петра Мар‘янка бачили.",
            &["Мар’янка", "Петра Мар‘янка"],
        ),
        (
            "Аляксандр Лук’янаў\ngender: male",
            "language: be\npeople: Аляксандр Лук’янаў",
            "Лук’янаў сказаў, Лук'янава бачылі.",
            &["Лук’янаў", "Лук’янава"],
        ),
        ("Gideon Sa’ar", "people: Gideon Sa’ar", "Sa'ar spoke, and Gideon Sa‘ar’s aide.", &["Sa’ar", "Gideon Sa‘ar"]),
        ("Sean O’Neill", "people: Sean O’Neill", "O'Neill’s words.", &["O’Neill"]),
        ("Barack Obama", "language: fr\npeople: Barack Obama", "L’ère d’Obama. Qu’Obama parte !", &["Obama", "Obama"]),
        ("Recep Erdoğan", "language: tr\npeople: Recep Erdoğan", "Dün gece Erdoğan'ın sözleri.", &["Erdoğan"]),
        ("Emmanuel Macron", "language: pl\npeople: Emmanuel Macron", "Wczoraj słowa Macron’a.", &["Macron"]),
        ("Abd ʿAli", "people: Abd ʿAli", "Then Abd ʿAli came, and Abd Ali.", &["Abd ʿAli", "Abd Ali"]),
    ]);
}

#[test]
fn what_stands_behind_makes_it_anothers() {
    check(&[
        (
            "Donald Marsh",
            "people: Donald Marsh",
            "Donald Marsh Jr. met them, and Marsh Jr., Marsh, Sr., Marsh III and Marsh the Elder.",
            &[],
        ),
        ("Donald Marsh", "people: Donald Marsh", "Then the younger Marsh left. Marsh stayed.", &["Marsh"]),
        (
            "Donald Marsh Jr.",
            "people: Donald Marsh Jr.",
            "Donald Marsh, Jr. came. Marsh Jr. spoke; Marsh too. Marsh Sr. did not.",
            &["Donald Marsh, Jr", "Marsh", "Marsh"],
        ),
        (
            "Виктор Громов",
            "language: ru\npeople: Виктор Громов",
            "Это Громов-младший и Громов старший. Потом ушёл Громов.",
            &["Громов"],
        ),
        ("Jan Kowal", "language: pl\npeople: Jan Kowal", "To Kowal junior i Kowal młodszy. Potem Kowal.", &["Kowal"]),
        ("Hans Bauer", "language: de\npeople: Hans Bauer", "Es war Bauer der Jüngere. Dann kam Bauer.", &["Bauer"]),
        ("Alain Dumas", "language: fr\npeople: Alain Dumas", "Ce fut Dumas fils. Puis Dumas.", &["Dumas"]),
    ]);
    assert_eq!(
        found(
            &["Donald Marsh", "Donald Marsh Jr."],
            "people: [Donald Marsh, Donald Marsh Jr.]",
            "Then Marsh Jr. left."
        ),
        ["Marsh"]
    );
}

#[test]
fn a_place_is_nobody() {
    check(&[
        (
            "Carl Austin",
            "people: Carl Austin",
            "The plant is in Austin, Texas. Austin, TX, is hot. Austin, England: no.",
            &[],
        ),
        (
            "Carl Austin",
            "people: Carl Austin",
            "Carl Austin, Texas senator, and Austin, France’s envoy. Under Austin, Texas grew.",
            &["Carl Austin", "Austin", "France", "Austin"],
        ),
        (
            "Carl Austin",
            "people: Carl Austin",
            "On Austin Street, at Austin International Airport. Then Austin Powers sang.",
            &[],
        ),
        ("Charles de Gaulle", "people: Charles de Gaulle", "At Charles de Gaulle Airport.", &[]),
        ("Остин Карл\nsurname: Остин", "language: ru\npeople: Остин Карл", "Завод в Остине, Техас.", &[]),
        ("Ada García", "language: es\npeople: Ada García", "Habló García Márquez. Después habló García.", &["García"]),
        ("Ada Lincoln", "language: de\npeople: Ada Lincoln", "Das Werk in Lincoln, Nebraska.", &[]),
        ("Ada Lincoln", "people: Ada Lincoln", "President Lincoln, Illinois lawyer, wrote.", &["Lincoln"]),
        ("Виктор Путилов", "language: ru\npeople: Виктор Путилов", "Вчера жена Путилова Людмила ушла.", &["Путилова"]),
    ]);
}

#[test]
fn a_country_in_what_is_no_country() {
    check(&[
        ("X Y", "", "Minister Israel Katzen spoke. Israel Katzen left Israel.", &["Israel"]),
        ("X Y", "", "Actor Cuba Gooding and Kathy Ireland, then Anatole France.", &[]),
        ("X Y", "language: ru", "Министр Израиль Кацен. В Израиле тихо.", &["Израиле"]),
        ("X Y", "language: de", "Minister Israel Katzen sprach. In Israel Raketen.", &["Israel"]),
        ("X Y", "", "The vote was held in Northern Cyprus. Cyprus did not vote.", &["Cyprus"]),
        ("X Y", "language: ru", "На Северном Кипре и на Кипре.", &["Кипре"]),
        ("X Y", "language: lt", "Šiaurės Airijoje ir Airijoje.", &["Airijoje"]),
        ("X Y", "", "THEY WILL NOT LET US DOWN. TELL US WHY.", &[]),
        ("X Y", "", "The post read: “THEY WILL NOT LET US DOWN. TELL US WHY.” The US left.", &["US"]),
        ("X Y", "", "At the South Pole. Polish the silver. Poles stood in the garden. A Polish train.", &["Polish"]),
        (
            "X Y",
            "",
            "Polish troops left. In northern Mexico and Northern Mexico; in East Mexico.",
            &["Polish", "Mexico", "Mexico", "Mexico"],
        ),
        ("X Y", "language: ru\ncountries: TG", "Того же мнения министр.", &[]),
        ("X Y", "language: uk\ncountries: ML", "Мали рацію. Був у Малі.", &["Малі"]),
        ("United Nations\nabbreviation: UN", "language: fr", "C’EST UN GRAND JOUR.", &[]),
    ]);
}

#[test]
fn a_country_keeps_what_qualifies_it() {
    check(&[
        ("X Y", "countries: GE", "On South Georgia, in Georgia, at the South Pole.", &["Georgia"]),
        (
            "X Y",
            "",
            "Vichy France and Free France, in South Mexico; the Israel Defense Forces of Israel.",
            &["France", "France", "Mexico", "Israel", "Israel"],
        ),
        ("X Y", "language: ru", "Но «Россия» и Россия. Россия ушла.", &["Россия", "Россия", "Россия"]),
    ]);
}

#[test]
fn the_first_mention_that_can_carry_a_link_carries_it() {
    for (text, expected) in [
        ("**Vadim** Potapin spoke. Later Vadim Potapin left, and Vadim Potapin came.", vec![1]),
        ("Vadim *Pota*pin. <b>Va</b>dim Potapin. Vadim Potapin.", vec![0]),
        ("**Vadim Potapin** spoke. Vadim Potapin left.", vec![0]),
        ("**Vadim** Potapin spoke.", vec![]),
    ] {
        let profile = entry("content/people/p.md", "---\ntitle: Vadim Potapin\n---\n");
        let note = entry("content/notes/n.md", &format!("---\ntitle: T\ndate: 2022\n---\n{text}\n"));
        let (dossier, _) = build(&[note, profile], &settings(), None);
        let mentions = dossier.mentions.get("content/notes/n.md").unwrap();
        assert_eq!(mentions.links, expected, "{text}");
    }
}

#[test]
fn mark_up_and_what_prints_nothing_is_inside_a_name() {
    check(&[
        ("Vadim Potapin", "", "**Vadim** Potapin, Vadim *Pota*pin", &["Vadim Potapin", "Vadim Potapin"]),
        (
            "Vadim Potapin",
            "",
            "Vadim&nbsp;Potapin, Vadim Pota&shy;pin, Vadim\u{200d} Potapin",
            &["Vadim\u{a0}Potapin", "Vadim Pota\u{ad}pin", "Vadim\u{200d} Potapin"],
        ),
        (
            "Вадим Потапин",
            "language: ru",
            "Ва\u{ad}дим По\u{ad}та\u{ad}пин, Вадим\u{202f}Потапин",
            &["Ва\u{ad}дим По\u{ad}та\u{ad}пин", "Вадим\u{202f}Потапин"],
        ),
        ("علی‌رضا کریمی", "language: fa", "گفت علی‌رضا کریمی امروز", &["علی‌رضا کریمی"]),
        ("V. Potapin", "", "V.\u{202f}Potapin and V.\u{a0}Potapin", &["V.\u{202f}Potapin", "V.\u{a0}Potapin"]),
    ]);
}
