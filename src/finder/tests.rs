//! Quotations and people in the styles of the languages.

use super::known::Known;
use super::people::People;
use super::quotes;

fn said(text: &str, language: &str) -> Vec<(String, String)> {
    let known = Known::default();
    let people = People::of(text, &known, language);
    quotes::find(text, language, &people).into_iter().map(|quote| (quote.speaker, quote.text)).collect()
}

#[track_caller]
fn one(text: &str, language: &str, speaker: &str, words: &str) {
    assert_eq!(said(text, language), [(speaker.to_owned(), words.to_owned())], "{text}");
}

#[test]
fn words_are_those_of_the_one_who_is_named_beside_them() {
    let words = "The army will not cross the border this year";
    one(&format!("“{words},” said Vytis Jurkonis, an analyst at Freedom House."), "en", "Vytis Jurkonis", words);
    one(&format!("“{words},” Vytis Jurkonis told reporters on Wednesday."), "en", "Vytis Jurkonis", words);
    one(
        &format!("Foreign Minister Gabrielius Landsbergis said: “{words}.”"),
        "en",
        "Gabrielius Landsbergis",
        &format!("{words}."),
    );
    one(&format!("\"{words},\" said President Ada Lovelace."), "en", "Ada Lovelace", words);
    one(
        "„Kariuomenė šiais metais sienos tikrai nekirs“, – sakė politologas Vytis Jurkonis.",
        "lt",
        "Vytis Jurkonis",
        "Kariuomenė šiais metais sienos tikrai nekirs",
    );
    one(
        "«Армия в этом году не перейдет границу», — заявил министр обороны Иван Петров.",
        "ru",
        "Иван Петров",
        "Армия в этом году не перейдет границу",
    );
    one(
        "«Армія цього року не перейде кордон», — зазначила речниця Олена Коваленко.",
        "uk",
        "Олена Коваленко",
        "Армія цього року не перейде кордон",
    );
    one(
        "„Wojsko w tym roku nie przekroczy granicy” – powiedział minister Jan Kowalski.",
        "pl",
        "Jan Kowalski",
        "Wojsko w tym roku nie przekroczy granicy",
    );
    one(
        "„Die Armee wird die Grenze nicht überschreiten“, sagte Außenministerin Anna Schmidt.",
        "de",
        "Anna Schmidt",
        "Die Armee wird die Grenze nicht überschreiten",
    );
    one(
        "— Армия в этом году не перейдет границу, — сказал Иван Петров.",
        "ru",
        "Иван Петров",
        "Армия в этом году не перейдет границу",
    );
}

#[test]
fn a_surname_and_a_pronoun_mean_who_was_named_before() {
    let text = "Vytis Jurkonis has studied Belarus for years.\n\n“The army will not cross the border,” Jurkonis said.\n\n“Nobody in Minsk wants that to happen,” he added.";
    let speakers: Vec<String> = said(text, "en").into_iter().map(|(speaker, _)| speaker).collect();
    assert_eq!(speakers, ["Vytis Jurkonis", "Vytis Jurkonis"]);
    let two = "Ada Jurkonis and Vytis Jurkonis spoke.\n\n“The army will not cross the border,” Jurkonis said.";
    assert_eq!(said(two, "en"), [], "it could be either");
}

#[test]
fn a_quotation_goes_on_over_paragraphs_and_around_its_attribution() {
    let text = "Vytis Jurkonis said: “The army will not cross the border.\n\n“Nobody wants that,” he added.";
    assert_eq!(said(text, "en")[0].1, "The army will not cross the border. Nobody wants that");
    let text = "“The army,” said Vytis Jurkonis, “will not cross the border this year.”";
    assert_eq!(
        said(text, "en"),
        [("Vytis Jurkonis".to_owned(), "The army will not cross the border this year.".to_owned())]
    );
}

#[test]
fn titles_scare_quotes_and_words_of_nobody_are_no_quotations() {
    for text in [
        "The “special operation” was discussed, said Vytis Jurkonis.",
        "He read “War and Peace” and said nothing.",
        "“We shall overcome some day, all of us” stood on the wall.",
        "Vytis Jurkonis came. “The army will not cross the border this year.” Nobody believed it.",
    ] {
        assert_eq!(said(text, "en"), [], "{text}");
    }
}

fn people(text: &str, language: &str) -> Vec<String> {
    let known = Known::default();
    People::of(text, &known, language).named().iter().map(|named| named.name.clone()).collect()
}

#[test]
fn whoever_is_named_in_full_is_found_once_in_the_nominative() {
    for (text, language, expected) in [
        ("Ada Lovelace met John Smith in New York on Monday.", "en", &["Ada Lovelace", "John Smith"][..]),
        (
            "Foreign Minister Gabrielius Landsbergis spoke. Landsbergis’s party was silent.",
            "en",
            &["Gabrielius Landsbergis"],
        ),
        ("The analyst Vytis Jurkonis, whom the paper calls Vytis Yurkonis too, agreed.", "en", &["Vytis Jurkonis"]),
        ("Victoria Park and the European Union have capitals too, and so has George Street.", "en", &[]),
        ("Kalbėjomės su Vyčiu Jurkoniu. Vytis Jurkonis dirba Vilniaus universitete.", "lt", &["Vytis Jurkonis"]),
        ("Встреча с Иваном Петровым прошла в Москве. Петров молчал.", "ru", &["Иван Петров"]),
        ("Зустріч з Оленою Коваленко відбулася в Києві.", "uk", &["Олена Коваленко"]),
        ("Spotkanie z Janem Kowalskim odbyło się w Warszawie.", "pl", &["Jan Kowalski"]),
        (
            "Außenministerin Anna Schmidt traf gestern Peter Weber. Die Neue Zeitung schwieg.",
            "de",
            &["Anna Schmidt", "Peter Weber"],
        ),
    ] {
        assert_eq!(people(text, language), expected, "{text}");
    }
}

#[test]
fn a_surname_in_any_case_and_spelling_means_its_bearer() {
    one(
        "Vytis Jurkonis agreed. “The army will not cross the border,” Mr Yurkonis said.",
        "en",
        "Vytis Jurkonis",
        "The army will not cross the border",
    );
    one(
        "Kalbėjo Vytis Jurkonis. Pasak V. Jurkonio, „kariuomenė šiais metais sienos nekirs“.",
        "lt",
        "Vytis Jurkonis",
        "kariuomenė šiais metais sienos nekirs",
    );
}

#[test]
fn single_marks_quote_and_an_apostrophe_does_not() {
    one(
        "‘The army won’t cross the ministers’ line,’ said Ada Lovelace.",
        "en",
        "Ada Lovelace",
        "The army won’t cross the ministers’ line",
    );
    assert_eq!(said("In the ‘90s Ada Lovelace said that it was the people’s choice to make.", "en"), []);
}
