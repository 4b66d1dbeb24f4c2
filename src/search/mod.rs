//! The search index: what a reader's browser loads to search the site, as plain `.js` files.
//!
//! In come documents, each with its texts, facets and day, and the names of entities; out come files: a manifest, and files of terms, of documents, of
//! passages and of names, each named by the hash of what it holds. It knows nothing of notes, of addresses or of templates: `site` says what is to be
//! found. `docs/search.md` describes the files; the script that reads them is part of the theme.
//!
//! Terms and documents are cut into files where their hashes say so (`cut`), and documents are numbered by day and place within the day: so a note more
//! changes the files of its words and of its day, and no others.

mod cut;
mod day;
mod documents;
mod file;
mod index;
mod manifest;
mod names;
mod numbers;
mod terms;
mod tokens;

use rayon::prelude::*;

pub use day::DayCode;
pub use file::File;
pub use manifest::Head;
pub use names::Name;
pub use numbers::{Weight, postings};
pub use tokens::tokens;

use documents::Written;
use file::Writer;
use index::Index;

/// What kind of thing a document is. Each kind is numbered and filed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    /// A note.
    Note,
    /// Somebody's words.
    Quotation,
    /// Something that happened.
    Event,
    /// A figure or statement that somebody vouches for.
    Claim,
    /// What is said of an entity.
    Profile,
    /// A plain page.
    Page,
}

impl Collection {
    /// All, in the order in which the files have them.
    pub const ALL: [Self; 6] = [Self::Note, Self::Quotation, Self::Event, Self::Claim, Self::Profile, Self::Page];
}

/// The number of a document within its collection: the higher, the newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The day.
    pub day: u32,
    /// The place among the documents of that day.
    pub place: u32,
}

/// A piece of what a document says, with what it weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// How much.
    pub weight: Weight,
    /// The words.
    pub words: String,
}

/// A section of a text, as passages are cut from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The id of its place on the page; empty for the beginning.
    pub anchor: String,
    /// Its blocks: paragraphs, headings, captions.
    pub blocks: Vec<Text>,
}

/// A document as it is found and shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is called; all the words of a quotation.
    pub title: String,
    /// Where it is, below the root of the site.
    pub address: String,
    /// When, in the words of the interface; may be empty.
    pub date: String,
    /// By whom or where; may be empty.
    pub by: String,
    /// The first words of it, or what it belongs to; may be empty.
    pub lead: String,
    /// What sort of its kind; may be empty.
    pub sort: String,
    /// What it is found by beside its text.
    pub texts: Vec<Text>,
    /// What it is narrowed down by: the facet and the value.
    pub facets: Vec<(&'static str, String, Weight)>,
    /// Its text; empty where the title is all of it.
    pub sections: Vec<Section>,
}

/// How many documents one task reads at least.
const CHUNK: usize = 256;

/// Makes all files of an index. `keys` are those of the documents of each collection, in order; `make` makes one of them; the names come with those of most notes first.
pub fn files(
    keys: &[Vec<Key>; 6],
    make: &(dyn Fn(Collection, usize) -> Document + Sync),
    names: &[Name],
    head: &Head,
) -> Vec<File> {
    let of = |collection: Collection| (0..keys[collection as usize].len()).map(move |place| (collection, place));
    let places: Vec<(Collection, usize)> = Collection::ALL.into_iter().flat_map(of).collect();
    let length = CHUNK.max(places.len().div_ceil(rayon::current_num_threads()));
    let read = |(number, chunk): (usize, &[(Collection, usize)])| {
        let mut index = Index::default();
        let write = |(at, (collection, place)): (usize, &(Collection, usize))| {
            let document = make(*collection, *place);
            index.add((number * length + at) as u32, &document);
            documents::write(&document)
        };
        let written: Vec<Written> = chunk.iter().enumerate().map(write).collect();
        (index, written)
    };
    let (indexes, written): (Vec<Index>, Vec<Vec<Written>>) = places.par_chunks(length).enumerate().map(read).unzip();
    let mut writer = Writer::default();
    let terms = terms::write(index::merged(indexes), keys, &mut writer);
    let documents = documents::files(keys, written.into_iter().flatten(), &mut writer);
    let names = names::write(names, &mut writer);
    manifest::write(head, keys, &manifest::Parts { terms, documents, names }, &mut writer);
    writer.finish()
}

#[cfg(test)]
mod tests;
