//! Words in quotation marks, and speech behind a dash.

use std::ops::Range;

/// Marks that open, with those that close them.
const PAIRS: &[(char, &[char])] =
    &[('“', &['”']), ('‘', &['’']), ('„', &['“', '”', '"']), ('«', &['»']), ('»', &['«']), ('"', &['"'])];
/// How many words a quotation has: fewer are a name, a title, or words that somebody keeps at a distance.
const LEAST_WORDS: usize = 4;

/// A piece of a paragraph in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// With its marks.
    pub(super) outer: Range<usize>,
    /// Without them.
    pub(super) inner: Range<usize>,
    /// Whether nothing closes it: the next paragraph goes on with it.
    pub(super) is_open: bool,
}

/// The pieces of a paragraph in quotation marks, outermost alone.
pub(super) fn of(paragraph: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some((at, open)) =
        paragraph[from..].char_indices().map(|(at, c)| (from + at, c)).find(|(at, c)| opens(paragraph, *at, *c))
    {
        let closing = PAIRS.iter().find(|(mark, _)| *mark == open).map_or(&[][..], |(_, closing)| closing);
        let inside = at + open.len_utf8();
        let end = close(&paragraph[inside..], open, closing).map(|end| inside + end);
        // An apostrophe in front of a word, as in ‘90s, opens nothing.
        if open == '‘' && end.is_none() && at > 0 {
            from = inside;
            continue;
        }
        let inner = inside..end.unwrap_or(paragraph.len());
        let outer_end =
            end.map_or(paragraph.len(), |end| end + paragraph[end..].chars().next().map_or(0, char::len_utf8));
        spans.push(Span { outer: at..outer_end, inner, is_open: end.is_none() });
        from = outer_end;
    }
    spans
}

fn opens(paragraph: &str, at: usize, c: char) -> bool {
    let before = paragraph[..at].chars().next_back();
    let stands_free =
        before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | ':'));
    let after = paragraph[at + c.len_utf8()..].chars().next();
    let begins = after.is_some_and(|after| !after.is_whitespace());
    match c {
        '“' | '„' | '«' => begins && (stands_free || c == '„'),
        '"' | '»' | '‘' => stands_free && begins,
        _ => false,
    }
}

/// Where the mark stands that closes what was opened, marks within aside.
fn close(text: &str, open: char, closing: &[char]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if closing.contains(&c) && !(c == '’' && is_apostrophe(text, at)) {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        } else if c == open && open != '"' {
            depth += 1;
        }
    }
    None
}

/// Whether what looks like a closing mark is an apostrophe: of “don’t” and of “the ministers’ words”. Behind words that are quoted stands a sign.
fn is_apostrophe(text: &str, at: usize) -> bool {
    let behind = &text[at + '’'.len_utf8()..];
    let ends = text[..at].ends_with([',', '.', '!', '?', '…'])
        || behind.is_empty()
        || behind.starts_with([',', '.', ';', ':', ')']);
    !ends || behind.starts_with(char::is_alphanumeric)
}

/// Whether a piece is long enough to be somebody's words.
pub(super) fn is_speech(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() >= LEAST_WORDS
}
