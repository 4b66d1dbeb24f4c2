//! The line below a quotation: whose words, in what capacity, where, when, and who reports them.
//!
//! It is cut at its commas. The first part is the speaker. Each further one is what it looks like: a date; a venue, if it is a title in
//! quotation marks or begins with a word of place; who reports it, if it begins with a phrase for that; else the capacity.

use std::ops::Range;

use super::{Attribution, DateFault, Line, Speaker};
use crate::content::markdown::Link;
use crate::date::{Date, DateError, date_in_words, no_such_date_in_words, weekday_in};
use crate::diagnostic::Code;

/// What says that somebody else reports the words: in English, Lithuanian, Belarusian, Ukrainian, Russian, Polish, German, French, Spanish.
const REPORTING: &[&[&str]] = &[
    &["as reported by", "reported by", "as quoted by", "quoted by", "quoted in", "cited by", "according to", "via"],
    &["kaip praneša", "praneša", "kaip rašo", "rašo", "cituoja", "pagal", "anot"],
    &["як паведамляе", "паведамляе", "як піша", "паводле", "цытуе"],
    &["як повідомляє", "повідомляє", "як пише", "за повідомленням", "за даними", "цитує"],
    &["как сообщает", "сообщает", "как пишет", "по сообщению", "по данным", "цитирует", "цит. по"],
    &["jak podaje", "podaje", "jak donosi", "według", "cyt. za", "za"],
    &["laut", "nach angaben", "zitiert nach"],
    &["rapporté par", "cité par", "selon", "d'après", "d’après"],
    &["según", "citado por", "recogido por"],
];

/// The German phrase goes around the name: “wie die Zeitung berichtet”.
const REPORTING_AROUND: (&str, &[&str]) = ("wie", &["berichtet", "meldet", "schreibt"]);

/// The first word of a venue, in the same languages.
const PLACE: &[&[&str]] = &[
    &["at", "in", "on", "to", "before", "during", "interview", "speech"],
    &["per", "interviu", "laidoje", "konferencijoje"],
    &["у", "ў", "на", "падчас"],
    &["у", "під", "інтерв'ю", "інтерв’ю"],
    &["в", "во", "на", "интервью"],
    &["w", "we", "na", "podczas", "wywiad"],
    &["im", "in", "auf", "bei", "beim", "am", "vor", "während"],
    &["à", "au", "dans", "sur", "lors", "devant"],
    &["en", "ante", "durante"],
];

/// What a part behind the speaker is.
enum Part {
    Date(Date),
    Venue,
    Reported,
    Capacity,
}

/// Takes apart a line that begins with a dash; `links` are those of the whole text.
pub(super) fn parse(line: &Line, links: &[Link]) -> Attribution {
    let line = line.trimmed();
    let mut parts = parts(&line.text).into_iter().peekable();
    let mut attribution = Attribution { text: line.text.clone(), ..Attribution::default() };
    let mut capacity = Vec::new();
    if let Some(first) = parts.next_if(|first| names_somebody(&line, first, links)) {
        attribution.speaker = Some(speaker(&line, &first, &mut capacity));
        // “Ada Lovelace (2022-04-13)”
        capacity.retain(|words| {
            attribution.date = attribution.date.or_else(|| date_in_words(words));
            date_in_words(words).is_none()
        });
    }
    let mut venue = Vec::new();
    while let Some(part) = parts.next() {
        let text = &line.text[part.clone()];
        // “April 14, 2022” is one date with a comma in it.
        let both =
            |next: &Range<usize>| date_in_words(text).is_none().then(|| line.text[part.start..next.end].to_owned());
        let both = parts.peek().and_then(both);
        if let Some((date, both)) = both.as_ref().and_then(|both| Some((date_in_words(both)?, both))) {
            attribution.faults.extend(wrong_weekday(both, &date));
            attribution.date = attribution.date.or(Some(date));
            parts.next();
            continue;
        }
        if let Some(error) = both.as_deref().and_then(no_such_date_in_words) {
            attribution.faults.push(no_such_date(&error));
            parts.next();
            continue;
        }
        if let Some(error) = no_such_date_in_words(text) {
            attribution.faults.push(no_such_date(&error));
            continue;
        }
        match kind(&line, &part, links) {
            Part::Date(date) => {
                attribution.faults.extend(wrong_weekday(text, &date));
                attribution.date = attribution.date.or(Some(date));
            }
            Part::Venue => venue.push(text),
            Part::Reported => attribution.reported = Some(text.to_owned()),
            Part::Capacity => capacity.push(text),
        }
    }
    attribution.capacity = joined(&capacity);
    attribution.venue = joined(&venue);
    attribution
}

/// A date that there is not.
fn no_such_date(error: &DateError) -> DateFault {
    let help = "write the day that is meant, or the month alone".to_owned();
    DateFault { code: Code::InvalidDate, message: error.to_string(), help }
}

/// A date with the name of another weekday.
fn wrong_weekday(text: &str, date: &Date) -> Option<DateFault> {
    let (day, weekday) = (date.day()?, weekday_in(text)?);
    (day.weekday() != weekday).then(|| DateFault {
        code: Code::WeekdayContradictsDate,
        message: format!("“{text}” does not fit {day}, which was a {:?}", day.weekday()),
        help: format!("if the source is wrong, say so: `accept: {{{}: why}}`", Code::WeekdayContradictsDate),
    })
}

/// The speaker that a part names; what stands beside the name goes to the capacity: “President [[Vladimir Putin]]”, “Ada Lovelace (mathematician)”.
fn speaker<'l>(line: &'l Line, part: &Range<usize>, capacity: &mut Vec<&'l str>) -> Speaker {
    let text = &line.text;
    let linked = line.link_in(part);
    let before_bracket = || text[part.clone()].find(" (").map_or(part.end, |at| part.start + at);
    let name = linked.map_or_else(|| part.start..before_bracket(), |(range, _)| range.clone());
    let around = [part.start..name.start, name.end.min(part.end)..part.end];
    capacity.extend(around.into_iter().map(|range| bare(&text[range])).filter(|words| !words.is_empty()));
    Speaker { name: text[name].trim().to_owned(), link: linked.map(|(_, number)| *number) }
}

/// Whether the first part is a speaker: neither a date, a title nor the one who reports.
fn names_somebody(line: &Line, part: &Range<usize>, links: &[Link]) -> bool {
    let text = &line.text[part.clone()];
    let is_title = text.starts_with(['“', '„', '«', '”', '"']);
    text.chars().any(char::is_alphabetic)
        && !is_title
        && !matches!(kind(line, part, links), Part::Date(_) | Part::Reported)
}

fn kind(line: &Line, part: &Range<usize>, links: &[Link]) -> Part {
    let text = &line.text[part.clone()];
    // `[[2022-04-12|that day]]`
    let linked =
        line.link_in(part).and_then(|(_, number)| links.get(*number)).and_then(|link| link.target.parse().ok());
    if let Some(date) = linked.or_else(|| date_in_words(text)) {
        return Part::Date(date);
    }
    let lower = text.to_lowercase();
    let begins = |phrase: &str| {
        lower
            .strip_prefix(phrase)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.trim().is_empty())
    };
    let (before, behind) = REPORTING_AROUND;
    if REPORTING.iter().copied().flatten().any(|phrase| begins(phrase))
        || begins(before) && behind.iter().any(|word| lower.ends_with(word))
    {
        return Part::Reported;
    }
    let is_place = PLACE.iter().copied().flatten().any(|word| begins(word));
    if is_place || text.starts_with(['“', '„', '«', '”', '"']) { Part::Venue } else { Part::Capacity }
}

/// The parts between commas, without those that are empty; a comma within quotation marks or brackets parts nothing.
fn parts(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut open) = (Vec::new(), 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(')'),
            '«' => open.push('»'),
            '„' | '“' if open.last() != Some(&'”') => open.push('”'),
            // What closes in German opens in English.
            '“' | '”' if open.last() == Some(&'”') => drop(open.pop()),
            _ if open.last() == Some(&c) => drop(open.pop()),
            ',' | '，' | '、' | '،' if open.is_empty() => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    let trimmed = parts.into_iter().map(|part| {
        let words = &text[part.clone()];
        let start = part.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    });
    trimmed.filter(|part| !part.is_empty()).collect()
}

/// Without white space and brackets around it.
fn bare(text: &str) -> &str {
    text.trim().trim_start_matches('(').trim_end_matches([')', ':', ';']).trim()
}

fn joined(parts: &[&str]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(", "))
}
