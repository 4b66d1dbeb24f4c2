//! Files of terms: each with a part of the terms in order, and their documents.

use super::cut::{Cut, Sizes};
use super::file::{Writer, push_json};
use super::index::Posting;
use super::numbers::postings;
use super::{Collection, Key};

/// Three words are three files, and a note has words in many.
const SIZES: Sizes = Sizes { least: 7_000, most: 40_000, one_in: 8 };

/// Words that begin with so many letters alike stand in one file, so that the forms of a word are found with one look.
const ALIKE: usize = 4;

/// What the manifest says of the files of terms.
pub(super) struct Terms {
    /// The term behind which each file begins.
    pub(super) after: Vec<Box<str>>,
    /// The names of the files.
    pub(super) files: Vec<String>,
}

/// Writes the terms, which are in order; `keys` are those of the documents of each collection.
pub(super) fn write(terms: Vec<(Box<str>, Vec<Posting>)>, keys: &[Vec<Key>; 6], writer: &mut Writer) -> Terms {
    let mut written = Terms { after: Vec::new(), files: Vec::new() };
    let mut cut = Cut::new(SIZES);
    let (mut data, mut after) = (String::from("["), Box::from(""));
    let mut terms = terms.into_iter().peekable();
    while let Some((term, documents)) = terms.next() {
        let start = data.len();
        if start > 1 {
            data.push(',');
        }
        push_json(&term, &mut data);
        data.push_str(",\"");
        push_postings(&documents, keys, &mut data);
        data.push('"');
        let is_last = terms.peek().is_none_or(|(next, _)| beginning(next) != beginning(&term));
        if cut.is_behind(is_last.then(|| beginning(&term)), data.len() - start) {
            written.end(&mut data, std::mem::replace(&mut after, term), writer);
        }
    }
    if data.len() > 1 {
        written.end(&mut data, after, writer);
    }
    written
}

/// What a term has in common with those that stand beside it; a facet stands alone.
fn beginning(term: &str) -> &str {
    let end = term.char_indices().nth(ALIKE).filter(|_| !term.starts_with(':'));
    end.map_or(term, |(end, _)| &term[..end])
}

impl Terms {
    /// Ends a file.
    fn end(&mut self, data: &mut String, after: Box<str>, writer: &mut Writer) {
        data.push(']');
        self.files.push(writer.add("terms", data));
        self.after.push(after);
        data.truncate(1);
    }
}

/// The documents of a term: those of each collection, with a point between; empty ones at the end are left out.
fn push_postings(documents: &[Posting], keys: &[Vec<Key>; 6], data: &mut String) {
    let mut rest = documents;
    let mut first = 0;
    for collection in Collection::ALL {
        let keys = &keys[collection as usize];
        let end = first + keys.len();
        let (here, behind) = rest.split_at(rest.partition_point(|posting| (posting.document() as usize) < end));
        postings(here.iter().map(|posting| (keys[posting.document() as usize - first], posting.weight())), data);
        if behind.is_empty() {
            return;
        }
        data.push('.');
        (rest, first) = (behind, end);
    }
}
