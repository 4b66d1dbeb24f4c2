//! Quotations as data: the words of a block quote, and what the line below them says; the turns of a conversation, and whose they are.
//!
//! In come the events of a block quote that has ended; out comes a [`Quotation`], which the HTML shows as a figure with the same anchor.

mod attribution;

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::Link;
use super::ids::Ids;
use super::slots::{Slot, number};
use crate::date::Date;
use crate::diagnostic::Code;
use crate::text::fallback_slug;

/// What an attribution begins with.
pub(super) const DASHES: [char; 4] = ['—', '–', '―', '‒'];

/// A block quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// The words as plain text, its paragraphs each on a line of their own.
    pub text: String,
    /// What the line below says; `None` where there is none, and the block quote is no quotation of anybody.
    pub attribution: Option<Attribution>,
    /// Whether it is a turn of a conversation: nobody's words unless the name in front of it is somebody's.
    pub is_turn: bool,
    /// The id of its figure. It is made of the words, so that what comes before or behind a quotation does not move it.
    pub anchor: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl Quotation {
    /// All of it but where it stands.
    pub(crate) fn what(&self) -> (&str, Option<&Attribution>, &str) {
        (&self.text, self.attribution.as_ref(), &self.anchor)
    }
}

/// Whose words a quotation holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attribution {
    /// As it is written, as plain text and without the dash.
    pub text: String,
    /// Who said it; `None` where the line does not begin with somebody.
    pub speaker: Option<Speaker>,
    /// In what capacity.
    pub capacity: Option<String>,
    /// Where.
    pub venue: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// By whom it is reported, in the words of the line: “as reported by Lrytas.lt”.
    pub reported: Option<String>,
    /// What is wrong with the date.
    pub(super) faults: Vec<DateFault>,
}

/// What is wrong with the date of an attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateFault {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
}

/// A speaker, as the line has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name as it is written; of a link, its words.
    pub name: String,
    /// The link that it is: its place in [`super::Body::links`].
    pub link: Option<usize>,
}

/// Text as a reader sees it, and where the links to entries are in it.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// Bytes of the text, and number of the link.
    links: Vec<(Range<usize>, usize)>,
}

impl Line {
    /// The plain text of some events; each block is a line.
    pub(super) fn of(events: &[Event<'_>], inserts: &[Slot], links: &[Link]) -> Self {
        let mut line = Self::default();
        for event in events {
            match event {
                Event::Text(text) | Event::Code(text) => line.text.push_str(text),
                Event::SoftBreak | Event::HardBreak => line.text.push(' '),
                Event::InlineHtml(html) => line.slot(number(html).and_then(|number| inserts.get(number)), links),
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
                Event::End(_) => line.text.push('\n'),
                _ => {}
            }
        }
        line
    }

    fn slot(&mut self, slot: Option<&Slot>, links: &[Link]) {
        let end = self.text.len();
        match slot {
            Some(Slot::LinkStart(number)) => self.links.push((end..end, *number as usize)),
            Some(Slot::LinkLabel(number)) => {
                self.text.push_str(links.get(*number as usize).map_or("", |link| link.label()));
            }
            Some(Slot::LinkEnd(_)) => {
                if let Some((range, _)) = self.links.last_mut() {
                    range.end = end;
                }
            }
            _ => {}
        }
    }

    /// The text in lines without white space around them, and none that is empty.
    fn tidy(&self) -> String {
        let mut tidy = String::with_capacity(self.text.len());
        for line in self.text.lines() {
            for (index, word) in line.split_whitespace().enumerate() {
                match index {
                    0 if tidy.is_empty() => {}
                    0 => tidy.push('\n'),
                    _ => tidy.push(' '),
                }
                tidy.push_str(word);
            }
        }
        tidy
    }

    /// Without the dash in front and a full stop behind; that of an abbreviation stays.
    fn trimmed(&self) -> Self {
        let text = self.text.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
        let cut = self.text.len() - text.len();
        let text = text.trim_end();
        let last_word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
        let text = if last_word.chars().count() > 4 { text.trim_end_matches('.') } else { text };
        let place = |at: usize| at.saturating_sub(cut).min(text.len());
        let links = self.links.iter().map(|(range, link)| (place(range.start)..place(range.end), *link)).collect();
        Self { text: text.to_owned(), links }
    }

    /// The first link that begins in a part of the text.
    fn link_in(&self, part: &Range<usize>) -> Option<&(Range<usize>, usize)> {
        self.links.iter().find(|(range, _)| part.contains(&range.start))
    }
}

impl Quotation {
    /// The quotation of these words; `ids` are those of its text.
    pub(super) fn new(words: &Line, line: Option<&Line>, links: &[Link], span: Range<usize>, ids: &mut Ids) -> Self {
        let text = words.tidy();
        let anchor = ids.of_quotation(&text, &anchor(&text));
        Self { attribution: line.map(|line| attribution::parse(line, links)), text, is_turn: false, anchor, span }
    }

    /// The turn of a conversation, where `name` ends with a colon or one begins `words`; `None` where nothing was said or by nobody.
    pub(super) fn turn(name: &Line, words: &Line, span: Range<usize>, ids: &mut Ids) -> Option<Self> {
        let (written, said) = (name.tidy(), words.tidy());
        let (name_part, said) = match (written.strip_suffix(':'), said.strip_prefix(':')) {
            (Some(name), _) => (name, said.as_str()),
            (None, Some(said)) => (written.as_str(), said),
            (None, None) => return None,
        };
        let (name_part, text) = (name_part.trim(), said.trim().to_owned());
        if text.is_empty() || !name_part.contains(char::is_alphabetic) {
            return None;
        }
        let speaker = Speaker { name: name_part.to_owned(), link: name.links.first().map(|(_, link)| *link) };
        let attribution = Attribution { text: written.clone(), speaker: Some(speaker), ..Attribution::default() };
        let anchor = ids.of_quotation(&text, &anchor(&text));
        Some(Self { text, attribution: Some(attribution), is_turn: true, anchor, span })
    }

    /// How many words it quotes.
    pub fn words(&self) -> usize {
        words(&self.text)
    }
}

/// The anchor of a quotation by its words.
pub fn anchor(text: &str) -> String {
    fallback_slug("quote", text)
}

/// How many words a text has: what holds a letter or a digit between white space.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests;
