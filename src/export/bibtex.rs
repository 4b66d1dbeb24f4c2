//! `sources.bib`: the articles that the notes are about, as BibTeX, for LaTeX.
//!
//! Classic styles read `year` and `month`, biblatex and biber the exact `date`, which is EDTF of level 1 there too, without a time. Text is UTF-8 with what means something to TeX escaped.

use std::fmt::{self, Display, Write};

use rustc_hash::FxHashSet;

use super::dates::Parts;
use super::{Context, allowed};
use crate::content::NoteKind;
use crate::date::{Date, End};
use crate::dossier::NoteId;
use crate::text::fallback_slug;

/// The months as the macros that every style defines.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The articles of all notes, the newest first.
pub(super) fn write(context: &Context<'_>) -> Vec<u8> {
    let mut text = String::with_capacity(context.dossier.notes.len() * 400);
    let mut keys = FxHashSet::default();
    for id in context.dossier.note_ids() {
        // Writing into memory cannot fail.
        let _ = entry(context, id, &mut keys, &mut text);
    }
    text.into_bytes()
}

fn entry(context: &Context<'_>, id: NoteId, keys: &mut FxHashSet<String>, out: &mut String) -> fmt::Result {
    let record = context.dossier.note(id);
    let note = record.note();
    let publication = &note.publication;
    let is_article = matches!(note.kind, NoteKind::Article | NoteKind::Interview) && record.source.is_some();
    let kind = if is_article { "article" } else { "misc" };
    write!(out, "@{kind}{{{}", key(&record.slug, keys))?;
    let mut field = |name: &str, value: Option<&dyn Display>| match value {
        Some(value) => write!(out, ",\n  {name} = {{{value}}}"),
        None => Ok(()),
    };
    // A second pair of braces keeps a name in one piece, and a title in its own capitals.
    let whole = |text: &str| format!("{{{}}}", Tex(text));
    field("title", Some(&whole(&note.title)))?;
    if let Some(author) = &publication.author {
        field("author", Some(&whole(author)))?;
    }
    if let Some(source) = record.source {
        let name = context.name(source);
        field(if is_article { "journal" } else { "howpublished" }, Some(&Tex(name)))?;
    }
    if let Some(date) = &note.date {
        let parts = Parts::one(date).filter(|parts| parts.year > 0);
        if let Some(years) = years(date) {
            field("year", Some(&years))?;
        }
        field("date", Some(&date.without_time()))?;
        let month = parts.and_then(|parts| MONTHS.get(usize::from(parts.month?).checked_sub(1)?));
        if let Some(month) = month {
            write!(out, ",\n  month = {month}")?;
        }
    }
    let mut field = |name: &str, value: Option<&dyn Display>| match value {
        Some(value) => write!(out, ",\n  {name} = {{{value}}}"),
        None => Ok(()),
    };
    if let Some(url) = allowed(publication.url.as_deref()) {
        field("url", Some(&Address(url)))?;
    }
    if let Some(accessed) = note.accessed.and_then(|date| date.day()) {
        field("urldate", Some(&accessed))?;
    }
    if let Some(archive) = allowed(publication.archive.as_deref()) {
        field("archiveurl", Some(&Address(archive)))?;
    }
    if let Some(language) = &publication.language {
        field("language", Some(&Tex(language)))?;
    }
    out.write_str("\n}\n\n")
}

/// The year of a date, or the years from and to which it goes, as classic styles print them; none before the year 1 or of no single year.
fn years(date: &Date) -> Option<String> {
    let of = |end: Option<End>| match end {
        Some(End::Known(date)) => Some(Parts::of(&date).filter(|parts| parts.year > 0)?.year),
        _ => None,
    };
    let is_known = |end: Option<End>| matches!(end, Some(End::Known(_)));
    match (of(date.start()), of(date.end())) {
        (Some(start), Some(end)) if start == end => Some(format!("{start:04}")),
        (Some(start), Some(end)) => Some(format!("{start:04}--{end:04}")),
        (Some(start), None) if !is_known(date.end()) => Some(format!("{start:04}--")),
        (None, Some(end)) if !is_known(date.start()) => Some(format!("--{end:04}")),
        _ => Some(format!("{:04}", Parts::of(date).filter(|parts| parts.year > 0)?.year)),
    }
}

/// The key of a note: its slug, where that is ASCII, and else a hash of it, so that another note moves nothing; each once.
fn key(slug: &str, keys: &mut FxHashSet<String>) -> String {
    let plain = slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let mut key = if plain && !slug.is_empty() { slug.to_owned() } else { fallback_slug("note", slug) };
    while !keys.insert(key.to_lowercase()) {
        key.push('-');
    }
    key
}

/// A text with what means something to TeX escaped.
struct Tex<'a>(&'a str);

impl Display for Tex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' | '%' | '$' | '#' | '_' => write!(f, "\\{c}"),
            // A brace alone would end the field, even behind a backslash.
            '{' => f.write_str("\\textbraceleft "),
            '}' => f.write_str("\\textbraceright "),
            '\\' => f.write_str("\\textbackslash "),
            '~' => f.write_str("\\textasciitilde "),
            '^' => f.write_str("\\textasciicircum "),
            c if c.is_control() => f.write_char(' '),
            c => f.write_char(c),
        })
    }
}

/// An address: taken as it is by `\url`, but for what would end the field.
struct Address<'a>(&'a str);

impl Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '{' => f.write_str("%7B"),
            '}' => f.write_str("%7D"),
            '\\' => f.write_str("%5C"),
            c => f.write_char(c),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_depends_on_its_note_alone() {
        let all = |slugs: &[&str]| {
            let mut keys = FxHashSet::default();
            slugs.iter().map(|slug| key(slug, &mut keys)).collect::<Vec<_>>()
        };
        let (one, two) = (all(&["первая", "a"]), all(&["нулевая", "первая", "a", "A"]));
        assert_eq!(one, two[1..3]);
        assert!(one[0].starts_with("note-") && one[0].is_ascii() && two[0] != two[1], "{two:?}");
        assert_eq!(two[3], "A-", "BibTeX takes capital and small letters for the same");
    }

    #[test]
    fn years_are_told_to_classic_styles_as_far_as_they_are_known() {
        for (date, told) in [
            ("2022-04~", Some("2022")),
            ("2022-04/2022-06-15", Some("2022")),
            ("2021-12/2022", Some("2021--2022")),
            ("1888/..", Some("1888--")),
            ("../1888", Some("--1888")),
            ("1888-04/", Some("1888--")),
            ("198X/1995", None),
            ("198X", None),
            ("-0043", None),
            ("-0043/0014", None),
        ] {
            assert_eq!(years(&date.parse().unwrap()).as_deref(), told, "{date}");
        }
    }

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        assert_eq!(Tex("5 % & {a} \\b").to_string(), "5 \\% \\& \\textbraceleft a\\textbraceright  \\textbackslash b");
        assert_eq!(Address("https://a.example/{x}?a=b_c").to_string(), "https://a.example/%7Bx%7D?a=b_c");
    }
}
