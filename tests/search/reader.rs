//! Reads the files of a search as a browser does: from the manifest on, and no file that nothing leads to.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// A document: its collection, its day and its place.
pub(crate) type Id = (usize, u32, u32);

/// The search of a site.
pub(crate) struct Search {
    /// What each file registers, by its path below the folder of the search.
    files: BTreeMap<String, Value>,
}

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Whether there is a file of the search at an address.
pub(crate) fn is_file(address: &str) -> bool {
    address.starts_with("search/") && Path::new(address).extension().is_some_and(|it| it == "js")
}

/// The items of a list.
fn list(value: &Value) -> Vec<&str> {
    let text = value.as_str().unwrap();
    if text.is_empty() { Vec::new() } else { text.split(' ').collect() }
}

/// Reads postings: day, place and weight of each document.
pub(crate) fn postings(text: &str) -> Vec<(u32, u32, u32)> {
    let mut numbers = Vec::new();
    let (mut number, mut shift) = (0_i64, 0);
    for letter in text.chars() {
        let value = i64::try_from(LETTERS.find(letter).unwrap()).unwrap();
        number |= (value & 31) << shift;
        shift += 5;
        if value < 32 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    let mut numbers = numbers.into_iter();
    let (mut day, mut place) = (-1, 0);
    let mut read = Vec::new();
    while let Some(value) = numbers.next() {
        if value & 4 == 4 {
            day += (value >> 3) + 1;
            place = numbers.next().unwrap();
        } else {
            place += (value >> 3) + 1;
        }
        read.push((u32::try_from(day).unwrap(), u32::try_from(place).unwrap(), u32::try_from(value & 3).unwrap()));
    }
    read
}

impl Search {
    /// Takes the files of a site that are below `search/`; addresses and texts.
    pub(crate) fn new<'a>(outputs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut files = BTreeMap::new();
        for (address, text) in outputs {
            let Some(path) = address.strip_prefix("search/").filter(|_| is_file(address)) else { continue };
            let call = text.strip_prefix("dossierSearch.add(").unwrap().strip_suffix(");\n").unwrap();
            let read: Vec<Value> = serde_json::from_str(&format!("[{call}]")).unwrap();
            let [kind, name, data] = <[Value; 3]>::try_from(read).unwrap();
            let (kind, name) = (kind.as_str().unwrap(), name.as_str().unwrap());
            let expected = if kind == "manifest" { "manifest.js".to_owned() } else { format!("{kind}/{name}.js") };
            assert_eq!(path, expected);
            files.insert(path.to_owned(), data);
        }
        Self { files }
    }

    pub(crate) fn manifest(&self) -> &Value {
        &self.files["manifest.js"]
    }

    fn file(&self, kind: &str, name: &str) -> &Value {
        &self.files[&format!("{kind}/{name}.js")]
    }

    /// The files of terms: behind which term each begins, and its terms with their documents.
    fn term_files(&self) -> Vec<(&str, Vec<(&str, &str)>)> {
        let terms = &self.manifest()["terms"];
        let after = terms["after"].as_str().unwrap().split(' ');
        let files = list(&terms["files"]).into_iter().map(|name| {
            let data: Vec<&str> =
                self.file("terms", name).as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
            data.chunks(2).map(|pair| (pair[0], pair[1])).collect()
        });
        after.zip(files).collect()
    }

    /// All terms with their documents and weights.
    pub(crate) fn terms(&self) -> BTreeMap<&str, Vec<(Id, u32)>> {
        let all = self.term_files().into_iter().flat_map(|(_, terms)| terms);
        all.map(|(term, written)| (term, documents(written))).collect()
    }

    /// The documents of a term, found as a browser finds them.
    pub(crate) fn find(&self, term: &str) -> Vec<(Id, u32)> {
        let files = self.term_files();
        let at = files.partition_point(|(after, _)| *after < term).max(1) - 1;
        let found = files[at].1.iter().find(|(known, _)| *known == term);
        found.map(|(_, written)| documents(written)).unwrap_or_default()
    }

    /// All documents, with what a list of results shows of them.
    pub(crate) fn documents(&self) -> BTreeMap<Id, Vec<&str>> {
        let blocks = self.manifest()["documents"].as_array().unwrap().iter().enumerate();
        let mut all = BTreeMap::new();
        for (collection, block) in blocks {
            let first = postings(block["first"].as_str().unwrap());
            let files = list(&block["files"]);
            assert_eq!(first.len(), files.len());
            for (begin, name) in first.iter().zip(files) {
                let data = self.file("documents", name);
                let keys = postings(data["keys"].as_str().unwrap());
                assert_eq!(keys[0], *begin);
                let records = data["documents"].as_array().unwrap();
                assert_eq!(keys.len(), records.len());
                for ((day, place, _), record) in keys.into_iter().zip(records) {
                    let record = record.as_array().unwrap().iter().map(|field| field.as_str().unwrap()).collect();
                    all.insert((collection, day, place), record);
                }
            }
        }
        all
    }

    /// The sections of each document that has some: anchor and text.
    pub(crate) fn passages(&self) -> BTreeMap<Id, Vec<(&str, &str)>> {
        let mut all = BTreeMap::new();
        for (collection, block) in self.manifest()["documents"].as_array().unwrap().iter().enumerate() {
            for name in list(&block["files"]) {
                let data = self.file("documents", name);
                let mut keys = postings(data["keys"].as_str().unwrap()).into_iter();
                for part in data["passages"].as_array().into_iter().flatten() {
                    let texts = self.file("passages", part[1].as_str().unwrap()).as_array().unwrap();
                    assert_eq!(part[0].as_u64().unwrap(), texts.len() as u64);
                    for sections in texts {
                        let (day, place, _) = keys.next().unwrap();
                        let words: Vec<&str> =
                            sections.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
                        let sections = words.chunks(2).map(|pair| (pair[0], pair[1])).collect();
                        all.insert((collection, day, place), sections);
                    }
                }
            }
        }
        all
    }

    /// The names: address, name, number of notes, and other spellings.
    pub(crate) fn names(&self) -> Vec<(String, &str, u64, Vec<&str>)> {
        let files = list(&self.manifest()["names"]["files"]);
        let all = files.into_iter().flat_map(|name| self.file("names", name).as_array().unwrap());
        let read = all.map(|name| {
            let text = |place: usize| name[place].as_str().unwrap();
            let others = name.as_array().unwrap()[4..].iter().map(|alias| alias.as_str().unwrap()).collect();
            let address = match text(0).split_once('/') {
                Some((_, "")) => format!("{}{}/", text(0), dossier::search::tokens(text(1)).join("-")),
                _ => text(0).to_owned(),
            };
            (address, text(1), name[2].as_u64().unwrap(), others)
        });
        read.collect()
    }

    /// The addresses of the documents that have all words of a query, as a reader types it.
    pub(crate) fn ask(&self, query: &str) -> Vec<String> {
        let documents = self.documents();
        let words = dossier::search::tokens(query);
        let facets = query.split_whitespace().filter(|word| word.starts_with(':'));
        let asked: Vec<String> = if query.starts_with(':') { facets.map(str::to_owned).collect() } else { words };
        let lists: Vec<Vec<Id>> =
            asked.iter().map(|term| self.find(term).into_iter().map(|(id, _)| id).collect()).collect();
        let all = documents.iter().filter(|(id, _)| lists.iter().all(|list| list.contains(id)));
        all.map(|(_, record)| record[1].to_owned()).collect()
    }

    /// Everything in the files that is an author's text: not the letters of numbers and of names of files, nor words of the interface.
    #[allow(dead_code, reason = "not every test needs it")]
    pub(crate) fn texts(&self) -> String {
        let mut all: Vec<String> = self.terms().into_keys().map(str::to_owned).collect();
        all.extend(self.documents().into_values().flatten().map(str::to_owned));
        all.extend(
            self.passages().into_values().flatten().flat_map(|(anchor, text)| [anchor.to_owned(), text.to_owned()]),
        );
        all.extend(self.files.iter().filter(|(path, _)| path.starts_with("names/")).map(|(_, data)| data.to_string()));
        all.push(self.manifest()["languages"].to_string());
        all.join("\n")
    }
}

/// The documents of a term, of all collections.
fn documents(written: &str) -> Vec<(Id, u32)> {
    let parts = written.split('.').enumerate();
    parts
        .flat_map(|(collection, part)| {
            postings(part).into_iter().map(move |(day, place, weight)| ((collection, day, place), weight))
        })
        .collect()
}
