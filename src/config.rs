//! The configuration: what `dossier.yaml` says, with the defaults for what it does not.

mod cname;
mod exports;
mod features;
mod redact;

use std::ops::Range;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::content;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::interfaces;
use crate::text::SlugStyle;
use crate::yaml::{self, Fields, Key, keys};

pub use exports::{Export, FOLDER as DATA_FOLDER};
pub use features::{FEATURES, Features};

/// The name of the file at the root of a site.
pub const FILE: &str = "dossier.yaml";

/// The keys of the configuration. `docs/configuration.md` is compared with them.
pub const KEYS: &[Key] = keys! {
    "title" Text [required] "The name of the dossier. The only key that is required.";
    "description" Text "What it is about, in a sentence.";
    "base_url" Text "The absolute address of the published site; without it there are no feeds, no sitemap, no canonical addresses and not all data files.";
    "language" Text "A BCP 47 tag: decides interface, dates, country names and sorting. Default `en`.";
    "timezone" Text "An IANA name: decides “today”, and turns a bare date into an instant for feeds. Default `UTC`.";
    "theme" Text "The name of a theme. Default `gazette`.";
    "output_dir" Text "Where the site is written. Default `public`.";
    "slugs" Word(&["ascii", "unicode"]) "Addresses in `ascii` or `unicode`. Default `ascii`.";
    "link_mentions" Word(&["first", "all", "none"]) "Which mentions of a name in a note become links: `first`, `all` or `none`. Default `first`.";
    "link_adjectives" Flag "Whether “Belarusian” becomes a link too. Default false.";
    "quoted_words_limit" Number "How many words a quotation, or all quotations of a note, may have before a warning; null switches it off. Default 150.";
    "cross_pages_min" Number "From how many notes together two entities have a page of their own. Default 5.";
    "per_page" Number "How many notes a list shows on one page. Default 100.";
    "raw_html" Word(&["sanitised", "trusted"]) "HTML in notes is `sanitised`, or `trusted` and taken as it is, but for pictures of the site, which are shown like those in Markdown. Default `sanitised`.";
    "editor" Text "How the preview opens a file: an address with `{path}`, `{line}` and `{column}`. Default `vscode://file/{path}:{line}:{column}`.";
    "cname" Text "The domain of the published site, for GitHub Pages.";
    "authors" Texts "Who writes the dossier.";
    "licence" Text "Under which licence it is published.";
    "social_cards" Flag "Whether each note has a card, a picture that chats and social networks show for its link. Default false.";
    "borders" Text "What the page about the dossier says of the borders on its maps.";
    "menu" Maps(MENU) "The menu: a list of `title` and `url`.";
    "ignore" Texts "Globs of files in `content/` and `static/` that are not read.";
    "extra" Any "Keys of your own; templates see them.";
    "exports" Words(exports::NAMES) "Which data files are made, by name, such as `notes.csv`; `[]` is none. Default all.";
    "features" Map(FEATURES) "What the site does without: `{days: false}`.";
};

const MENU: &[Key] = keys! {
    "title" Text [required] "The words.";
    "url" Text [required] "The address: of a page of the site, or an absolute one.";
};

/// Which mentions become links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkMentions {
    /// The first of each entity in a note.
    First,
    /// Every one.
    All,
    /// None.
    None,
}

/// One line of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}

/// What a site is told to be.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the fields are the keys, which are explained in KEYS")]
pub struct Config {
    pub title: String,
    pub description: String,
    /// Ends with a slash.
    pub base_url: Option<String>,
    pub language: String,
    pub timezone: TimeZone,
    pub theme: String,
    pub output_dir: String,
    pub slugs: SlugStyle,
    pub link_mentions: LinkMentions,
    pub link_adjectives: bool,
    pub quoted_words_limit: Option<usize>,
    pub cross_pages_min: usize,
    pub per_page: usize,
    pub trusted_html: bool,
    pub editor: Option<String>,
    pub cname: Option<String>,
    pub authors: Vec<String>,
    pub licence: Option<String>,
    pub social_cards: bool,
    pub borders: Option<String>,
    pub menu: Vec<MenuItem>,
    pub ignore: Vec<String>,
    pub extra: serde_json::Value,
    pub exports: Vec<Export>,
    pub features: Features,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            base_url: None,
            language: "en".to_owned(),
            timezone: TimeZone::UTC,
            theme: "gazette".to_owned(),
            output_dir: "public".to_owned(),
            slugs: SlugStyle::Ascii,
            link_mentions: LinkMentions::First,
            link_adjectives: false,
            quoted_words_limit: Some(150),
            cross_pages_min: 5,
            per_page: 100,
            trusted_html: false,
            editor: None,
            cname: None,
            authors: Vec::new(),
            licence: None,
            social_cards: false,
            borders: None,
            menu: Vec::new(),
            ignore: Vec::new(),
            extra: serde_json::Value::Object(serde_json::Map::new()),
            exports: Export::all().collect(),
            features: Features::default(),
        }
    }
}

impl Config {
    /// Whether a data file is made.
    pub fn exports(&self, export: Export) -> bool {
        self.features.has("data")
            && self.exports.contains(&export)
            && (self.base_url.is_some() || !export.needs_base_url())
    }

    /// Reads the text of the file at `path`. What is wrong keeps its default.
    pub fn parse(path: &Arc<str>, text: &str) -> (Self, Vec<Diagnostic>) {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let block = &text[start..];
        let mut node = match yaml::parse(block) {
            Ok(node) => node,
            Err(error) => return (Self::default(), vec![content::yaml_diagnostic(path, block, start, &error)]),
        };
        let mut faults = Vec::new();
        content::comments::strip(&mut node, &mut faults);
        content::unread_privacy::in_front_matter(&node, None, KEYS, &mut faults);
        let mut fields = Fields::new(node, KEYS, Vec::new(), &mut faults);
        let config = Self::read(&mut fields);
        fields.finish();
        content::unread_privacy::once(&mut faults);
        let mut diagnostics: Vec<_> =
            faults.into_iter().map(|fault| content::located(path, block, start, fault)).collect();
        if config.base_url.is_none() {
            diagnostics.push(
                Diagnostic::new(Code::NoBaseUrl, Place::file(path), "there is no `base_url`")
                    .help("write `base_url:` with the address at which the site is published"),
            );
        }
        (config, diagnostics)
    }

    fn read(fields: &mut Fields<'_>) -> Self {
        let default = Self::default();
        let config = Self {
            title: fields.required_text("title", "write `title:` with the name of the dossier").unwrap_or_default(),
            description: fields.text("description").unwrap_or_default(),
            base_url: read_base_url(fields),
            language: read_language(fields).unwrap_or(default.language),
            timezone: read_timezone(fields).unwrap_or(default.timezone),
            theme: fields.text("theme").unwrap_or(default.theme),
            output_dir: fields.text("output_dir").unwrap_or(default.output_dir),
            slugs: fields
                .word("slugs", &[("ascii", SlugStyle::Ascii), ("unicode", SlugStyle::Unicode)])
                .unwrap_or(default.slugs),
            link_mentions: fields
                .word(
                    "link_mentions",
                    &[("first", LinkMentions::First), ("all", LinkMentions::All), ("none", LinkMentions::None)],
                )
                .unwrap_or(default.link_mentions),
            link_adjectives: fields.flag("link_adjectives").unwrap_or(default.link_adjectives),
            // Only here an empty value says something: no limit.
            quoted_words_limit: if fields.has("quoted_words_limit") {
                fields.number("quoted_words_limit")
            } else {
                default.quoted_words_limit
            },
            cross_pages_min: fields.number("cross_pages_min").unwrap_or(default.cross_pages_min),
            per_page: read_per_page(fields).unwrap_or(default.per_page),
            trusted_html: fields.word("raw_html", &[("sanitised", false), ("trusted", true)]).unwrap_or(false),
            editor: fields.text("editor"),
            cname: cname::read(fields),
            authors: fields.texts("authors"),
            licence: fields.text("licence"),
            social_cards: fields.flag("social_cards").unwrap_or(default.social_cards),
            borders: fields.text("borders"),
            menu: fields.maps("menu", |item| {
                Some(MenuItem {
                    title: item.required_text("title", "write `title:` with the words of the menu")?,
                    url: item.required_text("url", "write `url:` with a page of the site, such as `people/`")?,
                })
            }),
            ignore: fields.texts("ignore"),
            extra: fields.take("extra").map_or(default.extra, |node| node.to_json()),
            exports: exports::read(fields),
            features: features::read(fields),
        };
        cname::check(fields, &config);
        config
    }
}

fn read_base_url(fields: &mut Fields<'_>) -> Option<String> {
    fields.parsed("base_url", |text| {
        let url = text.trim();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
        if host.is_empty() || host.starts_with('/') || url.contains(['?', '#', ' ', '"', '<', '>']) {
            let help = "write the address at which the site is published, such as https://example.org/dossier/";
            return Err((Code::InvalidValue, format!("`{text}` is not the address of a site"), Some(help.to_owned())));
        }
        Ok(format!("{}/", url.trim_end_matches('/')))
    })
}

fn read_language(fields: &mut Fields<'_>) -> Option<String> {
    let tag = fields.parsed("language", |text| match text.parse::<icu_locale::Locale>() {
        Ok(locale) => Ok(locale.to_string()),
        Err(_) => Err((
            Code::InvalidValue,
            format!("`{text}` is not a language"),
            Some("write a BCP 47 tag, such as `en`, `lt` or `pt-BR`".to_owned()),
        )),
    })?;
    if !interfaces().any(|language| tag.split('-').next() == Some(language)) {
        let message = format!("the interface has no words in `{tag}`, and is in English");
        let known: Vec<_> = interfaces().map(|language| format!("`{language}`")).collect();
        let help = format!(
            "it has words in {}; dates and the names of countries follow `language` all the same",
            known.join(", ")
        );
        fields.fault("language", Code::EnglishInterface, message, help);
    }
    Some(tag)
}

fn read_timezone(fields: &mut Fields<'_>) -> Option<TimeZone> {
    fields.parsed("timezone", |text| {
        TimeZone::get(text).map_err(|_| {
            let help = "write an IANA name, such as `Europe/Vilnius`".to_owned();
            (Code::InvalidValue, format!("`{text}` is not a time zone"), Some(help))
        })
    })
}

fn read_per_page(fields: &mut Fields<'_>) -> Option<usize> {
    let number = fields.number("per_page")?;
    if number == 0 {
        fields.fault("per_page", Code::InvalidValue, "a page has to show at least one note", "write a number from 1");
        return None;
    }
    Some(number)
}

/// The bytes of `text`, a configuration, that hold the value of `key`.
pub fn place_of(key: &str, text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let found = yaml::locate(&text[start..], &[key.into()]);
    start + found.start..start + found.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Config, Vec<(Code, String)>) {
        let (config, diagnostics) = Config::parse(&FILE.into(), text);
        let shown = diagnostics.into_iter().map(|d| (d.code, text[d.place.span].to_owned())).collect();
        (config, shown)
    }

    #[test]
    fn the_title_is_enough() {
        let (config, faults) = parse("title: A\n");
        assert_eq!((config.title.as_str(), config.per_page, config.quoted_words_limit), ("A", 100, Some(150)));
        assert!(config.features.has("feeds") && config.features.has("days") && !config.features.has("nonsense"));
        assert_eq!(faults, [(Code::NoBaseUrl, String::new())]);
    }

    #[test]
    fn every_key_is_read() {
        let (config, faults) = parse(
            "title: A\nbase_url: https://example.org/x\nlanguage: LT\ntimezone: Europe/Vilnius\nslugs: unicode\n\
             quoted_words_limit: ~\nper_page: 7\nraw_html: trusted\nlink_mentions: none\nfeatures: {days: false}\n\
             menu: [{title: People, url: people/}]\nauthors: One\nextra: {a: 1}\n",
        );
        assert_eq!(faults, []);
        assert_eq!(config.base_url.as_deref(), Some("https://example.org/x/"));
        assert_eq!((config.language.as_str(), config.quoted_words_limit, config.per_page), ("lt", None, 7));
        assert!(config.trusted_html && !config.features.has("days") && config.features.has("feeds"));
        assert_eq!(config.extra["a"], 1);
    }

    #[test]
    fn a_domain_is_that_of_the_address() {
        for (base_url, expected) in [
            ("https://a.example.org/", None),
            ("https://A.example.org:443/x", None),
            ("https://bücher.example/", None),
            ("https://desk.github.io/a", Some("a.example.org")),
            ("https://www.a.example.org/", Some("a.example.org")),
        ] {
            let (_, faults) = parse(&format!("title: A\nbase_url: {base_url}\ncname: a.example.org\n"));
            let expected = expected.map(|place| (Code::CnameContradictsBaseUrl, place.to_owned()));
            assert_eq!(faults, Vec::from_iter(expected), "{base_url}");
        }
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        let (_, faults) = parse(
            "base_url: example.org\nlangauge: en\nlanguage: '!'\ntimezone: Mars\nper_page: 0\nslugs: latin\nfeatures: {day: false}\n",
        );
        let expected = [
            (Code::MissingKey, ""),
            (Code::InvalidValue, "example.org"),
            (Code::InvalidValue, "'!'"),
            (Code::InvalidValue, "Mars"),
            (Code::InvalidValue, "latin"),
            (Code::InvalidValue, "0"),
            (Code::UnknownKey, "day"),
            (Code::UnknownKey, "langauge"),
            (Code::NoBaseUrl, ""),
        ];
        assert_eq!(faults, expected.map(|(code, text)| (code, text.to_owned())));
    }
}
