//! Callouts, as Obsidian writes them (`> [!note]- Title`), and the alerts of GitHub, which are the same without a title.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use super::super::slots::Slot;
use super::Rewriter;

/// The kinds, each with the other words for it.
const KINDS: [(&str, &[&str]); 15] = [
    ("note", &[]),
    ("abstract", &["summary", "tldr"]),
    ("info", &[]),
    ("todo", &[]),
    ("tip", &["hint"]),
    ("important", &[]),
    ("success", &["check", "done"]),
    ("question", &["help", "faq"]),
    ("warning", &["attention"]),
    ("caution", &[]),
    ("failure", &["fail", "missing"]),
    ("danger", &["error"]),
    ("bug", &[]),
    ("example", &[]),
    ("quote", &["cite"]),
];

/// A callout whose title is being read.
pub(super) struct Title {
    /// Where the title begins, behind `[!note]-`.
    start: usize,
    /// The kind, if it is one that is known.
    kind: Option<&'static str>,
    /// The word for the kind, as its author wrote it.
    written: String,
    folds: bool,
    /// How many elements are open in it.
    depth: usize,
    /// Whether anything was written.
    has_words: bool,
}

/// What the first line of a block quote says that makes a callout of it.
struct Head<'t> {
    written: &'t str,
    /// Whether it can be folded, and if so, whether it is open.
    fold: Option<bool>,
    /// How many bytes of the quote it takes.
    length: usize,
}

/// Reads the head of a block quote, which begins with `>`.
fn head(quote: &str) -> Option<Head<'_>> {
    let line = quote.lines().next()?;
    let marked = line.trim_start().strip_prefix('>')?.trim_start().strip_prefix("[!")?;
    let (written, behind) = marked.split_once(']')?;
    let fold = match behind.chars().next() {
        Some('+') => Some(true),
        Some('-') => Some(false),
        _ => None,
    };
    let length = line.len() - behind.len() + usize::from(fold.is_some());
    // What stands behind a stroke is for Obsidian's own styles.
    let written = written.split('|').next().unwrap_or(written).trim();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    (!written.is_empty() && written.chars().all(is_word)).then_some(Head { written, fold, length })
}

impl<'a> Rewriter<'a, '_> {
    /// Begins a block quote as a callout, if it is one.
    pub(super) fn start_callout(&mut self, range: &Range<usize>) -> bool {
        let Some(Head { written, fold, length }) = self.text.get(range.clone()).and_then(head) else { return false };
        let lower = written.to_lowercase();
        let known = KINDS.iter().find(|(kind, others)| *kind == lower || others.contains(&lower.as_str()));
        let kind = known.map(|(kind, _)| *kind);
        let class = kind.unwrap_or("note");
        let open = match fold {
            Some(is_open) => {
                let is_open = if is_open { " open" } else { "" };
                format!("<details class=\"alert alert-{class}\"{is_open}>\n<summary class=\"alert-title\">")
            }
            None => format!("<div class=\"alert alert-{class}\">\n<p class=\"alert-title\">"),
        };
        self.out.events.push(Event::Html(open.into()));
        self.callouts.push((self.depth, if fold.is_some() { "</details>\n" } else { "</div>\n" }));
        self.title = Some(Title {
            start: range.start + length,
            kind,
            written: written.to_owned(),
            folds: fold.is_some(),
            depth: 0,
            has_words: false,
        });
        true
    }

    /// One of the alerts that the parser knows.
    pub(super) fn start_alert(&mut self, kind: BlockQuoteKind) {
        let word = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let open = format!("<div class=\"alert alert-{word}\">\n<p class=\"alert-title\">");
        self.out.events.push(Event::Html(open.into()));
        self.insert(Slot::Word(word));
        self.html("</p>\n");
        self.callouts.push((self.depth, "</div>\n"));
    }

    /// Ends the block quote that is open if it is a callout.
    pub(super) fn end_callout(&mut self) -> bool {
        let Some((_, end)) = self.callouts.pop_if(|(depth, _)| *depth == self.depth) else { return false };
        self.html(end);
        true
    }

    /// Takes an event that belongs to the title of a callout; gives back what does not, or is text of it.
    pub(super) fn in_title(&mut self, event: Event<'a>, range: &mut Range<usize>) -> Option<Event<'a>> {
        let title = self.title.as_mut()?;
        match event {
            // The paragraph that the parser sees there.
            Event::Start(Tag::Paragraph) => None,
            Event::End(TagEnd::Paragraph) => {
                self.end_title();
                None
            }
            Event::SoftBreak | Event::HardBreak if title.depth == 0 => {
                self.end_title();
                self.start_tag(Tag::Paragraph, range.end..range.end);
                None
            }
            Event::Text(_) if range.end <= title.start => None,
            Event::Text(text) => {
                let text = match title.start.checked_sub(range.start) {
                    Some(cut) if text.is_char_boundary(cut) => CowStr::from(text[cut..].to_owned()),
                    _ => text,
                };
                range.start = range.start.max(title.start);
                let words = if title.has_words { text } else { text.trim_start().to_owned().into() };
                range.start = range.end.saturating_sub(words.len()).max(range.start);
                title.has_words |= !words.is_empty();
                (!words.is_empty()).then_some(Event::Text(words))
            }
            other => {
                title.has_words = true;
                match &other {
                    Event::Start(_) => title.depth += 1,
                    Event::End(_) => title.depth = title.depth.saturating_sub(1),
                    _ => {}
                }
                Some(other)
            }
        }
    }

    /// The first line has ended.
    fn end_title(&mut self) {
        let Some(title) = self.title.take() else { return };
        if let (false, kind) = (title.has_words, title.kind) {
            match kind {
                Some(kind) => self.insert(Slot::Word(kind)),
                None => self.out.events.push(Event::Text(capitalised(&title.written).into())),
            }
        }
        self.html(if title.folds { "</summary>\n" } else { "</p>\n" });
        self.marks.end_block();
        if let Some(runs) = &mut self.runs {
            runs.close();
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
