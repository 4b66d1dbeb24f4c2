//! Writing `added` into the front matter of a file, and taking `draft` out of it: the few bytes that this takes, and no other.
//!
//! In comes the text of a file; out comes the same text with the key, or the reason why it is left as it is. Comments, the order of keys, quotation
//! marks and line ends stay, because nothing else is written. The result is read again, so that no text is handed out that says anything else.

mod list;

use std::ops::Range;

pub use list::extend;

use super::{Entry, FileKind, Settings, Source, parse};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::yaml::{self, Node, Pair};

/// Why a file is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotStamped {
    /// It has no `draft: true`.
    #[error("is no draft")]
    NoDraft,
    /// It has a fault that keeps it from being read.
    #[error("has a fault: {}", .0.message)]
    Fault(Box<Diagnostic>),
    /// Its keys are written in a way in which one cannot be put among them.
    #[error("writes its keys in a way that cannot be changed without touching others: change it by hand")]
    ByHand,
}

/// A file as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// All of it.
    pub text: String,
    /// When it says that it entered the dossier; a plain page does not say it.
    pub added: Option<Date>,
}

/// The text of a draft without its `draft`, and with `added` in its place; a plain page, which takes no `added`, without `draft`.
///
/// An `added` that is there stays.
///
/// # Errors
///
/// A file that is no draft, or cannot be read.
pub fn publish(source: &Source, added: Date) -> Result<Stamped, NotStamped> {
    let entry = read(source)?;
    if !entry.common.draft {
        return Err(NotStamped::NoDraft);
    }
    let block = entry.front_matter();
    let draft = yaml::pair(block, "draft").ok_or(NotStamped::ByHand)?;
    let takes_added = !matches!(FileKind::of(&source.path), Ok(FileKind::Page | FileKind::Home));
    let key = format!("added: {added}");
    let block = match yaml::pair(block, "added").filter(|_| takes_added) {
        // In the very place of the other, nothing around it has to move.
        None if takes_added => replaced(block, &draft.whole(), &key),
        Some(pair) if entry.common.added.is_none() => {
            // The key is there, with nothing behind it.
            let mut edits = [(pair.whole(), key), (lines_of(block, &draft), String::new())];
            edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
            edits.into_iter().fold(block.to_owned(), |block, (range, text)| replaced(&block, &range, &text))
        }
        _ => replaced(block, &lines_of(block, &draft), ""),
    };
    checked(source, &entry, &block, takes_added.then_some(entry.common.added.unwrap_or(added)))
}

/// The text of a file with `added` behind its other keys.
///
/// # Errors
///
/// A file that cannot be read, or whose keys stand in brackets.
pub fn add(source: &Source, added: Date) -> Result<Stamped, NotStamped> {
    let entry = read(source)?;
    let block = entry.front_matter();
    let indent = &block[..block.len() - block.trim_start_matches(' ').len()];
    let end = if block.ends_with("\r\n") {
        "\r\n"
    } else if block.ends_with('\r') {
        "\r"
    } else {
        "\n"
    };
    let block = match yaml::pair(block, "added") {
        Some(empty) => replaced(block, &empty.whole(), &format!("added: {added}")),
        None => format!("{block}{indent}added: {added}{end}"),
    };
    checked(source, &entry, &block, Some(added))
}

/// The file, if it can be read and has no error.
fn read(source: &Source) -> Result<Entry, NotStamped> {
    let settings = Settings { language: "en", trusted_html: true, mentions: false };
    let (entry, diagnostics) = parse(source.clone(), settings);
    match diagnostics.into_iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
        Some(fault) => Err(NotStamped::Fault(Box::new(fault))),
        None => entry.ok_or(NotStamped::ByHand),
    }
}

/// The text with another front matter, if that differs from the one before in nothing but `draft` and `added`.
fn checked(source: &Source, before: &Entry, block: &str, added: Option<Date>) -> Result<Stamped, NotStamped> {
    let text = replaced(&source.text, &before.front, block);
    let now = read(&Source { path: source.path.clone(), text: text.as_str().into() }).map_err(|why| match why {
        // What a draft may lack, a note may not.
        NotStamped::Fault(fault) if fault.code == Code::MissingKey => NotStamped::Fault(fault),
        _ => NotStamped::ByHand,
    })?;
    let others = |block: &str| match yaml::parse(block) {
        Ok(Node::Map(pairs)) => {
            Some(pairs.into_iter().filter(|(key, _)| key != "draft" && key != "added").collect::<Vec<_>>())
        }
        _ => None,
    };
    let is_same = others(before.front_matter()) == others(block);
    let fits = is_same && !now.common.draft && now.common.added == added && now.front.start == before.front.start;
    if fits && now.front.end == before.front.start + block.len() {
        Ok(Stamped { text, added })
    } else {
        Err(NotStamped::ByHand)
    }
}

fn replaced(text: &str, range: &Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

/// What goes with a pair that is taken out: its lines, but for a comment behind it; within brackets, the comma beside it.
fn lines_of(block: &str, pair: &Pair) -> Range<usize> {
    let Range { start, end } = pair.whole();
    let line = block[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = &block[end..];
    let behind = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if block[line..start].trim().is_empty() {
        return match &rest[behind..] {
            comment if comment.starts_with('#') => start..end + behind,
            next if next.starts_with("\r\n") => line..end + behind + 2,
            next if next.starts_with(['\n', '\r']) => line..end + behind + 1,
            _ => start..end,
        };
    }
    if let Some(next) = rest[behind..].strip_prefix(',') {
        return start..block.len() - next.trim_start_matches([' ', '\t']).len();
    }
    let before = block[..start].trim_end();
    if before.ends_with(',') { before.len() - 1..end } else { start..end }
}

#[cfg(test)]
mod tests;
