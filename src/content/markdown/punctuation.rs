//! Quotation marks that were typed straight, as the language of the text has them; apostrophes, feet and inches.
//!
//! In come the events of a text, in which `pulldown-cmark` has made each straight mark a text of its own; out come the same events with the mark
//! that is meant. What opens and what closes is decided here, block by block and with the whole block in sight, because `pulldown-cmark` looks at
//! the two neighbours of a mark alone. The marks are those of Unicode CLDR (`quotationStart` and so on).

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// Opening and closing, double and single.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotes {
    marks: [&'static str; 4],
    /// Whether words such as “’s” and “’t” begin with an apostrophe.
    dutch: bool,
}

/// English words that begin with an apostrophe.
const ELISIONS: [&str; 10] = ["tis", "twas", "twere", "twill", "twould", "em", "til", "cos", "cuz", "neath"];
/// Dutch and Afrikaans ones.
const DUTCH_ELISIONS: [&str; 7] = ["s", "t", "n", "k", "m", "r", "ns"];

impl Quotes {
    /// Those of a language; the English ones where it is not in the table.
    pub(super) fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase();
        let marks = match primary.as_str() {
            "lt" | "de" | "cs" | "sk" | "bg" | "et" | "ka" => ["„", "“", "‚", "‘"],
            "pl" | "ro" | "hu" => ["„", "”", "«", "»"],
            "be" | "ru" | "uk" => ["«", "»", "„", "“"],
            "fr" | "es" | "it" | "pt" | "hy" | "el" => ["«", "»", "“", "”"],
            "sv" | "fi" => ["”", "”", "’", "’"],
            _ => ["“", "”", "‘", "’"],
        };
        Self { marks, dutch: matches!(primary.as_str(), "nl" | "af") }
    }

    /// Decides what each straight mark in `events` of `text` is.
    pub(super) fn resolve(self, events: &mut [(Event<'_>, Range<usize>)], text: &str) {
        if !text.contains(['"', '\'']) {
            return;
        }
        let mut block = Block::default();
        // Whether a block before has left a quotation open.
        let mut pending = false;
        for at in 0..events.len() {
            let (event, range) = &events[at];
            match event {
                Event::Text(_) if is_straight(event, text.get(range.clone())) => {
                    block.typed.push(Typed { at: block.text.len(), event: at });
                    block.text.push_str(&text[range.clone()]);
                }
                Event::Text(words) => block.text.push_str(words),
                Event::Code(_) => block.text.push('x'),
                Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => block.text.push(' '),
                event if is_inline(event) => {}
                event => {
                    let ends_section = matches!(event, Event::Start(Tag::Heading { .. } | Tag::Item) | Event::Rule);
                    pending = block.resolve(self, events, pending) && !ends_section;
                }
            }
        }
        block.resolve(self, events, pending);
    }
}

/// Whether an event is a straight mark that the parser has made typographic.
fn is_straight(event: &Event<'_>, written: Option<&str>) -> bool {
    matches!(written, Some("\"" | "'"))
        && matches!(event, Event::Text(text) if matches!(&**text, "“" | "”" | "‘" | "’"))
}

/// Whether an event changes nothing for what stands before and behind it.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => true,
        _ => false,
    }
}

/// A straight mark.
#[derive(Debug, Clone, Copy)]
struct Typed {
    /// Where it stands in the text of the block.
    at: usize,
    /// The number of its event.
    event: usize,
}

/// The text of one block, as it is typed.
#[derive(Debug, Default)]
struct Block {
    text: String,
    typed: Vec<Typed>,
}

impl Block {
    /// Writes what its marks are into `events`, and begins with the next block. Returns whether a quotation stays open.
    fn resolve(&mut self, quotes: Quotes, events: &mut [(Event<'_>, Range<usize>)], pending: bool) -> bool {
        let block = std::mem::take(self);
        if block.typed.is_empty() {
            return pending;
        }
        let marks = marks(&block.text, &block.typed);
        let mut decided = Decider { quotes, marks: &marks, double: 0, single: false, pending };
        let mut event = block.typed.iter();
        for (at, mark) in marks.iter().enumerate() {
            let shown = decided.shown(at);
            for number in 0..mark.length {
                let Some(typed) = event.next() else { break };
                events[typed.event].0 = Event::Text(CowStr::Borrowed(if number == 0 { shown } else { "" }));
            }
        }
        decided.pending || decided.double > 0
    }
}

/// A mark with what stands around it.
#[derive(Debug, Clone, Copy)]
struct Mark<'t> {
    is_double: bool,
    /// How many characters it is written with: `''` is a double mark too.
    length: usize,
    /// What stands right before and behind it.
    before: Option<char>,
    behind: Option<char>,
    /// The same without other marks.
    word_before: Option<char>,
    word_behind: Option<char>,
    /// All that follows.
    rest: &'t str,
    /// Whether another mark follows that could close what this one opens.
    has_closer: bool,
    /// The next double mark.
    next_double: Option<usize>,
}

/// The marks of a block, from its text and the places of the straight marks in it.
fn marks<'t>(text: &'t str, typed: &[Typed]) -> Vec<Mark<'t>> {
    let mut marks = Vec::with_capacity(typed.len());
    let mut number = 0;
    while let Some(Typed { at, .. }) = typed.get(number).copied() {
        let is_next = |offset: usize| typed.get(number + offset).is_some_and(|next| next.at == at + offset);
        let doubled = text[at..].starts_with("''") && is_next(1) && !(text[at..].starts_with("'''") && is_next(2));
        let length = if doubled { 2 } else { 1 };
        let (left, rest) = (&text[..at], &text[at + length..]);
        let is_mark = |c: char| matches!(c, '"' | '\'');
        marks.push(Mark {
            is_double: doubled || text[at..].starts_with('"'),
            length,
            before: left.chars().next_back(),
            behind: rest.chars().next(),
            word_before: left.trim_end_matches(is_mark).chars().next_back(),
            word_behind: rest.trim_start_matches(is_mark).chars().next(),
            rest,
            has_closer: false,
            next_double: None,
        });
        number += length;
    }
    let (mut double, mut single) = (None, false);
    for at in (0..marks.len()).rev() {
        let mark = &mut marks[at];
        mark.next_double = double;
        mark.has_closer = if mark.is_double { double.is_some() } else { single };
        if mark.is_double {
            double = Some(at);
        } else {
            single |= mark.can_close() && !mark.is_within_word();
        }
    }
    marks
}

impl Mark<'_> {
    /// Whether a word can begin behind it, by what stands before.
    fn follows_start(&self) -> bool {
        self.word_before.is_none_or(|c| c.is_whitespace() || "([{<—–‒―-−/«„“‘‚|=¿¡「『（《".contains(c))
    }

    /// Whether a word can end before it, by what stands behind.
    fn precedes_end(&self) -> bool {
        self.word_behind.is_none_or(|c| {
            let is_sign = c.is_ascii_punctuation() && !"([{<@#$&*+".contains(c);
            c.is_whitespace() || is_sign || "”’»—–…·。，、；：？！）」』》】،؛؟".contains(c)
        })
    }

    fn can_close(&self) -> bool {
        !self.follows_start() && (self.precedes_end() || self.touches_unspaced())
    }

    /// Whether letters stand on both sides, in a script that parts its words by spaces.
    fn is_within_word(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric)
            && self.behind.is_some_and(char::is_alphabetic)
            && !self.touches_unspaced()
    }

    /// Whether a letter beside it is of a script that writes words, or what belongs to one, without a space.
    fn touches_unspaced(&self) -> bool {
        [self.before, self.behind].into_iter().flatten().any(is_unspaced)
    }

    fn follows_digit(&self) -> bool {
        self.before.is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether it is the gershayim of a Hebrew abbreviation: one letter stands behind it.
    fn is_gershayim(&self) -> bool {
        let mut behind = self.rest.chars();
        self.before.is_some_and(is_hebrew)
            && behind.next().is_some_and(is_hebrew)
            && !behind.next().is_some_and(is_hebrew)
    }

    /// Whether a word begins with it that is written with an apostrophe.
    fn is_elision(&self, dutch: bool) -> bool {
        let end = self.rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest.len());
        let (word, behind) = self.rest.split_at(end);
        let word = word.to_lowercase();
        let is_year = word.strip_suffix('s').is_some_and(|year| year.len() == 2 && year.parse::<u8>().is_ok());
        let closes = behind.starts_with('\'');
        is_year
            || word == "n" && closes
            || !closes && (ELISIONS.contains(&word.as_str()) || dutch && DUTCH_ELISIONS.contains(&word.as_str()))
    }
}

fn is_hebrew(c: char) -> bool {
    ('\u{5d0}'..='\u{5ea}').contains(&c)
}

/// Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Decides mark after mark.
struct Decider<'m> {
    quotes: Quotes,
    marks: &'m [Mark<'m>],
    /// How many double quotations are open, and whether a single one is.
    double: usize,
    single: bool,
    /// Whether a block before has left one open.
    pending: bool,
}

impl Decider<'_> {
    /// What stands for the mark with this number.
    fn shown(&mut self, at: usize) -> &'static str {
        if self.marks[at].is_double { self.double(at) } else { self.single(at) }
    }

    fn double(&mut self, at: usize) -> &'static str {
        let mark = &self.marks[at];
        match (mark.follows_start(), mark.precedes_end()) {
            (true, false) => self.open(),
            (false, true) if mark.follows_digit() && self.is_inch(at) => "″",
            (false, true) => self.close(),
            _ if mark.is_gershayim() => "״",
            _ if self.double > 0 => self.close(),
            _ if mark.has_closer => self.open(),
            _ if mark.follows_digit() => "″",
            _ => "\"",
        }
    }

    fn open(&mut self) -> &'static str {
        self.double += 1;
        self.quotes.marks[0]
    }

    fn close(&mut self) -> &'static str {
        if self.double == 0 {
            self.pending = false;
        }
        self.double = self.double.saturating_sub(1);
        self.quotes.marks[1]
    }

    /// Whether a mark behind a digit closes nothing, or leaves what is open to the mark behind it.
    fn is_inch(&self, at: usize) -> bool {
        if self.double == 0 {
            return !self.pending;
        }
        let next = self.marks[at].next_double.and_then(|next| self.marks.get(next));
        next.is_some_and(|next| !next.follows_start() && next.precedes_end() && !next.follows_digit())
    }

    fn single(&mut self, at: usize) -> &'static str {
        const APOSTROPHE: &str = "’";
        let mark = &self.marks[at];
        if mark.follows_digit() && mark.behind.is_some_and(|c| c.is_ascii_digit()) {
            return "′";
        }
        if mark.is_within_word() {
            return APOSTROPHE;
        }
        match (mark.follows_start(), mark.precedes_end()) {
            (true, _) if mark.is_elision(self.quotes.dutch) => APOSTROPHE,
            (true, false) if mark.has_closer => self.open_single(),
            (true, false) => APOSTROPHE,
            _ if self.single => {
                self.single = false;
                self.quotes.marks[3]
            }
            (false, true) if mark.follows_digit() => "′",
            (false, true) => APOSTROPHE,
            _ if mark.has_closer => self.open_single(),
            _ => APOSTROPHE,
        }
    }

    fn open_single(&mut self) -> &'static str {
        self.single = true;
        self.quotes.marks[2]
    }
}

#[cfg(test)]
mod tests;
