//! Cutting comments out of a text, so that nothing shows that they were there.
//!
//! In come a text and the bytes of its comments; out come the text as its author would have written it without them, and what is needed to find the
//! place of each of its bytes in the original.

use std::ops::Range;

/// A text without its comments.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::content) struct Cut {
    /// What is left.
    pub(in crate::content) text: String,
    /// Where something is missing: a byte of `text`, and how many bytes of the original are missing up to there. In order.
    gaps: Vec<(usize, usize)>,
}

impl Cut {
    /// Whether nothing is missing.
    pub(in crate::content) fn is_whole(&self) -> bool {
        self.gaps.is_empty()
    }

    /// The bytes of the original that a range of `text` came from, with what was cut out inside it.
    pub(in crate::content) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let missing = |gaps: usize| gaps.checked_sub(1).map_or(0, |last| self.gaps[last].1);
        let start = range.start + missing(self.gaps.partition_point(|(at, _)| *at <= range.start));
        let end = range.end + missing(self.gaps.partition_point(|(at, _)| *at < range.end));
        start..end.max(start)
    }

    /// The places inside a range of `text` where something is missing.
    pub(in crate::content) fn gaps_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.gaps.partition_point(|(at, _)| *at <= range.start);
        self.gaps[first..].iter().map(|(at, _)| *at).take_while(move |at| *at < range.end)
    }
}

/// Cuts `ranges`, which are in order and apart, out of a text.
///
/// Of the spaces around a comment one stays. A line that holds comments and nothing else goes altogether, in a block quote and in a list as well.
pub(in crate::content) fn cut(text: &str, ranges: &[Range<usize>]) -> Cut {
    let mut cut = Cut { text: String::with_capacity(text.len()), gaps: Vec::new() };
    let mut at = 0;
    for range in joined(text, ranges) {
        cut.text.push_str(&text[at..range.start]);
        let (keep, next) = around(&cut.text, text, &range);
        cut.text.truncate(keep);
        at = next;
        let missing = at - cut.text.len();
        cut.gaps.truncate(cut.gaps.partition_point(|(place, _)| *place < keep));
        cut.gaps.push((keep, missing));
    }
    cut.text.push_str(&text[at..]);
    cut
}

/// Comments with nothing but spaces between them, as one.
fn joined(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut().filter(|last| is_blank(&text[last.end..range.start])) {
            Some(last) => last.end = range.end,
            None => joined.push(range.clone()),
        }
    }
    joined
}

/// How much of `before`, what is left of the text before a comment, stays, and where the text goes on behind it.
fn around(before: &str, text: &str, comment: &Range<usize>) -> (usize, usize) {
    let behind = &text[comment.end..];
    let spaces = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    // A line may be as long as the text: what is not asked for is not looked for.
    let rest = behind[spaces..].trim_start_matches('\r');
    let ends_line = rest.is_empty() || rest.starts_with('\n');
    if !ends_line {
        let takes_spaces = before.is_empty() || before.ends_with([' ', '\t', '\n']);
        return (before.len(), comment.end + if takes_spaces { spaces } else { 0 });
    }
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let next_line = text.len() - rest.len() + usize::from(!rest.is_empty());
    if leaves_no_line(&before[line..], &text[next_line..]) {
        // The last line of a text takes the line end before it along.
        let keep = if rest.is_empty() { before[..line].trim_end_matches(['\n', '\r']).len() } else { line };
        (keep, next_line)
    } else {
        (before.trim_end_matches([' ', '\t']).len(), comment.end + spaces)
    }
}

/// Whether a line that begins with `prefix` and goes on with comments alone is none without them; `next` is the text from the next line on.
fn leaves_no_line(prefix: &str, next: &str) -> bool {
    let inside = prefix.trim_start_matches([' ', '\t', '>']);
    let Some(marker) = list_marker(inside) else { return inside.is_empty() };
    // An item that goes on in the next line stays.
    let next = next.lines().next().unwrap_or_default();
    let quoted = |line: &str| line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    let own = prefix.len() - inside.len();
    quoted(next) == next.len() || quoted(next) < own + marker
}

/// The length of the marker of a list item, if that is all of a line.
fn list_marker(line: &str) -> Option<usize> {
    let marker = line.trim_end();
    let is_bullet = matches!(marker, "-" | "*" | "+");
    let number = marker.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = !number.is_empty() && number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_bullet || is_number).then_some(marker.len() + 1)
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use proptest::prelude::*;

    fn without(text: &str) -> String {
        cut(text, &find(text, &[]).ranges).text
    }

    #[test]
    fn a_comment_leaves_nothing() {
        for (text, expected) in [
            ("Word %% x %% more", "Word more"),
            ("Word %% x %%, more", "Word , more"),
            ("Word%% x %% more", "Word more"),
            ("Quil%%x%%lonas", "Quillonas"),
            ("%% x %% The minister", "The minister"),
            ("<!-- x -->\tThe minister", "The minister"),
            ("- %% x %% one\n- two", "- one\n- two"),
            ("1. %% x %% one", "1. one"),
            ("> %% x %% quoted", "> quoted"),
            ("> > %% x %%   <!-- y --> quoted", "> > quoted"),
            ("Word %% x %%\nmore", "Word\nmore"),
            ("Word %% x\n\ny %% more", "Word more"),
            ("> Word %% x\n> y %% more", "> Word more"),
            ("| a %% x %% | b |", "| a | b |"),
            ("S %% x %% end <!-- y -->", "S end"),
            ("<!-- %% --> a", "a"),
            ("a %% x", "a"),
            ("%% x %%", ""),
        ] {
            assert_eq!(without(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_of_comments_alone_leaves_no_line() {
        for (text, expected) in [
            ("a\n%% x %%\nb", "a\nb"),
            ("a\r\n  %% x %% <!-- y -->  \r\nb", "a\r\nb"),
            ("a\n\n%% x\n\ny %%\n\nb", "a\n\n\nb"),
            ("> a\n> %% x %%\n> b", "> a\n> b"),
            ("- a\n- %% x %%\n- b", "- a\n- b"),
            ("- a\n  - %% x %%\n- b", "- a\n- b"),
            ("1. a\n2. <!-- x -->\n\nb", "1. a\n\nb"),
            ("- %% x %%\n  goes on", "-\n  goes on"),
            ("a\n%% x %%", "a"),
            ("a\n- %% x %%\n", "a\n"),
        ] {
            assert_eq!(without(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_byte_knows_where_it_stood() {
        let text = "Ąžuolas %% x %% and %% yy %%\n%% z %%\nŽodis%% q %%!";
        let cut = cut(text, &find(text, &[]).ranges);
        assert_eq!(cut.text, "Ąžuolas and\nŽodis!");
        for word in ["Ąžuolas", "and", "Žodis", "!"] {
            let at = cut.text.find(word).unwrap();
            let original = cut.original(&(at..at + word.len()));
            assert_eq!(&text[original], word);
        }
        assert_eq!(cut.gaps_in(&(0..cut.text.len())).count(), 4);
        assert_eq!(&text[cut.original(&(0..cut.text.len()))], text);
    }

    proptest! {
        #[test]
        fn what_a_comment_says_changes_nothing(
            before in "[a ž\n>*-]{0,12}",
            one in "[a-z ž\n]{1,9}",
            other in "[a-z ž\n]{1,9}",
            behind in "[a ž\n]{0,12}",
        ) {
            let with = |said: &str| format!("{before}%%{said}%%{behind}");
            prop_assert_eq!(without(&with(&one)), without(&with(&other)));
        }

        #[test]
        fn any_comments_can_be_cut(text in "([a ž>-]|\n|%%|<!--|-->|\r\n){0,24}") {
            let cut = cut(&text, &find(&text, &[]).ranges);
            for (at, c) in cut.text.char_indices() {
                let original = cut.original(&(at..at + c.len_utf8()));
                prop_assert_eq!(text[original].chars().next(), Some(c));
            }
        }
    }
}
