//! The file of an item: front matter with what is known, and comments that say what was guessed and from what.

use super::{Form, Item};
use crate::scaffold::{Draft, in_file_name, short_slug};
use crate::text::{SlugStyle, fallback_slug, slugify};
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

/// The file of an item: a draft, with no text but what its author wrote.
pub fn draft(item: &Item, settings: Settings<'_>) -> Draft {
    let mut writer = Writer::default();
    match item.form {
        Form::Note => note(item, &mut writer, settings),
        Form::Event => event(item, &mut writer),
    }
    let body = if item.body.is_empty() { String::new() } else { format!("{}\n", item.body) };
    Draft { path: path(item, settings), text: writer.file(&body) }
}

/// A line for a fact, with a comment where it was guessed.
fn line(writer: &mut Writer, indent: usize, (key, value): (&str, &str), item: &Item, fact: &str) {
    let from = item.source_of(fact).map(|from| format!("from {from}"));
    writer.line(indent, key, value, from.as_deref());
}

/// The title; a draft has one, whatever the file says.
fn title(item: &Item) -> String {
    let title = text(&item.title);
    if title.trim().is_empty() { "Untitled".to_owned() } else { title }
}

fn note(item: &Item, writer: &mut Writer, settings: Settings<'_>) {
    let mut top = |key: &str, value: &str| line(writer, 0, (key, value), item, key);
    top("title", &scalar(&title(item)));
    if let Some(kind) = item.kind {
        top("kind", kind);
    }
    if !item.is_finished {
        top("draft", "true");
    }
    top("date", &dated(item));
    if let Some(revised) = item.revised {
        top("revised", &date(&revised.to_string()));
    }
    for (key, values) in [("aliases", &item.aliases), ("redirect_from", &item.redirect_from)] {
        if !values.is_empty() {
            top(key, &names(values));
        }
    }
    if let Some(updated) = item.updated {
        top("updated", &date(&updated.to_string()));
    }
    top("summary", &item.summary.as_deref().map(|summary| scalar(&text(summary))).unwrap_or_default());
    top("people", &names(&item.people));
    top("organisations", &names(&item.organisations));
    top("countries", &names(&item.countries));
    top("tags", &names(&item.tags));
    source(item, writer, settings);
    quotes(item, writer, settings);
}

fn event(item: &Item, writer: &mut Writer) {
    let mut top = |key: &str, value: &str| line(writer, 0, (key, value), item, key);
    top("title", &scalar(&title(item)));
    top("draft", "true");
    top("date", &dated(item));
    if let Some(words) = &item.date_as_reported {
        top("date_as_reported", &scalar(&text(words)));
    }
    top("place", &item.place.as_deref().map(|place| scalar(&text(place))).unwrap_or_default());
    top("people", &names(&item.people));
    top("organisations", &names(&item.organisations));
    top("countries", &names(&item.countries));
    if let Some(url) = &item.url {
        top("sources", &list([url.as_str()]));
    }
}

fn source(item: &Item, writer: &mut Writer, settings: Settings<'_>) {
    writer.line(0, "source", "", None);
    let mut nested = |key: &str, value: Option<String>, fact: &str| {
        if let Some(value) = value {
            line(writer, 2, (key, &value), item, fact);
        }
    };
    nested("name", Some(item.outlet.as_deref().map(|name| scalar(&text(name))).unwrap_or_default()), "outlet");
    nested("url", Some(item.url.as_deref().map(scalar).unwrap_or_default()), "url");
    let authors = item.authors.join(", ");
    nested("author", Some(authors).filter(|it| !it.is_empty()).map(|it| scalar(&text(&it))), "authors");
    let foreign = item.language.as_deref().filter(|language| *language != settings.language);
    nested("language", foreign.map(scalar), "language");
}

/// The quotations, as many as a note may have.
fn quotes(item: &Item, writer: &mut Writer, settings: Settings<'_>) {
    let mut room = settings.quoted_words.unwrap_or(usize::MAX);
    let foreign = item.language.as_deref().filter(|language| *language != settings.language);
    let mut is_first = true;
    for quote in &item.quotes {
        let words = crate::content::markdown::quotations::words(&quote.text);
        if words > room {
            continue;
        }
        room -= words;
        if is_first {
            writer.line(0, "quotes", "", item.source_of("quotes").map(|from| format!("from {from}")).as_deref());
            is_first = false;
        }
        writer.first(2, "text", &scalar(&text(&quote.text)), None);
        if let Some(speaker) = &quote.speaker {
            writer.line(4, "speaker", &scalar(&text(speaker)), None);
        }
        if let Some(capacity) = &quote.capacity {
            writer.line(4, "as", &scalar(&text(capacity)), None);
        }
        if let Some(language) = foreign {
            writer.line(4, "language", &scalar(language), None);
        }
    }
}

fn dated(item: &Item) -> String {
    item.date.map(|day| date(&day.to_string())).unwrap_or_default()
}

fn names(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| text(name)).collect();
    list(names.iter().map(String::as_str))
}

/// Where the file stands: a note behind its date, an event before it, by the first words of the title.
pub fn path(item: &Item, settings: Settings<'_>) -> String {
    let word = if item.form == Form::Event { "event" } else { "note" };
    let named = item.slug.as_deref().map(|slug| slugify(slug, settings.slugs)).filter(|slug| !slug.is_empty());
    let slug = named.or_else(|| Some(short_slug(&item.title, settings.slugs))).filter(|slug| !slug.is_empty());
    let slug = slug.unwrap_or_else(|| fallback_slug(word, &item.title));
    let written = item.date.map(|date| date.to_string());
    match (item.form, written.as_deref().and_then(in_file_name)) {
        (Form::Note, Some(date)) => format!("content/notes/{date}-{slug}.md"),
        (Form::Note, None) => format!("content/notes/{slug}.md"),
        (Form::Event, Some(date)) => format!("content/events/{slug}-{date}.md"),
        (Form::Event, None) => format!("content/events/{slug}.md"),
    }
}

/// A text of others without what begins a comment, which would hide what comes behind it.
fn text(text: &str) -> String {
    text.replace("%%", "% %").replace("<!--", "< !--")
}
