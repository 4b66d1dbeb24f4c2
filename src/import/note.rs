//! The file of an item: front matter with what is known, and comments that say what was guessed and from what.

use super::Item;
use crate::scaffold::Draft;
use crate::text::{SlugStyle, fallback_slug};
use crate::yaml::write::{Writer, date, list, scalar};

/// How an item becomes a file.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// How the site makes addresses.
    pub slugs: SlugStyle,
    /// The language of the site.
    pub language: &'a str,
    /// How many words all quotations of a note may have.
    pub quoted_words: Option<usize>,
}

/// The note of an item: a draft without a text of its own.
pub fn draft(item: &Item, settings: Settings<'_>) -> Draft {
    let from = |key: &str| item.source_of(key).map(|from| format!("from {from}"));
    let mut writer = Writer::default();
    let mut line = |key: &str, value: &str, fact: &str| writer.line(0, key, value, from(fact).as_deref());
    line("title", &scalar(&text(&item.title)), "title");
    line("draft", "true", "");
    line("date", &item.date.map(|day| date(&day.to_string())).unwrap_or_default(), "date");
    if let Some(updated) = item.updated {
        line("updated", &date(&updated.to_string()), "updated");
    }
    line("summary", "", "");
    line("people", &list(item.people.iter().map(String::as_str)), "people");
    line("organisations", &list(item.organisations.iter().map(String::as_str)), "organisations");
    line("countries", &list(item.countries.iter().map(String::as_str)), "countries");
    line("tags", "[]", "");
    source(item, &mut writer, settings);
    Draft { path: path(item, settings), text: writer.file("") }
}

fn source(item: &Item, writer: &mut Writer, settings: Settings<'_>) {
    writer.line(0, "source", "", None);
    let mut line = |key: &str, value: Option<String>, fact: &str| {
        let from = item.source_of(fact).map(|from| format!("from {from}"));
        if let Some(value) = value {
            writer.line(2, key, &value, from.as_deref());
        }
    };
    line("name", Some(item.outlet.as_deref().map(|name| scalar(&text(name))).unwrap_or_default()), "outlet");
    line("url", Some(item.url.as_deref().map(scalar).unwrap_or_default()), "url");
    line("author", Some(item.authors.join(", ")).filter(|it| !it.is_empty()).map(|it| scalar(&text(&it))), "authors");
    let foreign = item.language.as_deref().filter(|language| *language != settings.language);
    line("language", foreign.map(scalar), "language");
}

/// Where the note stands: behind its date, by the first words of its title.
pub fn path(item: &Item, settings: Settings<'_>) -> String {
    let slug = crate::scaffold::short_slug(&item.title, settings.slugs);
    let slug = if slug.is_empty() { fallback_slug("note", &item.title) } else { slug };
    let date = item.date.map(|date| date.to_string());
    let date = date.as_deref().and_then(crate::scaffold::in_file_name).map(|date| format!("{date}-"));
    format!("content/notes/{}{slug}.md", date.unwrap_or_default())
}

/// A text of others without what begins a comment, which would hide what comes behind it.
fn text(text: &str) -> String {
    text.replace("%%", "% %").replace("<!--", "< !--")
}
