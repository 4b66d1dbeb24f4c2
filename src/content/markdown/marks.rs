//! Quotation marks that open and never close.
//!
//! In comes the text of a note block by block, with the marks that the page shows; out come the places of those that nothing closes. A
//! quotation of several paragraphs is one quotation, whether each paragraph begins with the mark or the first alone. What is ambiguous is let be:
//! a mark that closes nothing, a single mark, and « within «, which one » may close for both.

use std::ops::Range;

/// The double marks, in every language.
const MARKS: [char; 5] = ['“', '”', '„', '«', '»'];

/// How many letters a text has to have, for it to be said that it is mostly quoted: about a hundred words.
const LEAST: usize = 500;

/// A mark that opened.
#[derive(Debug, Clone)]
struct Open {
    mark: char,
    /// Its bytes in the file.
    span: Range<usize>,
    /// Another one of its kind opened within it.
    shared: bool,
}

/// The marks of a text, while it is being read.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Open in this block, the innermost last.
    open: Vec<Open>,
    /// Left open by the blocks before, and how deep the last one stood.
    pending: Vec<Open>,
    depth: usize,
    /// The last character of this block so far.
    before: Option<char>,
    unclosed: Vec<(char, Range<usize>)>,
    /// How many letters stand within quotations, and how many in all.
    letters: (usize, usize),
}

impl Marks {
    /// More text of a block that stands in `depth` others; bytes `range` of it stand at `place(range)` in the file.
    pub(super) fn text(&mut self, depth: usize, text: &str, place: impl Fn(Range<usize>) -> Range<usize>) {
        if depth != self.depth {
            self.end_section();
            self.depth = depth;
        }
        // Most pieces of text have no mark: those of ASCII were made typographic before.
        if text.is_ascii() {
            self.count(text);
            self.before = text.chars().next_back().or(self.before);
            return;
        }
        let mut counted = 0;
        for (at, mark) in text.match_indices(MARKS) {
            self.count(&text[counted..at]);
            counted = at;
            let mark = mark.chars().next().unwrap_or_default();
            let (before, behind) = (&text[..at], &text[at + mark.len_utf8()..]);
            let previous = before.chars().next_back().or(self.before);
            let span = place(at..at + mark.len_utf8());
            match mark {
                '»' => self.close(&['«']),
                '”' => self.close(&['“', '„']),
                '“' if self.open.iter().any(|open| open.mark == '„') => self.close(&['„']),
                // In German and Lithuanian it closes what a paragraph before has opened; it opens only in front of a word.
                '“' if !begins_word(previous) || behind.starts_with(char::is_whitespace) => self.close(&['„']),
                // »German books have them the other way round«.
                '«' if !begins_word(previous) => {}
                _ => self.open(mark, span, previous.is_none()),
            }
        }
        self.count(&text[counted..]);
        self.before = text.chars().next_back().or(self.before);
    }

    /// Counts the letters of a piece of text without marks.
    fn count(&mut self, text: &str) {
        let letters = if text.is_ascii() {
            text.bytes().filter(u8::is_ascii_alphabetic).count()
        } else {
            text.chars().filter(|c| c.is_alphabetic()).count()
        };
        self.letters.1 += letters;
        if !self.open.is_empty() {
            self.letters.0 += letters;
        }
    }

    /// Whether a text that is long enough to tell stands for the most part within quotations.
    pub(super) fn are_most(&self) -> bool {
        let (within, all) = self.letters;
        all >= LEAST && 2 * within > all
    }

    /// Anything else in the block: code, a link without words.
    pub(super) fn gap(&mut self, stand_in: char) {
        self.before = Some(stand_in);
    }

    fn open(&mut self, mark: char, span: Range<usize>, begins_block: bool) {
        if begins_block && self.pending.iter().any(|pending| pending.mark == mark) {
            // The next paragraph of the same quotation: what counts is whether this one closes.
            let at = self.pending.iter().position(|pending| pending.mark == mark).unwrap_or_default();
            self.open.push(self.pending.remove(at));
            return;
        }
        // What opens the same mark again is another quotation, so the one before was never closed.
        let stale = self.pending.extract_if(.., |pending| pending.mark == mark).map(|open| (open.mark, open.span));
        self.unclosed.extend(stale);
        if let Some(outer) = self.open.iter_mut().rev().find(|open| open.mark == mark) {
            outer.shared = true;
        }
        self.open.push(Open { mark, span, shared: false });
    }

    /// Closes the innermost of these marks, and with it what stands open within.
    fn close(&mut self, marks: &[char]) {
        let closes = |open: &Open| marks.contains(&open.mark);
        if let Some(at) = self.open.iter().rposition(closes) {
            let within = self.open.split_off(at);
            self.unclosed.extend(within.into_iter().skip(1).map(|open| (open.mark, open.span)));
        } else if let Some(at) = self.pending.iter().rposition(closes) {
            self.pending.truncate(at);
        }
    }

    /// The block has ended.
    pub(super) fn end_block(&mut self) {
        self.before = None;
        self.pending.extend(self.open.drain(..).filter(|open| !open.shared));
    }

    /// What is open where another item, a heading or a block of another depth begins, or at the end of the text, stays so.
    pub(super) fn end_section(&mut self) {
        self.unclosed.extend(self.pending.drain(..).map(|open| (open.mark, open.span)));
    }

    /// The marks that nothing closes, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<(char, Range<usize>)> {
        self.end_section();
        self.unclosed.sort_by_key(|(_, span)| span.start);
        self.unclosed
    }
}

/// Whether what follows this character can begin a word.
fn begins_word(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([—–-‘«„“".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks that stay open in paragraphs; an empty one stands for a heading.
    fn unclosed(paragraphs: &[&str]) -> Vec<(char, usize)> {
        let mut marks = Marks::default();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            if paragraph.is_empty() {
                marks.end_section();
            }
            marks.text(0, paragraph, |range| number * 100 + range.start..number * 100 + range.end);
            marks.end_block();
        }
        marks.finish().into_iter().map(|(mark, span)| (mark, span.start)).collect()
    }

    #[test]
    fn what_opens_and_never_closes_is_found() {
        for (paragraphs, expected) in [
            (&["He said “no."][..], &[('“', 8)][..]),
            (&["He said “no”."], &[]),
            (&["“One” and “two."], &[('“', 14)]),
            (&["Jis sakė „ne.“"], &[]),
            (&["Jis sakė „ne."], &[('„', 10)]),
            (&["„Ji sakė „taip“ ir išėjo“"], &[]),
            (&["Powiedział „nie” i «tak»"], &[]),
            (&["Он сказал «нет."], &[('«', 18)]),
            (&["Газета «Известия «Неделя» вышла"], &[]),
            (&["«Он сказал „нет“», — пишет он"], &[]),
            (&["«Он сказал „нет», — пишет он"], &[('„', 20)]),
            (&["Il dit « non » puis « oui"], &[('«', 22)]),
            (&["Er sagte »nein« und „ja“"], &[]),
            (&["Hän sanoi ”ei”"], &[]),
            (&["a 12” pipe"], &[]),
            // One quotation of several paragraphs.
            (&["“One.", "“Two.”"], &[]),
            (&["«Один.", "Два.", "Три»."], &[]),
            (&["„Vienas.", "Du“."], &[]),
            (&["“One.", "“Two."], &[('“', 0)]),
            (&["“One.", "Two “three” four."], &[('“', 0)]),
            (&["“One.", "", "Two”."], &[('“', 0)]),
        ] {
            assert_eq!(unclosed(paragraphs), expected, "{paragraphs:?}");
        }
    }

    #[test]
    fn what_stands_in_another_block_closes_nothing() {
        let mut marks = Marks::default();
        marks.text(1, "“One.", |range| range);
        marks.end_block();
        marks.text(0, "Two”.", |range| range.start + 10..range.end + 10);
        marks.end_block();
        assert_eq!(marks.finish(), [('“', 0..3)]);
    }
}
