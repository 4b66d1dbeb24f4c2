//! From the text of one file to an [`Entry`]: pure, and without a look at any other file.
//!
//! In comes a [`Source`]; out come the entry, or nothing where the file is broken, and every fault in it. What names and links lead to is not
//! decided here.

pub(crate) mod comments;
mod decode;
mod entry;
mod file_kind;
mod front_matter;
mod front_texts;
pub mod keys;
pub mod markdown;
mod redact;
pub mod stamp;
mod summary;
mod unpublished;
pub mod unread_privacy;

use std::sync::Arc;

pub use entry::*;
pub(crate) use file_kind::FileKind;
pub use summary::Lead;
pub use unpublished::unpublished;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::privacy::Withhold;
use crate::text::fold;
use crate::yaml::{self, Fault};

/// The folder below the root of the site that holds the entries, with its slash.
pub const FOLDER: &str = "content/";

/// How texts are read, from the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<'a> {
    /// The language of the site: a BCP 47 tag.
    pub language: &'a str,
    /// Whether raw HTML is taken as it is.
    pub trusted_html: bool,
    /// Whether the running text is kept, for names to be looked for in it.
    pub mentions: bool,
}

/// Parses one Markdown file of `content/`.
pub fn parse(source: Source, settings: Settings<'_>) -> (Option<Entry>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let entry = parse_into(source, settings, None, &mut diagnostics);
    (entry, diagnostics)
}

/// Parses the file again, with names withheld in everything that it says. The places of faults stay those of the author's own text.
///
/// The diagnostics are about withholding alone: all others come from [`parse`].
pub fn parse_redacted(source: Source, settings: Settings<'_>, names: &Withhold) -> (Option<Entry>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let entry = parse_into(source, settings, Some(names), &mut diagnostics);
    let about =
        [Code::WithheldNameInAddress, Code::WithheldNameInHtml, Code::WithheldLink, Code::ImageWithHiddenPerson];
    diagnostics.retain(|diagnostic| about.contains(&diagnostic.code));
    (entry, diagnostics)
}

/// Whether an entry that was parsed from `text` may hold one of `names`: never no where it does.
pub fn may_hold(text: &str, names: &Withhold) -> bool {
    // A highlight can stand in the middle of a name.
    text.contains("==") || redact::may_hold(text, names)
}

fn parse_into(
    source: Source,
    settings: Settings<'_>,
    names: Option<&Withhold>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let kind = match FileKind::of(&source.path) {
        Ok(kind) => kind,
        Err(folder) => {
            let message = format!("`content/{folder}/` is not a folder that dossier reads");
            let help = "notes go into `notes/`, profiles into `people/`, `countries/`, `organisations/` or `tags/`, \
                        events into `events/`, other pages into `pages/`";
            diagnostics.push(Diagnostic::new(Code::UnknownFolder, Place::file(&source.path), message).help(help));
            diagnostics.extend(unread_privacy::in_file(&source.text).map(|span| in_vain(&source.path, span)));
            return None;
        }
    };
    let parts = match front_matter::split(&source.text) {
        Ok(parts) => parts,
        Err(unclosed) => {
            let place = Place::new(&source.path, unclosed.0);
            let message = "the front matter that begins here has no end";
            diagnostics.push(
                Diagnostic::new(Code::UnclosedFrontMatter, place, message).help("put a line `---` behind the last key"),
            );
            return None;
        }
    };
    if parts.front.start == parts.body.start && kind.needs_title() {
        let message = "the file has no front matter, and so no `title`";
        let help = match kind {
            FileKind::Note | FileKind::Event => "begin it with four lines: `---`, `title: …`, `date: …` and `---`",
            _ => "begin it with three lines: `---`, `title: …` and `---`",
        };
        diagnostics.push(Diagnostic::new(Code::MissingKey, Place::file(&source.path), message).help(help));
        return None;
    }
    let block = &source.text[parts.front.clone()];
    let mut node = match yaml::parse(block) {
        Ok(node) => node,
        Err(error) => {
            diagnostics.push(yaml_diagnostic(&source.path, block, parts.front.start, &error));
            return None;
        }
    };
    let mut faults = Vec::new();
    comments::strip(&mut node, &mut faults);
    let in_front = names.is_some_and(|names| redact::front(&mut node, names, &mut faults));
    let (common, head) = decode::decode(kind, node, stem(&source.path), &mut faults);
    if matches!(&head, Some(Head::Profile(profile)) if profile.privacy != Privacy::Public) {
        unread_privacy::in_profile(&mut faults);
    }
    diagnostics.extend(faults.into_iter().map(|fault| located(&source.path, block, parts.front.start, fault)));
    if names.is_none() && matches!(kind, FileKind::Profile(_) | FileKind::Home) {
        let below = unread_privacy::in_text(&source.text[parts.body.clone()], false);
        let span = below.map(|span| parts.body.start + span.start..parts.body.start + span.end);
        diagnostics.extend(span.map(|span| in_vain(&source.path, span)));
    }

    let language = common.language.as_deref().unwrap_or(settings.language);
    let anchors = head.as_ref().map(chosen_anchors).unwrap_or_default();
    let text_settings = markdown::Settings {
        language,
        trusted_html: settings.trusted_html,
        mentions: settings.mentions,
        turns: matches!(&head, Some(Head::Note(read)) if read.kind.has_turns()),
        anchors: &anchors,
    };
    let text = &source.text[parts.body.clone()];
    let (body, faults, in_text) = markdown::render_redacted(text, parts.body.start, text_settings, names);
    diagnostics.extend(faults.into_iter().map(|fault| {
        Diagnostic::new(fault.code, Place::new(&source.path, fault.span), fault.message).help(fault.help)
    }));
    let head = head?;
    let front_texts = if settings.mentions { front_texts::of(&head, &body) } else { Vec::new() };
    let entry = Entry { front: parts.front, common, head, body, front_texts, source };
    if in_front || in_text {
        diagnostics.extend(redact::image(&entry));
    }
    Some(entry)
}

/// The anchors that front matter chose for quotations, by their folded words.
fn chosen_anchors(head: &Head) -> Vec<(String, String)> {
    let Head::Note(note) = head else { return Vec::new() };
    note.quotes.iter().filter_map(|quote| Some((fold(&quote.text), quote.anchor()?))).collect()
}

/// What is said of a line that asks for privacy where it is not read.
pub fn in_vain(path: &Arc<str>, span: std::ops::Range<usize>) -> Diagnostic {
    let message = "privacy is asked for here, where it is not read: nobody is hidden by it";
    let help = "write `privacy: hidden` into the front matter, between two lines `---` at the top of a profile `content/people/NAME.md`";
    Diagnostic::new(Code::PrivacyNotRead, Place::new(path, span), message).help(help)
}

/// A fault in a YAML block that begins at byte `start` of its file, as a diagnostic.
pub(crate) fn located(path: &Arc<str>, block: &str, start: usize, fault: Fault) -> Diagnostic {
    let found = yaml::locate(block, &fault.path);
    let place = Place::new(path, start + found.start..start + found.end);
    let diagnostic = Diagnostic::new(fault.code, place, fault.message);
    match fault.help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What stopped the reading of a YAML block, as a diagnostic.
pub(crate) fn yaml_diagnostic(path: &Arc<str>, block: &str, start: usize, error: &yaml::Error) -> Diagnostic {
    let mut at = block.floor_char_boundary(error.offset());
    if block[at..].trim().is_empty() {
        // What ends too early is told at its last line, not behind it.
        let before = block[..at].trim_end();
        at = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    }
    let line_end = block[at..].find(['\n', '\r']).map_or(block.len(), |end| at + end);
    let place = Place::new(path, start + at..start + line_end);
    let code = match error {
        yaml::Error::TooLong(_) | yaml::Error::TooDeep(_) => Code::FrontMatterTooLarge,
        yaml::Error::Syntax { .. } => Code::InvalidYaml,
    };
    Diagnostic::new(code, place, error.to_string()).help(error.help())
}

#[cfg(test)]
mod tests;
