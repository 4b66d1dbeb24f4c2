//! What must never be published: `%% comments %%` and HTML comments, in texts and in YAML.
//!
//! A comment leaves nothing behind: neither a space nor an empty line says that there was one, or how long it was. A comment that is never closed
//! goes to the end of its text: a writer who forgot the end would rather miss a paragraph than publish it.

mod cut;

use std::ops::Range;

use memchr::memmem;

pub(super) use cut::{Cut, cut};

use super::front_matter::UNPUBLISHED;
use crate::diagnostic::Code;
use crate::yaml::{Fault, Node, Step};

/// What begins and ends a comment.
const MARKS: [(&str, &str); 2] = [("%%", "%%"), ("<!--", "-->")];

/// What is said of a comment without an end, and what to do.
pub(super) const UNCLOSED: &str =
    "nothing closes the comment that begins here: from here on, the text is not published";
/// See [`UNCLOSED`].
pub(super) const CLOSE_IT: &str =
    "put `%%` or `-->` where the comment ends; in the text, what is no comment can stand in code: `` `%%` ``";

/// The comments of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Their bytes, in order.
    pub(super) ranges: Vec<Range<usize>>,
    /// Where the one begins that has no end.
    pub(super) unclosed: Option<usize>,
}

/// Whether a text can have comments: false for nearly all, at little cost.
pub(crate) fn may_be_in(text: &str) -> bool {
    MARKS.iter().any(|(begin, _)| memmem::find(text.as_bytes(), begin.as_bytes()).is_some())
}

/// The comments of a text; none begins in `code`.
pub(super) fn find(text: &str, code: &[Range<usize>]) -> Comments {
    let mut found = Comments::default();
    let mut at = 0;
    let mut finder = Finder { text, code, ahead: [None; 2] };
    while let Some((start, (begin, end))) = finder.next(at) {
        // `%%%%` is one mark, not two with nothing between them.
        let run = |at: usize| text[at..].bytes().take_while(|byte| *byte == b'%' && begin == "%%").count();
        let inside = start + begin.len().max(run(start));
        let closed = text[inside..].find(end).map(|length| inside + length).map(|at| at + end.len().max(run(at)));
        at = closed.unwrap_or(text.len());
        found.ranges.push(start..at);
        found.unclosed = closed.is_none().then_some(start);
    }
    found
}

/// Finds the beginnings of comments, looking at no part of a text twice.
struct Finder<'t> {
    text: &'t str,
    /// Where no comment begins, in order.
    code: &'t [Range<usize>],
    /// For each mark, where it was last found ahead; the end of the text where there is none.
    ahead: [Option<usize>; 2],
}

impl Finder<'_> {
    /// Where the next comment from byte `at` on begins, with its marks.
    fn next(&mut self, mut at: usize) -> Option<(usize, (&'static str, &'static str))> {
        loop {
            for (ahead, (begin, _)) in self.ahead.iter_mut().zip(MARKS) {
                if ahead.is_none_or(|place| place < at) {
                    let rest = &self.text.as_bytes()[at..];
                    *ahead = Some(memmem::find(rest, begin.as_bytes()).map_or(self.text.len(), |length| at + length));
                }
            }
            let places = self.ahead.iter().zip(MARKS).filter_map(|(place, marks)| Some(((*place)?, marks)));
            let (start, marks) = places.min().filter(|(start, _)| *start < self.text.len())?;
            let code = self.code.get(self.code.partition_point(|range| range.end <= start));
            match code.filter(|range| range.contains(&start)) {
                None => return Some((start, marks)),
                Some(range) => at = range.end,
            }
        }
    }
}

/// Takes the comments out of every text and key of a document. What was only a comment is empty.
pub(crate) fn strip(node: &mut Node, faults: &mut Vec<Fault>) {
    Strip { faults, path: Vec::new() }.node(node);
}

struct Strip<'a> {
    faults: &'a mut Vec<Fault>,
    path: Vec<Step>,
}

impl Strip<'_> {
    fn node(&mut self, node: &mut Node) {
        match node {
            Node::Null => {}
            Node::Scalar(scalar) => {
                if !may_be_in(&scalar.text) {
                    return;
                }
                let comments = find(&scalar.text, &[]);
                if comments.unclosed.is_some() {
                    let (path, message) = (self.path.clone(), UNCLOSED.to_owned());
                    self.faults.push(Fault { path, code: Code::UnclosedComment, message, help: Some(CLOSE_IT.into()) });
                }
                scalar.text = without(&scalar.text, &comments.ranges);
                if scalar.text.is_empty() {
                    *node = Node::Null;
                }
            }
            Node::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.path.push(Step::Item(index));
                    self.node(item);
                    self.path.pop();
                }
            }
            Node::Map(pairs) => self.map(pairs),
        }
    }

    fn map(&mut self, pairs: &mut Vec<(String, Node)>) {
        for (key, value) in pairs.iter_mut() {
            if self.path.is_empty() && UNPUBLISHED.contains(&key.as_str()) {
                continue;
            }
            self.path.push(Step::Key(key.clone()));
            self.node(value);
            self.path.pop();
            if may_be_in(key) {
                *key = without(key, &find(key, &[]).ranges);
            }
        }
        pairs.retain(|(key, _)| !key.is_empty());
    }
}

/// A value without these parts of it, and without space at its ends.
fn without(text: &str, ranges: &[Range<usize>]) -> String {
    cut(text, ranges).text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_without_an_end_is_told() {
        for (text, unclosed) in
            [("a %% b", Some(2)), ("%% a %% b %% c", Some(10)), ("<!-- %%", Some(0)), ("%% <!-- %%", None)]
        {
            assert_eq!(find(text, &[]).unclosed, unclosed, "{text}");
        }
        assert_eq!(find("`%%` `%%`", &[0..4, 5..9]), Comments::default());
    }
}
