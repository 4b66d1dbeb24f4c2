//! A new entry: a note, a profile or an event, with the keys that most of them have.
//!
//! Notes and events begin as drafts, which `dossier publish` ends; profiles enter the dossier at once. Every text is parsed before it is handed out, by the functions that will read it later: what `new` writes has no fault.

use std::sync::Arc;

use super::Draft;
use crate::content::{self, Kind, Settings, Source};
use crate::date::{Date, Day};
use crate::diagnostic::Severity;
use crate::gazetteer::Country;
use crate::text::{SlugStyle, fallback_slug, slugify};
use crate::yaml::write::{date as dated, list, scalar};

/// What can be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A note about one article.
    Note,
    /// The profile of a person.
    Person,
    /// The profile of a country.
    Country,
    /// The profile of an organisation.
    Organisation,
    /// An event in a file of its own.
    Event,
}

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What it is.
    pub form: Form,
    /// Its title or name.
    pub title: &'a str,
    /// The date of a note or event, as EDTF; today if none.
    pub date: Option<&'a str>,
    /// The language of its text, if it is not the site's.
    pub language: Option<&'a str>,
    /// The language of the site.
    pub site_language: &'a str,
    /// The name of its file, in place of one made from the title.
    pub slug: Option<&'a str>,
    /// What is known of the article of a note.
    pub facts: &'a Facts,
    /// How the site makes addresses.
    pub slugs: SlugStyle,
    /// Today, in the site's time zone.
    pub today: Day,
}

/// What is known of the article that a note is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Whom it is about.
    pub people: Vec<String>,
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// There is no text in the title, or it has more than one line.
    #[error("a title is one line with at least one letter or digit")]
    Title,
    /// Part of the title would be a comment.
    #[error("a title cannot hold `%%` or `<!--`, which begin a comment that is not published")]
    Comment,
    /// No country has this name.
    #[error("`{name}` is not a known country{}", near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default())]
    Country {
        /// As it was written.
        name: String,
        /// A name that is near.
        near: Option<&'static str>,
    },
    /// It is no BCP 47 tag.
    #[error("`{0}` is not a language: write a BCP 47 tag, such as `en`, `lt` or `pt-BR`")]
    Language(String),
    /// The program would not read it: the first fault, in words.
    #[error("{0}")]
    Fault(String),
}

/// Makes an entry, as it should stand below the root of the site.
///
/// # Errors
///
/// A title, date, language or country that the site could not read.
pub fn entry(request: &Request<'_>) -> Result<Draft, Error> {
    let title = request.title.trim();
    if !title.contains(char::is_alphanumeric) || title.contains(char::is_control) {
        return Err(Error::Title);
    }
    if content::comments::may_be_in(title) {
        return Err(Error::Comment);
    }
    if let Some(language) = request.language
        && language.parse::<icu_locale::Locale>().is_err()
    {
        return Err(Error::Language(language.to_owned()));
    }
    let today = Date::from(request.today).to_string();
    let date = request.date.map_or(today.as_str(), str::trim);
    let draft = match request.form {
        Form::Note => note(request, title, date),
        Form::Event => event(request, title, date),
        Form::Person => profile(request, Kind::Person, title, PERSON),
        Form::Organisation => profile(request, Kind::Organisation, title, ORGANISATION),
        Form::Country => country(request, title)?,
    };
    let source = Source { path: draft.path.as_str().into(), text: Arc::from(draft.text.as_str()) };
    let settings = Settings { language: request.site_language, trusted_html: false, mentions: false };
    let (_, diagnostics) = content::parse(source, settings);
    match diagnostics.into_iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
        Some(fault) => {
            let help = fault.help.map(|help| format!(": {help}")).unwrap_or_default();
            Err(Error::Fault(format!("{}{help}", fault.message)))
        }
        None => Ok(draft),
    }
}

const PERSON: &str = "aliases: []\ndescription:\ncountries: []\norganisations: []\nroles: []\n";
const ORGANISATION: &str = "aliases: []\ndescription:\ncountries: []\nurl:\n";
const COUNTRY: &str = "description:\n";

fn note(request: &Request<'_>, title: &str, date: &str) -> Draft {
    let name = slug(request, "note", title);
    let name = in_file_name(date).map_or(name.clone(), |date| format!("{date}-{name}"));
    let Facts { url, source, people } = request.facts;
    let value = |text: &Option<String>| text.as_deref().map(|text| format!(" {}", scalar(text))).unwrap_or_default();
    let keys = format!(
        "source:\n  name:{}\n  url:{}\npeople: {}\norganisations: []\ncountries: []\ntags: []\n",
        value(source),
        value(url),
        list(people.iter().map(String::as_str))
    );
    let keys = keys.as_str();
    draft(request, format!("content/notes/{name}.md"), title, &format!("draft: true\ndate: {}\n", dated(date)), keys)
}

fn event(request: &Request<'_>, title: &str, date: &str) -> Draft {
    let name = slug(request, "event", title);
    let name = in_file_name(date).map_or(name.clone(), |date| format!("{name}-{date}"));
    // `sources` without a value would say that there are none. As it is, `check` reminds of them.
    let keys = "place:\ncountry:\npeople: []\norganisations: []\ncountries: []\n# sources: [a-note, https://example.org/report]\n";
    draft(request, format!("content/events/{name}.md"), title, &format!("draft: true\ndate: {}\n", dated(date)), keys)
}

fn profile(request: &Request<'_>, kind: Kind, title: &str, keys: &str) -> Draft {
    let name = slug(request, kind.word(), title);
    draft(request, format!("content/{}/{name}.md", kind.folder()), title, &added(request), keys)
}

fn country(request: &Request<'_>, title: &str) -> Result<Draft, Error> {
    let Some(country) = Country::find(title) else {
        let near = Country::nearest(title).map(|country| country.name(request.site_language));
        return Err(Error::Country { name: title.to_owned(), near });
    };
    // A code is no title.
    let title = if Country::from_code(title).is_some() { country.name(request.site_language) } else { title };
    let path = format!("content/countries/{}.md", slugify(country.slug_name(), request.slugs));
    Ok(draft(request, path, title, &added(request), COUNTRY))
}

/// What is no draft enters the dossier today.
fn added(request: &Request<'_>) -> String {
    format!("added: {}\n", request.today)
}

fn draft(request: &Request<'_>, path: String, title: &str, dates: &str, keys: &str) -> Draft {
    let language = request.language.map(|language| format!("language: {language}\n")).unwrap_or_default();
    Draft { path, text: format!("---\ntitle: {}\n{dates}{language}{keys}---\n\n", scalar(title)) }
}

fn slug(request: &Request<'_>, kind: &str, title: &str) -> String {
    let asked = request.slug.map(|slug| slugify(slug, request.slugs));
    // A profile's file is found by its whole name; a note is addressed by the first words of its title.
    let is_named = matches!(request.form, Form::Person | Form::Country | Form::Organisation);
    let made = || if is_named { slugify(title, request.slugs) } else { short_slug(title, request.slugs) };
    Some(asked.unwrap_or_else(made)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| fallback_slug(kind, title))
}

/// How long the slug in the name of a new file is, in characters: the whole title would make an address that nobody can read out.
const SHORT: usize = 48;

/// The slug of a title, cut at a word so that it makes a short address; empty where the title has no letter.
pub fn short_slug(title: &str, style: SlugStyle) -> String {
    let slug = slugify(title, style);
    let Some((end, _)) = slug.char_indices().nth(SHORT) else { return slug };
    let whole_word = slug[end..].starts_with('-');
    let cut = if whole_word { Some(end) } else { slug[..end].rfind('-') };
    slug[..cut.unwrap_or(end)].to_owned()
}

/// The year, month or day with which a date begins, for the name of a file: neither a time nor doubts are part of it.
pub fn in_file_name(date: &str) -> Option<&str> {
    let fits = date.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
    let calendar = date[..fits].trim_end_matches('-');
    // Of `2022-0X` no month is known; seasons have numbers of their own.
    let whole = [4, 7, 10].contains(&calendar.len()) && !date[fits..].starts_with('X');
    (whole && calendar.parse::<Date>().is_ok()).then_some(calendar)
}

#[cfg(test)]
mod tests;
