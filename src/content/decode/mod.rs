//! From the front matter's YAML to typed heads, with every fault noted.
//!
//! In comes the tree of one front matter; out come what every entry has, what its kind has, and the faults. Here is what all kinds share; each kind has a file of its own.

mod address;
mod correction;
mod event;
mod lists;
mod note;
mod profile;

use std::sync::Arc;

use super::entry::{Common, Head, Image, Names, PlainPage};
use super::file_kind::FileKind;
use super::{keys, unread_privacy};
use crate::date::Date;
use crate::diagnostic::{Code, Severity, nearest};
use crate::yaml::{Fault, Fields, Key, Node};

/// Reads a front matter. Without a head the file is broken, and the faults say why.
pub(super) fn decode(kind: FileKind, node: Node, stem: &str, faults: &mut Vec<Fault>) -> (Common, Option<Head>) {
    let known: Vec<Key> = key_tables(kind).concat();
    unread_privacy::in_front_matter(&node, Some(kind), &known, faults);
    let mut fields = Fields::new(node, &known, Vec::new(), faults);
    let mut common = read_common(&mut fields);
    if !matches!(kind, FileKind::Page | FileKind::Home) {
        common.added = date(&mut fields, "added");
    }
    let head = match kind {
        FileKind::Note => {
            let (read, whole) = note::read(&mut fields, &mut common);
            Some(if whole { Head::Note(Arc::new(read)) } else { Head::BrokenNote(Arc::new(read)) })
        }
        FileKind::Profile(kind) => {
            profile::read(&mut fields, kind, stem, &mut common).map(|it| Head::Profile(Box::new(it)))
        }
        FileKind::Event => event::read_file(&mut fields, stem).map(|event| Head::Event(Box::new(event))),
        FileKind::Page => {
            common.aliases = fields.texts("aliases");
            let title = fields.required_text("title", "write `title:` with the page's title");
            title.map(|title| Head::Page(PlainPage { title, description: fields.text("description"), lead: None }))
        }
        FileKind::Home => {
            common.aliases = fields.texts("aliases");
            let title = fields.text("title").unwrap_or_default();
            let (description, lead) = (fields.text("description"), fields.text("lead"));
            Some(Head::Page(PlainPage { title, description, lead }))
        }
    };
    fields.finish();
    unread_privacy::once(faults);
    (common, head)
}

/// The tables of keys that a kind of file takes.
pub(super) fn key_tables(kind: FileKind) -> Vec<&'static [Key]> {
    match kind {
        FileKind::Note => keys::of_note(),
        FileKind::Profile(kind) => keys::of_profile(kind),
        FileKind::Event => keys::of_event(),
        FileKind::Page => keys::of_page(),
        FileKind::Home => keys::of_home(),
    }
}

fn read_common(fields: &mut Fields<'_>) -> Common {
    for ignored in ["private", "cssclasses", "publish", "position"] {
        fields.take(ignored);
    }
    let accept = read_accept(fields);
    Common {
        slug: fields.text("slug"),
        redirect_from: fields.texts("redirect_from"),
        draft: fields.flag("draft").unwrap_or(false),
        publish_on: date(fields, "publish_on"),
        added: None,
        unlinked: fields.names("unlinked"),
        accept,
        aliases: Vec::new(),
        language: fields.text("language"),
        extra: fields.pairs("extra").into_iter().map(|(key, value)| (key, value.to_json())).collect(),
    }
}

/// `accept: {code: reason}`, where every code is known, none is an error, and every reason is given.
fn read_accept(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let mut accepted = Vec::new();
    for (name, reason) in fields.pairs("accept") {
        let (code, message, help) = match (name.parse::<Code>(), reason) {
            (Err(_), _) => {
                let near = nearest(&name, Code::ALL.iter().map(|code| code.as_str()));
                let help = near
                    .map_or("`dossier explain` lists the codes".to_owned(), |near| format!("did you mean `{near}`?"));
                (Code::UnknownCode, format!("`{name}` is not the code of a diagnostic"), help)
            }
            (Ok(code), _) if code.severity() == Severity::Error => {
                let help = "mend the fault itself: only warnings and hints can be accepted".to_owned();
                (Code::InvalidValue, format!("`{name}` is an error, which cannot be accepted"), help)
            }
            (Ok(_), Node::Scalar(reason)) if !reason.text.trim().is_empty() => {
                accepted.push((name, reason.text));
                continue;
            }
            (Ok(_), _) => {
                let help = format!("write why it is meant: `{name}: reason`");
                (Code::InvalidValue, format!("`{name}` is accepted without a reason"), help)
            }
        };
        fields.fault_at_key_of("accept", &name, code, message, help);
    }
    accepted
}

/// People, countries and organisations; tags are read where they are taken.
fn read_names(fields: &mut Fields<'_>) -> Names {
    Names {
        people: lists::names(fields, "people", lists::are_people),
        countries: lists::names(fields, "countries", lists::are_countries),
        organisations: lists::names(fields, "organisations", lists::are_organisations),
        tags: Vec::new(),
    }
}

/// `image`: a file, or a map.
fn read_image(fields: &mut Fields<'_>) -> Option<Image> {
    match fields.take("image")? {
        Node::Scalar(src) => Some(Image { src: src.text, ..Image::default() }),
        node => fields
            .each("image", [(0, node)], |image| {
                Some(Image {
                    src: image.required_text("src", "write `src:` with the file of the image")?,
                    alt: image.text("alt"),
                    caption: image.text("caption"),
                    credit: image.text("credit"),
                    licence: image.text("licence"),
                })
            })
            .pop(),
    }
}

/// `credibility`: a grade of the Admiralty scale.
fn credibility(fields: &mut Fields<'_>) -> Option<u8> {
    fields.word("credibility", keys::CREDIBILITY)
}

/// The date under `key`.
fn date(fields: &mut Fields<'_>, key: &str) -> Option<Date> {
    fields.parsed(key, |text| {
        text.parse::<Date>().map_err(|error| (Code::InvalidDate, error.to_string(), Some(error.help())))
    })
}
