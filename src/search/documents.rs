//! Files of documents, with what a list of results shows, and of passages, with what is shown of their texts.

use super::cut::{Cut, Sizes};
use super::file::{Writer, push_json, push_json_lines};
use super::numbers::{Weight, postings};
use super::{Collection, Document, Key};

/// Ten results are ten files at worst.
const DOCUMENTS: Sizes = Sizes { least: 5_000, most: 16_000, one_in: 8 };

/// How large a file of passages is, about, in bytes: the passages of five results are five files at worst.
const PASSAGES: usize = 36_000;

/// A document as it stands in its files.
pub(super) struct Written {
    address: String,
    record: String,
    sections: String,
}

/// What the manifest says of the files of a collection.
#[derive(Default)]
pub(super) struct Blocks {
    /// The first document of each.
    pub(super) first: Vec<Key>,
    /// Their names.
    pub(super) files: Vec<String>,
}

/// Writes a document.
pub(super) fn write(document: &Document) -> Written {
    let fields = [&document.title, &document.address, &document.date, &document.by, &document.lead, &document.sort];
    let last = fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
    let mut record = String::new();
    push_list(fields[..last].iter().map(|field| field.as_str()), &mut record);
    let mut sections = String::new();
    sections.push('[');
    for section in document.sections.iter().filter(|section| !section.blocks.is_empty()) {
        if sections.len() > 1 {
            sections.push(',');
        }
        push_json(&section.anchor, &mut sections);
        sections.push(',');
        push_json_lines(section.blocks.iter().map(|block| block.words.as_str()), &mut sections);
    }
    sections.push(']');
    Written { address: document.address.clone(), record, sections }
}

fn push_list<'a>(texts: impl Iterator<Item = &'a str>, out: &mut String) {
    out.push('[');
    for (place, text) in texts.enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_json(text, out);
    }
    out.push(']');
}

/// Writes the files of all documents, which come collection by collection in the order of their keys.
pub(super) fn files(
    keys: &[Vec<Key>; 6],
    mut documents: impl Iterator<Item = Written>,
    writer: &mut Writer,
) -> [Blocks; 6] {
    Collection::ALL.map(|collection| {
        let keys = &keys[collection as usize];
        let mut blocks = Blocks::default();
        let mut cut = Cut::new(DOCUMENTS);
        let (mut block, mut first) = (Vec::new(), 0);
        for (place, document) in documents.by_ref().take(keys.len()).enumerate() {
            let ends = cut.is_behind(document.address.as_str(), document.record.len());
            block.push(document);
            if ends || place + 1 == keys.len() {
                blocks.first.push(keys[first]);
                blocks.files.push(write_block(&keys[first..=place], &block, writer));
                block.clear();
                first = place + 1;
            }
        }
        blocks
    })
}

fn write_block(keys: &[Key], documents: &[Written], writer: &mut Writer) -> String {
    let mut data = String::from("{\"keys\":\"");
    postings(keys.iter().map(|key| (*key, Weight::Text)), &mut data);
    data.push_str("\",\"documents\":[");
    push_joined(documents.iter().map(|document| document.record.as_str()), &mut data);
    data.push(']');
    if documents.iter().any(|document| document.sections != "[]") {
        data.push_str(",\"passages\":[");
        let files = passages(documents, writer);
        push_joined(files.iter().map(String::as_str), &mut data);
        data.push(']');
    }
    data.push('}');
    writer.add("documents", &data)
}

/// Writes the passages of the documents of a block, in files of about one size; of each, how many documents it is of and its name.
fn passages(documents: &[Written], writer: &mut Writer) -> Vec<String> {
    let total: usize = documents.iter().map(|document| document.sections.len()).sum();
    let most = total.div_ceil((total + PASSAGES / 2).div_euclid(PASSAGES).max(1));
    let mut files = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (place, document) in documents.iter().enumerate() {
        size += document.sections.len();
        if size >= most || place + 1 == documents.len() {
            let mut data = String::from("[");
            push_joined(documents[start..=place].iter().map(|document| document.sections.as_str()), &mut data);
            data.push(']');
            files.push(format!("[{},\"{}\"]", place + 1 - start, writer.add("passages", &data)));
            (start, size) = (place + 1, 0);
        }
    }
    files
}

fn push_joined<'a>(parts: impl Iterator<Item = &'a str>, out: &mut String) {
    for (place, part) in parts.enumerate() {
        if place > 0 {
            out.push(',');
        }
        out.push_str(part);
    }
}
