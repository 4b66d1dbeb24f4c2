//! Dates that are written out: “14 April 2022”, “2022 m. balandžio 14 d.”, “14 апреля 2022 г.”, “12.04.2022”.
//!
//! In comes a text that is a date and nothing else; out comes the date, if it can be read in one way only.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::{Date, DateError, parse, weekday_in};

/// The months from January on, with all their names in lower case: as they stand alone and beside a day, in English, Belarusian, French,
/// German, Lithuanian, Polish, Russian, Spanish and Ukrainian, and, for what is imported, in Latvian, Italian, Portuguese and Dutch. No word means two
/// months.
const MONTHS: [&str; 12] = [
    "january jan студзень студзеня janvier januar jänner sausis sausio styczeń stycznia январь января enero січень січня janvāris janvārī gennaio janeiro januari",
    "february feb люты лютага février februar vasaris vasario luty lutego февраль февраля febrero лютий лютого februāris februārī febbraio fevereiro februari",
    "march mar сакавік сакавіка mars märz kovas kovo marzec marca март марта marzo березень березня marts martā março maart",
    "april apr красавік красавіка avril balandis balandžio kwiecień kwietnia апрель апреля abril квітень квітня aprīlis aprīlī aprile",
    "may май мая травень траўня mai gegužė gegužės maj maja mayo травня maijs maijā maggio maio mei",
    "june jun чэрвень чэрвеня juin juni birželis birželio czerwiec czerwca июнь июня junio червень червня jūnijs jūnijā giugno junho",
    "july jul ліпень ліпеня juillet juli liepa liepos lipiec lipca июль июля julio липень липня jūlijs jūlijā luglio julho",
    "august aug жнівень жніўня août rugpjūtis rugpjūčio sierpień sierpnia август августа agosto серпень серпня augusts augustā augustus",
    "september sep sept верасень верасня septembre rugsėjis rugsėjo wrzesień września сентябрь сентября septiembre вересень вересня septembris septembrī settembre setembro",
    "october oct кастрычнік кастрычніка octobre oktober spalis spalio październik października октябрь октября octubre жовтень жовтня oktobris oktobrī ottobre outubro",
    "november nov лістапад лістапада novembre lapkritis lapkričio listopad listopada ноябрь ноября noviembre листопад листопада novembris novembrī novembro",
    "december dec снежань снежня décembre dezember gruodis gruodžio grudzień grudnia декабрь декабря diciembre грудень грудня decembris decembrī dicembre dezembro",
];

/// What stands beside day, month and year and says nothing: “of”, “de”, “г.”, “m.”, “d.”
const FILLERS: &[&str] = &[
    "of", "the", "de", "del", "le", "el", "den", "in", "m", "d", "mėn", "laiką", "г", "год", "года", "р", "року", "r",
    "roku", "on", "dated", "am", "vom", "im", "du", "en", "au", "dnia", "w", "z", "dniu", "от", "за", "в", "во", "на",
    "від", "у", "ў", "ад", "ва", "diena", "dieną", "gada", "gads", "gadā",
];

/// What stands in front of a date that is not exact, as the interface writes it in its languages.
const ABOUT: &[&str] =
    &["about", "circa", "ca.", "c.", "apie", "каля", "близько", "около", "około", "etwa", "um", "vers", "hacia"];

/// Whether a word is the name of a month, or a short or inflected form of it.
pub fn is_month_name(word: &str) -> bool {
    month_named(&word.to_lowercase()).is_some()
}

/// The date that `text` spells out, or gives as `day.month.year` or in EDTF; nothing where it holds anything else.
pub fn date_in_words(text: &str) -> Option<Date> {
    read(text)?.ok()
}

/// Why there is no such date as `text` spells out: “31 April 2022”. Nothing where it is no date, or one that exists.
pub fn no_such_date_in_words(text: &str) -> Option<DateError> {
    let error = read(text)?.err()?;
    matches!(error, DateError::NoSuchDay { .. } | DateError::NoSuchMonth { .. }).then_some(error)
}

/// Reads a date in words, which may not exist.
fn read(text: &str) -> Option<Result<Date, DateError>> {
    // Names and places are asked far more often than dates, and every date has a number.
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text: String = text.trim().to_lowercase().nfc().collect();
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
    if let Some(date) = ABOUT.iter().find_map(|about| text.strip_prefix(about)?.strip_prefix(' ')) {
        return Some(parse(&format!("{}~", date_in_words(date)?)));
    }
    if let Ok(date) = parse(&text.to_uppercase()) {
        return Some(Ok(date));
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut year, mut month, mut numbers) = (None, None, Vec::new());
    for word in words.filter(|word| !FILLERS.contains(word) && weekday_in(word).is_none()) {
        let digits = word.trim_end_matches(char::is_alphabetic);
        match (digits.len(), &word[digits.len()..]) {
            (4, "") if year.is_none() => year = Some(digits.parse::<u16>().ok()?),
            (1 | 2, "" | "st" | "nd" | "rd" | "th" | "er") => numbers.push(digits.parse::<u8>().ok()?),
            _ if month.is_none() => month = Some(month_named(word)?),
            _ => return None,
        }
    }
    let year = year?;
    let edtf = match (month, numbers.as_slice()) {
        (None, []) => format!("{year:04}"),
        (Some(month), []) => format!("{year:04}-{month:02}"),
        (Some(month), [day]) => format!("{year:04}-{month:02}-{day:02}"),
        // Where dots are written, the day comes first.
        (None, [day, month]) if text.contains('.') => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    Some(parse(&edtf))
}

/// The number of the month with this name.
fn month_named(word: &str) -> Option<u8> {
    static NUMBERS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
        (1..).zip(MONTHS).flat_map(|(number, names)| names.split(' ').map(move |name| (name, number))).collect()
    });
    NUMBERS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_words_of_nine_languages() {
        for (text, expected) in [
            ("14 April 2022", Some("2022-04-14")),
            ("on 14 April 2022", Some("2022-04-14")),
            ("am 14. April 2022", Some("2022-04-14")),
            ("от 14 апреля 2022 г.", Some("2022-04-14")),
            ("w dniu 14 kwietnia 2022 r.", Some("2022-04-14")),
            ("від 14 квітня 2022 року", Some("2022-04-14")),
            ("in April 2022", Some("2022-04")),
            ("April 14, 2022", Some("2022-04-14")),
            ("Thursday, the 14th of April 2022", Some("2022-04-14")),
            ("Apr 2022", Some("2022-04")),
            ("2022 m. balandžio 14 d.", Some("2022-04-14")),
            ("14 красавіка 2022 года", Some("2022-04-14")),
            ("14 квітня 2022 р.", Some("2022-04-14")),
            ("14 апреля 2022 г.", Some("2022-04-14")),
            ("14 kwietnia 2022 r.", Some("2022-04-14")),
            ("14. April 2022", Some("2022-04-14")),
            ("le 1er avril 2022", Some("2022-04-01")),
            ("14 de abril de 2022", Some("2022-04-14")),
            ("14.04.2022", Some("2022-04-14")),
            ("2022-04-14?", Some("2022-04-14?")),
            ("2022", Some("2022")),
            ("(2022-04-13)", Some("2022-04-13")),
            ("about April 2022", Some("2022-04~")),
            ("каля 2022 г.", Some("2022~")),
            ("um den 14. April 2022", Some("2022-04-14~")),
            ("apie 2022 m.", Some("2022~")),
            ("2022. gada 14. aprīlī", Some("2022-04-14")),
            ("about noon", None),
            // Which is the day?
            ("04/05/2022", None),
            ("31 April 2022", None),
            ("14 April", None),
            ("Minister since 2020", None),
            ("May", None),
            ("", None),
        ] {
            assert_eq!(date_in_words(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_date_in_words_that_does_not_exist_is_known_for_one() {
        for text in
            ["31 April 2022", "on 30 February 2022", "31 апреля 2022 г.", "2022 m. birželio 31 d.", "31.04.2022"]
        {
            assert!(no_such_date_in_words(text).is_some(), "{text}");
        }
        for text in ["30 April 2022", "April 2022", "Room 31, April", "minister since 2020", "99"] {
            assert_eq!(no_such_date_in_words(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_means_two_months() {
        for (at, names) in MONTHS.iter().enumerate() {
            for name in names.split(' ') {
                assert_eq!(month_named(name).map(usize::from), Some(at + 1), "{name}");
            }
        }
    }
}
