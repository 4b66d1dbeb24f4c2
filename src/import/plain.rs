//! A plain text that was copied from a page: its title, its date line and its outlet above, and below what belongs to the page and not to the article.

use super::{Item, Refusal, dates, language_of};
use crate::date::Date;

/// How many lines above the text are looked at for a date.
const HEAD: usize = 14;
/// A line of this many characters is a paragraph.
const LONG: usize = 90;
/// A longer line is no title, in characters.
const TITLE: usize = 220;

/// What a date line says of the date behind the word: that it is the second one.
const UPDATED: &[&str] = &[
    "updated",
    "atnaujinta",
    "обновлено",
    "оновлено",
    "абноўлена",
    "aktualisiert",
    "aktualizacja",
    "zaktualizowano",
    "mis à jour",
    "actualizado",
    "atjaunots",
    "modified",
];
/// Lines from which on nothing belongs to the article, by how they begin.
const BELOW: &[&str] = &[
    "related",
    "read more",
    "read also",
    "see also",
    "more on",
    "more from",
    "you may also like",
    "recommended",
    "most read",
    "comments",
    "tags:",
    "©",
    "copyright",
    "all rights reserved",
    "download on the app store",
    "get it on google play",
    "skaitykite taip pat",
    "taip pat skaitykite",
    "susiję straipsniai",
    "komentarai",
    "visos teisės saugomos",
    "читайте также",
    "читайте також",
    "комментарии",
    "коментарі",
    "все права защищены",
    "всі права захищені",
    "чытайце таксама",
    "усе правы",
    "czytaj także",
    "czytaj też",
    "zobacz także",
    "komentarze",
    "wszelkie prawa",
    "mehr zum thema",
    "lesen sie auch",
    "kommentare",
    "alle rechte vorbehalten",
    "lire aussi",
    "lasi arī",
    "lasiet arī",
    "uab ",
    "subscribe",
    "follow us",
    "share",
];
/// Lines that say whose a picture is, or what it shows.
const CAPTIONS: &[&str] = &[
    "photo",
    "foto",
    "nuotr",
    "фото",
    "фота",
    "zdj",
    "fot.",
    "bild:",
    "image",
    "picture",
    "credit",
    "getty",
    "reuters /",
    "afp /",
    "ap /",
];

/// Whether a file begins with what stands in no text.
pub(super) fn is_binary(head: &str) -> bool {
    let odd = head.chars().filter(|c| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}').count();
    odd * 20 > head.chars().count()
}

/// Whether bytes are a text that somebody could have copied.
pub(super) fn is_text(text: &str) -> bool {
    let odd = text.chars().take(20_000).filter(|c| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}').count();
    let letters = text.chars().take(20_000).filter(|c| c.is_alphabetic()).count();
    letters > 40 && odd * 100 < letters
}

/// The article of a text.
pub(super) fn read(text: &str, url: Option<&str>) -> Result<Item, Refusal> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let Some(at) = lines.iter().take(HEAD).position(|line| is_title(line)) else { return Err(Refusal::NoArticle) };
    let title = lines.get(at).copied().unwrap_or_default();
    let mut item = Item { title: title.to_owned(), url: url.and_then(super::address::clean), ..Item::default() };
    item.guess("title", "the first line of the text");
    if let Some(host) = item.url.as_deref().and_then(super::address::host) {
        item.outlet = Some(host);
        item.guess("outlet", "the address");
    }
    let first =
        lines.iter().skip(at + 1).position(|line| is_paragraph(line)).map_or(lines.len(), |first| at + 1 + first);
    head(&lines[..first.min(HEAD)], &mut item);
    item.text = body(&lines[first.min(lines.len())..], title).join("\n\n");
    item.language = language_of(&item.text).or_else(|| language_of(text)).map(str::to_owned);
    if item.language.is_some() {
        item.guess("language", "its words");
    }
    Ok(item)
}

/// The dates above the text: the first is that of publication, unless a word says that it is the other one.
fn head(lines: &[&str], item: &mut Item) {
    let mut found: Vec<(Date, bool)> = Vec::new();
    for line in lines {
        let mut is_update = false;
        for part in line.split(['|', '•', '·', '(', ')', ';']).flat_map(around_update) {
            let lower = part.to_lowercase();
            is_update |= UPDATED.iter().any(|word| lower.contains(word));
            if let Some(date) = dates::words(
                part.rsplit(':').find(|it| it.chars().filter(char::is_ascii_digit).count() > 4).unwrap_or(part),
            )
            .filter(|date| date.day().is_some())
            {
                found.push((date, is_update));
            }
        }
        if let Some(date) =
            dates::words(line).filter(|date| date.day().is_some() && !found.iter().any(|(known, _)| known == date))
        {
            found.push((date, is_update));
        }
    }
    let published = found.iter().find(|(_, is_update)| !is_update).or_else(|| found.first());
    if let Some((date, _)) = published {
        item.date = Some(*date);
        item.guess("date", "the lines above the text");
        let updated = found.iter().find(|(other, is_update)| *is_update && date.sort_key() < other.sort_key());
        if let Some((updated, _)) = updated {
            item.updated = Some(*updated);
            item.guess("updated", "the lines above the text");
        }
    }
}

/// A piece of a line, parted where a word says that something was changed.
fn around_update(part: &str) -> Vec<&str> {
    let lower = part.to_lowercase();
    let at = UPDATED
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .filter(|at| *at > 0 && lower.len() == part.len() && part.is_char_boundary(*at));
    match at {
        Some(at) => vec![&part[..at], &part[at..]],
        None => vec![part],
    }
}

/// The paragraphs of the article.
fn body<'t>(lines: &[&'t str], title: &str) -> Vec<&'t str> {
    let begins = |line: &str, words: &[&str]| {
        let lower = line.to_lowercase();
        words.iter().any(|word| lower.starts_with(word))
    };
    let mut kept: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_label = line.chars().count() < LONG;
        // A heading “Comments” in the middle of a text ends nothing.
        if is_label && begins(line, BELOW) && lines[at..].iter().filter(|rest| is_paragraph(rest)).count() <= 3 {
            break;
        }
        let is_caption = line.chars().count() < 260 && (begins(line, CAPTIONS) || ends_in_credit(line));
        let is_repeated = kept.contains(line) || *line == title;
        if !(is_caption || is_repeated || (is_label && begins(line, BELOW))) {
            kept.push(line);
        }
    }
    kept
}

/// “… at the border. Reuters / Scanpix photo”, “(AP Photo)”
fn ends_in_credit(line: &str) -> bool {
    const WORDS: [&str; 9] = ["photo", "nuotr", "nuotrauka", "фото", "scanpix", "getty", "reuters", "afp", "foto"];
    let lower = line.to_lowercase();
    let end = &lower[lower.ceil_char_boundary(lower.len().saturating_sub(48))..];
    let is_last = |word: &str| end.trim_end_matches(['.', ')']).ends_with(word);
    WORDS.iter().any(|word| is_last(word))
        || (!line.ends_with(['.', '!', '?', '”', '“', '»']) && WORDS.iter().any(|word| end.contains(word)))
}

fn is_title(line: &str) -> bool {
    let length = line.chars().count();
    (15..=TITLE).contains(&length)
        && line.split(' ').count() > 2
        && dates::words(line).is_none()
        && !line.contains("://")
}

fn is_paragraph(line: &str) -> bool {
    line.chars().count() >= LONG
        && line.trim_end_matches(['”', '“', '"', '»', ')']).ends_with(['.', '!', '?', '…', ':'])
}
