//! What becomes a mention and what does not, sentence by sentence.

mod attributed;
mod cast;
mod found_by_audit;
mod found_by_reading;
mod front;
mod ordinary;
mod taken_over;

use crate::config::LinkMentions;
use crate::content::{self, Source};
use crate::date::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::dossier::{Dossier, Linking, Settings, build};
use crate::redaction::Redacted;
use crate::text::SlugStyle;
use cast::PROFILES;

fn entry(path: &str, text: &str) -> Redacted {
    let settings = content::Settings { language: "en", trusted_html: false, mentions: true };
    let (entry, faults) = content::parse(Source { path: path.into(), text: text.into() }, settings);
    assert_eq!(faults, [], "{text}");
    Redacted::whole(entry.unwrap())
}

fn settings() -> Settings<'static> {
    Settings {
        slugs: SlugStyle::Ascii,
        today: Day::new(2022, 5, 1).unwrap(),
        drafts: false,
        future: false,
        quoted_words_limit: None,
        language: "en",
        linking: Linking { which: LinkMentions::First, adjectives: false },
    }
}

/// The dossier with one note: its front matter beside title and date, and its text.
fn with_note(keys: &str, text: &str) -> (Dossier, Vec<Diagnostic>) {
    let mut entries: Vec<_> =
        PROFILES.iter().map(|(path, keys)| entry(&format!("content/{path}"), &format!("---\n{keys}\n---\n"))).collect();
    entries.push(entry("content/notes/n.md", &format!("---\ntitle: T\ndate: 2022\n{keys}\n---\n{text}\n")));
    entries.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    let (dossier, faults) = build(&entries, &settings(), None);
    let mut faults: Vec<_> = faults.iter().cloned().collect();
    faults.extend(dossier.ambiguous_mentions());
    (dossier, faults)
}

/// What a text mentions: the spelling, and whom.
fn mentions(keys: &str, text: &str) -> Vec<String> {
    let (dossier, _) = with_note(keys, text);
    let note = dossier.note(dossier.note_ids().next().unwrap());
    let Some(found) = dossier.mentions.get(&note.entry.source.path) else { return Vec::new() };
    let shown = found.all.iter().map(|mention| {
        let spelling = mention.spelling(&note.entry).unwrap();
        let adjective = if mention.adjective { "~" } else { "" };
        format!("{adjective}{spelling}={}", dossier.entity(mention.entity).name)
    });
    shown.collect()
}

/// Front matter and sentence, and what it mentions.
type Case = (&'static str, &'static str, &'static [&'static str]);

#[track_caller]
fn check(cases: &[Case]) {
    for (keys, text, expected) in cases {
        assert_eq!(mentions(keys, text), *expected, "[{keys}] {text}");
    }
}

const PUTIN: &str = "Putin=Vladimir Putin";
const LUKASHENKO: &str = "people: Aliaksandr Lukashenko";

#[test]
fn full_names_in_english() {
    check(&[
        ("", "Vladimir Putin spoke.", &["Vladimir Putin=Vladimir Putin"]),
        ("", "Vladimir\nPutin spoke.", &["Vladimir Putin=Vladimir Putin"]),
        ("", "VLADIMIR PUTIN spoke.", &["VLADIMIR PUTIN=Vladimir Putin"]),
        ("", "vladimir putin spoke.", &[]),
        ("", "Vladimir putin spoke.", &["Vladimir putin=Vladimir Putin"]),
        ("", "Vladimir Putin’s words.", &["Vladimir Putin=Vladimir Putin"]),
        ("", "“Vladimir Putin” (Vladimir Putin).", &["Vladimir Putin=Vladimir Putin", "Vladimir Putin=Vladimir Putin"]),
        ("", "Vladimir, Putin spoke.", &[]),
        ("", "Vladimir. Putin spoke.", &[]),
        ("", "Vladimir Putins spoke.", &[]),
        ("", "Vladimir **Putin** spoke.", &["Vladimir Putin=Vladimir Putin"]),
        ("", "Sean O'Neill spoke.", &["Sean O’Neill=Sean O’Neill"]),
        ("", "Then de Gaulle spoke.", &["de Gaulle=Charles de Gaulle"]),
        ("", "Charles de Gaulle spoke.", &["Charles de Gaulle=Charles de Gaulle"]),
        ("", "Vytis Yurkonis spoke.", &["Vytis Yurkonis=Vytis Jurkonis"]),
        ("", "Theresa May may speak in May.", &["Theresa May=Theresa May"]),
    ]);
}

#[test]
fn places_where_no_name_is_looked_for() {
    check(&[
        ("", "## Vladimir Putin", &[]),
        ("", "`Vladimir Putin`", &[]),
        ("", "```\nVladimir Putin\n```", &[]),
        ("", "[Vladimir Putin](https://example.org/)", &[]),
        ("", "Vladimir [Putin](https://example.org/)", &[]),
        ("", "%% Vladimir Putin %%", &[]),
        ("", "<b title=\"Vladimir Putin\">x</b>", &[]),
        ("", "- Vladimir Putin", &["Vladimir Putin=Vladimir Putin"]),
        ("", "| a |\n|---|\n| Vladimir Putin |", &["Vladimir Putin=Vladimir Putin"]),
        ("", "> Vladimir Putin", &["Vladimir Putin=Vladimir Putin"]),
        ("", "x[^1]\n\n[^1]: Vladimir Putin", &["Vladimir Putin=Vladimir Putin"]),
        ("unlinked: Vladimir Putin", "Vladimir Putin", &[]),
        ("", "War is war.", &[]),
    ]);
}

#[test]
fn surnames_alone() {
    check(&[
        ("people: Vladimir Putin", "Putin spoke.", &[PUTIN]),
        ("", "Putin spoke.", &[]),
        ("", "Vladimir Putin spoke. Putin left.", &["Vladimir Putin=Vladimir Putin", PUTIN]),
        ("", "Putin left. Vladimir Putin spoke.", &["Vladimir Putin=Vladimir Putin"]),
        ("people: Vladimir Putin", "President Putin and Mr Putin", &[PUTIN, PUTIN]),
        ("people: Vladimir Putin", "Mr. Putin spoke.", &[PUTIN]),
        ("people: Vladimir Putin", "V. Putin and V.Putin", &[PUTIN, PUTIN]),
        ("people: Vladimir Putin", "I. Putin spoke.", &[]),
        ("people: Vladimir Putin", "Igor Putin spoke.", &[]),
        ("people: Vladimir Putin", "then Igor Putin spoke", &[]),
        ("people: Vladimir Putin", "When Putin spoke, Putin left.", &[PUTIN, PUTIN]),
        ("people: Vladimir Putin", "Recently Putin spoke.", &[PUTIN]),
        ("people: Vladimir Putin", "Putin’s pro-Putin party", &[PUTIN, PUTIN]),
        ("people: Vladimir Putin", "Petrov-Putin spoke.", &[PUTIN]),
        ("people: Vladimir Putin", "Kuzma-Putin spoke. Putin-Kuzma too.", &[]),
        ("people: Vladimir Putin", "putin spoke.", &[]),
        (
            LUKASHENKO,
            "Lukashenka and Lukashenko",
            &["Lukashenka=Aliaksandr Lukashenko", "Lukashenko=Aliaksandr Lukashenko"],
        ),
        (LUKASHENKO, "Viktor Lukashenko, V. Lukashenko", &[]),
        (LUKASHENKO, "A. Lukashenko", &["Lukashenko=Aliaksandr Lukashenko"]),
        ("people: Theresa May", "In May, Mrs May spoke. May 2 is a day.", &["May=Theresa May"]),
        ("people: [Ivan Petrov, Boris Petrov]", "Petrov spoke.", &[]),
        (
            "people: [Ivan Petrov, Boris Petrov]",
            "I. Petrov and B. Petrov",
            &["Petrov=Ivan Petrov", "Petrov=Boris Petrov"],
        ),
        (
            "people: [Ivan Petrov, Boris Petrov]\nsurnames: {Petrov: Ivan Petrov}",
            "Petrov spoke.",
            &["Petrov=Ivan Petrov"],
        ),
        ("people: Ivan Petrov", "Petrov spoke.", &["Petrov=Ivan Petrov"]),
    ]);
}

#[test]
fn an_ambiguous_surname_is_told_once_with_its_candidates() {
    let (_, faults) = with_note("people: [Ivan Petrov, Boris Petrov]", "Petrov spoke. Petrov left.");
    let [fault] = faults.as_slice() else { panic!("{faults:?}") };
    assert_eq!(fault.code, Code::AmbiguousName);
    assert!(fault.message.contains("`Boris Petrov` or `Ivan Petrov`"), "{}", fault.message);
    assert!(fault.help.as_deref().unwrap().contains("surnames: {Petrov: "), "{:?}", fault.help);
}

#[test]
fn organisations_and_countries() {
    check(&[
        ("", "cut off from SWIFT, swift and Swift", &["SWIFT=SWIFT"]),
        ("", "the United Nations (UN), un", &["United Nations=United Nations", "UN=United Nations"]),
        ("", "Lrytas.lt wrote.", &["Lrytas.lt=Lrytas.lt"]),
        (
            "",
            "the Kalinouski battalion, the Kalinauskas Battalion",
            &["Kalinouski battalion=Kalinoŭski Battalion", "Kalinauskas Battalion=Kalinoŭski Battalion"],
        ),
        ("", "Belarus and Ukraine", &["Belarus=Belarus", "Ukraine=Ukraine"]),
        ("", "the Republic of Belarus", &["Republic of Belarus=Belarus"]),
        ("", "the Russian Federation", &["Russian Federation=Russia"]),
        ("", "a Belarusian train", &["~Belarusian=Belarus"]),
        ("", "BY and by", &[]),
        ("", "the US and us", &["US=United States"]),
        ("", "Georgia said", &[]),
        ("countries: GE", "Georgia said", &["Georgia=Georgia"]),
        ("countries: GE", "the Bank of Georgia", &["Bank of Georgia=Bank of Georgia"]),
        ("", "Turkey in the oven", &[]),
        ("countries: TR", "a turkey in Turkey", &["Turkey=Turkey"]),
        ("", "Türkiye said", &["Türkiye=Turkey"]),
        ("", "Chad said", &[]),
        ("", "New Mexico and Mexico", &["Mexico=Mexico"]),
        ("people: Michael Jordan", "Jordan scored", &["Jordan=Michael Jordan"]),
        ("", "Jordan scored", &[]),
        ("countries: JO", "Jordan voted", &["Jordan=Jordan"]),
        ("", "the Iran Contras affair in Ukraine", &["Ukraine=Ukraine"]),
    ]);
}

#[test]
fn names_in_other_languages_and_their_forms() {
    check(&[
        ("language: ru", "Встреча с Владимиром Путиным.", &["Владимиром Путиным=Vladimir Putin"]),
        (
            "language: ru\npeople: Vladimir Putin",
            "Это слова Путина. Путину, Путиным, о Путине.",
            &["Путина=Vladimir Putin", "Путину=Vladimir Putin", "Путиным=Vladimir Putin", "Путине=Vladimir Putin"],
        ),
        ("language: ru", "Слова Александра Лукашенко.", &["Александра Лукашенко=Aliaksandr Lukashenko"]),
        ("language: ru", "путина закончилась", &[]),
        ("language: ru", "в Белоруссии и на Украине", &["Белоруссии=Belarus", "Украине=Ukraine"]),
        ("language: be", "Словы Аляксандра Лукашэнкі.", &["Аляксандра Лукашэнкі=Aliaksandr Lukashenko"]),
        ("language: be", "Святлану Ціханоўскую запрасілі.", &["Святлану Ціханоўскую=Sviatlana Tsikhanouskaya"]),
        ("language: uk", "Слова Володимира Зеленського.", &["Володимира Зеленського=Volodymyr Zelensky"]),
        ("language: uk", "в Україні", &["Україні=Ukraine"]),
        ("language: lt", "Vyčio Jurkonio žodžiai.", &["Vyčio Jurkonio=Vytis Jurkonis"]),
        (
            "language: lt\npeople: Vytis Jurkonis",
            "Anot Jurkonio, Baltarusijoje",
            &["Jurkonio=Vytis Jurkonis", "Baltarusijoje=Belarus"],
        ),
        ("language: pl", "Słowa Andrzeja Dudy w Ukrainie.", &["Andrzeja Dudy=Andrzej Duda", "Ukrainie=Ukraine"]),
        ("language: pl", "Wołodymyra Zełenskiego", &["Wołodymyra Zełenskiego=Volodymyr Zelensky"]),
        ("language: pl", "dudy grają", &[]),
        ("", "Слова Владимира Путина", &[]),
        ("", "Владимир Путин", &["Владимир Путин=Vladimir Putin"]),
    ]);
}

#[test]
fn case_forms_in_six_languages() {
    check(&[
        ("language: ru", "Владимиру Путину позвонили.", &["Владимиру Путину=Vladimir Putin"]),
        ("language: ru", "Говорили о Владимире Путине.", &["Владимире Путине=Vladimir Putin"]),
        ("language: ru", "владимира путина", &[]),
        ("language: ru", "Владимир Путинский", &[]),
        ("language: ru", "Путин", &[]),
        ("language: ru\npeople: Vladimir Putin", "при Путине", &["Путине=Vladimir Putin"]),
        ("language: ru\npeople: Vladimir Putin", "«Путин»", &["Путин=Vladimir Putin"]),
        ("language: ru\npeople: Vladimir Putin", "Игорь Путин", &[]),
        ("language: ru\npeople: Vladimir Putin", "В. Путин и И. Путин", &["Путин=Vladimir Putin"]),
        ("language: ru\npeople: Vladimir Putin", "президент Путин", &["Путин=Vladimir Putin"]),
        ("language: ru", "из России в Литву", &["России=Russia", "Литву=Lithuania"]),
        ("language: ru", "Российская Федерация", &["Российская Федерация=Russia"]),
        ("language: uk", "Володимиру Зеленському", &["Володимиру Зеленському=Volodymyr Zelensky"]),
        ("language: uk", "з Володимиром Зеленським", &["Володимиром Зеленським=Volodymyr Zelensky"]),
        ("language: uk\npeople: Volodymyr Zelensky", "слова Зеленського", &["Зеленського=Volodymyr Zelensky"]),
        ("language: uk\npeople: Volodymyr Zelensky", "зелений ліс", &[]),
        ("language: uk", "Київ і Росія", &["Росія=Russia"]),
        ("language: uk", "до Білорусі", &["Білорусі=Belarus"]),
        ("language: be", "Аляксандру Лукашэнку", &["Аляксандру Лукашэнку=Aliaksandr Lukashenko"]),
        ("language: be\npeople: Aliaksandr Lukashenko", "рэжым Лукашэнкі", &["Лукашэнкі=Aliaksandr Lukashenko"]),
        ("language: be\npeople: Aliaksandr Lukashenko", "Віктар Лукашэнка", &[]),
        ("language: be", "са Святланай Ціханоўскай", &["Святланай Ціханоўскай=Sviatlana Tsikhanouskaya"]),
        ("language: be", "у Беларусі і ва Украіне", &["Беларусі=Belarus", "Украіне=Ukraine"]),
        ("language: lt", "Vyčiui Jurkoniui", &["Vyčiui Jurkoniui=Vytis Jurkonis"]),
        ("language: lt", "su Vyčiu Jurkoniu", &["Vyčiu Jurkoniu=Vytis Jurkonis"]),
        ("language: lt\npeople: Vytis Jurkonis", "analitikas Jurkonis", &["Jurkonis=Vytis Jurkonis"]),
        ("language: lt\npeople: Vytis Jurkonis", "Jonas Jurkonis", &[]),
        ("language: lt\npeople: Vytis Jurkonis", "J. Jurkonis ir V. Jurkonis", &["Jurkonis=Vytis Jurkonis"]),
        ("language: lt", "Vladimiro Putino kalba", &["Vladimiro Putino=Vladimir Putin"]),
        ("language: lt", "į Ukrainą iš Rusijos", &["Ukrainą=Ukraine", "Rusijos=Russia"]),
        ("language: lt", "vytis ant arklio", &[]),
        ("language: pl", "z Andrzejem Dudą", &["Andrzejem Dudą=Andrzej Duda"]),
        (
            "language: pl\npeople: Andrzej Duda",
            "prezydent Duda i słowa Dudy",
            &["Duda=Andrzej Duda", "Dudy=Andrzej Duda"],
        ),
        ("language: pl\npeople: Andrzej Duda", "Jan Duda", &[]),
        ("language: pl", "na Białorusi i w Rosji", &["Białorusi=Belarus", "Rosji=Russia"]),
        ("language: lv", "Andžeja Dudas", &[]),
        ("language: lv", "Ukrainā un Krievijā", &["Ukrainā=Ukraine", "Krievijā=Russia"]),
        ("language: de", "Putins Rede", &[]),
        ("language: de\npeople: Vladimir Putin", "er kennt Putins Haus", &["Putins=Vladimir Putin"]),
    ]);
}

#[test]
fn false_friends() {
    check(&[
        ("", "a chad and a jordan", &[]),
        (
            "people: Michael Jordan\ncountries: JO",
            "Michael Jordan in Jordan",
            &["Michael Jordan=Michael Jordan", "Jordan=Jordan"],
        ),
        ("", "the State of Georgia", &[]),
        ("countries: GE", "Georgia Tech and Georgia", &["Georgia=Georgia"]),
        ("", "Papua New Guinea", &[]),
        ("", "the Gulf of Mexico", &[]),
        ("", "Mexico City", &[]),
        ("", "Russian roulette", &["~Russian=Russia"]),
        ("", "Ukraine-based", &["Ukraine=Ukraine"]),
        ("", "pro-Russia", &["Russia=Russia"]),
        ("", "Russiagate", &[]),
        ("", "the UN’s vote", &["UN=United Nations"]),
        ("", "the Un and the uN", &[]),
        ("", "SWIFT-like, SWIFTLY", &["SWIFT=SWIFT"]),
        ("people: Theresa May", "They may meet. In May they met.", &[]),
        ("people: Theresa May", "Theresa May met Mrs. May.", &["Theresa May=Theresa May", "May=Theresa May"]),
        ("people: Vladimir Putin", "PUTIN", &["PUTIN=Vladimir Putin"]),
        ("people: Vladimir Putin", "Putinism and Putinist", &[]),
        ("people: Vladimir Putin", "NotPutin, un-Putin", &["Putin=Vladimir Putin"]),
        ("people: Sean O’Neill", "O’Neill spoke.", &["O’Neill=Sean O’Neill"]),
        ("people: Charles de Gaulle", "General de Gaulle", &["de Gaulle=Charles de Gaulle"]),
    ]);
}

#[test]
fn the_first_mention_is_a_link_unless_the_author_made_one() {
    let links = |text: &str| {
        let (dossier, _) = with_note("", text);
        let note = dossier.note(dossier.note_ids().next().unwrap());
        dossier.mentions.get(&note.entry.source.path).map_or(0, |mentions| mentions.links.len())
    };
    assert_eq!(links("Vladimir Putin and Vladimir Putin in Ukraine"), 2);
    assert_eq!(links("[[Vladimir Putin]] and Vladimir Putin"), 0);
    assert_eq!(links("a Belarusian train"), 0);
}

#[test]
fn spellings_are_those_of_the_texts_of_notes_adjectives_too() {
    let (dossier, _) = with_note("countries: [BY, UA]", "Belarus, a Belarusian and the Belarusian army.");
    let spellings = |name: &str| {
        let id = dossier.entity_ids().find(|id| dossier.entity(*id).name == name).unwrap();
        dossier.entity(id).spellings.clone()
    };
    assert_eq!(spellings("Belarus"), [("Belarusian".to_owned(), 2), ("Belarus".to_owned(), 1)]);
    assert!(spellings("Ukraine").is_empty(), "{:?}", spellings("Ukraine"));
}

#[test]
fn a_mention_is_told_to_whom_it_mentions_with_its_spelling_and_sentence() {
    let (dossier, _) = with_note("countries: UA", "One. Then Vytis Yurkonis spoke of Ukraine. Three.");
    let person = dossier.entity_ids().find(|id| dossier.entity(*id).name == "Vytis Jurkonis").unwrap();
    let entity = dossier.entity(person);
    assert_eq!(entity.spellings, [("Vytis Yurkonis".to_owned(), 1)]);
    let [note] = entity.mentioned_in.as_slice() else { panic!("{:?}", entity.mentioned_in) };
    let sentence = dossier.sentence(*note, person).unwrap();
    assert_eq!(
        (sentence.before.as_str(), sentence.name.as_str(), sentence.after.as_str()),
        ("Then ", "Vytis Yurkonis", " spoke of Ukraine.")
    );
    // Named in front matter: the note is about it already.
    let ukraine = dossier.entity_ids().find(|id| dossier.entity(*id).name == "Ukraine").unwrap();
    assert!(dossier.entity(ukraine).mentioned_in.is_empty());
}
