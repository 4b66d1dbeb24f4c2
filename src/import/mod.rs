//! From what others wrote to drafts: a saved web page, a text copied from one, a bibliography, a feed, a table, a vault or a site.
//!
//! In come the bytes of a file and what is known of it; out come [`Item`]s, each with the facts of one article, event or page and, for each fact
//! that was not said outright, where it was taken from ([`Guess`]). [`note::draft`] makes the file of an item, for a caller who puts it where nothing
//! stands. Nothing here reads or writes a disk, and no byte of a foreign file is trusted.

pub mod address;
mod bibliography;
mod dates;
mod feed;
mod item;
mod known;
mod markdown;
mod names;
pub mod note;
mod page;
mod plain;
mod table;

pub use item::{Event, Form, Guess, Item, Quote};
pub use known::Known;

/// The largest file that is read, in bytes.
pub const MAX_LENGTH: usize = 64 << 20;

/// The largest file that is no web page, in bytes: pages have pictures in them.
const MAX_TEXT: usize = 16 << 20;

/// How much of a file is looked at to tell what it is, in bytes.
const HEAD: usize = 16 << 10;

/// Why nothing was made of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is longer than [`MAX_LENGTH`].
    #[error("has {} MB, and the most that is read is {} MB", .0 / 1_000_000, MAX_LENGTH / 1_000_000)]
    TooLong(usize),
    /// There is nothing in it.
    #[error("is empty")]
    Empty,
    /// Its content is of no kind that is known.
    #[error("is neither a saved web page, a text, a bibliography, a feed nor a table")]
    Unknown,
    /// It is of a known kind, and cannot be read.
    #[error("cannot be read as {kind}: {why}")]
    Broken {
        /// What it seems to be.
        kind: &'static str,
        /// What is wrong.
        why: String,
    },
    /// There is no article in it.
    #[error("has no title and no text")]
    NoArticle,
}

/// What is known of a file beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// The address that it is from.
    pub url: Option<&'a str>,
    /// Its path, with the names of its folders.
    pub name: Option<&'a str>,
    /// Keys of another program, each with the key that it is here.
    pub map: &'a [(String, String)],
}

/// What a file holds.
///
/// # Errors
///
/// Where it holds nothing that can be imported.
pub fn read(bytes: &[u8], given: Given<'_>) -> Result<Vec<Item>, Refusal> {
    if bytes.len() > MAX_LENGTH {
        return Err(Refusal::TooLong(bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    let head = page::decode(&bytes[..bytes.len().min(HEAD)], None);
    let is_markdown = given.name.is_some_and(|name| name.to_lowercase().ends_with(".md"));
    if is_markdown || head.trim_start_matches('\u{feff}').starts_with(['-', '+']) {
        let text = page::decode(bytes, None);
        if let Some(items) = markdown::read(&text, given) {
            return items;
        }
    }
    // A page may hold what looks like anything else.
    if page::is_page(&head) && !feed::is_feed(&head) {
        return page::read(bytes, given).map(|item| vec![item]);
    }
    if plain::is_binary(&head) {
        return Err(Refusal::Unknown);
    }
    if bytes.len() > MAX_TEXT {
        return Err(Refusal::Broken { kind: "a text", why: format!("it is longer than {} MB", MAX_TEXT >> 20) });
    }
    let text = page::decode(bytes, None);
    let read = feed::read(&text, &head).or_else(|| bibliography::read(&text, &head)).or_else(|| table::read(&text));
    match read {
        Some(items) => items,
        None if plain::is_text(&text) => plain::read(&text, given.url).map(|item| vec![item]),
        None => Err(Refusal::Unknown),
    }
}

/// The language that a text seems to be in, a BCP 47 tag; `None` where that cannot be told.
fn language_of(text: &str) -> Option<&'static str> {
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    Some(match info.lang() {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Lit => "lt",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Ukr => "uk",
        whatlang::Lang::Bel => "be",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Lav => "lv",
        whatlang::Lang::Est => "et",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Ces => "cs",
        _ => return None,
    })
}

/// A BCP 47 tag for what a file says of its language: `en-US`, `en_GB`, `english`.
fn tag(said: &str) -> Option<String> {
    const NAMES: &[(&str, &str)] = &[
        ("english", "en"),
        ("lithuanian", "lt"),
        ("russian", "ru"),
        ("ukrainian", "uk"),
        ("belarusian", "be"),
        ("polish", "pl"),
        ("german", "de"),
        ("ngerman", "de"),
        ("latvian", "lv"),
        ("french", "fr"),
        ("spanish", "es"),
        ("american", "en"),
        ("british", "en"),
    ];
    let said = said.trim().replace('_', "-").to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == said) {
        return Some((*tag).to_owned());
    }
    let locale = said.parse::<icu_locale::Locale>().ok()?;
    Some(locale.id.language.to_string()).filter(|tag| tag != "und")
}
