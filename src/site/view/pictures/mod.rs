//! Pictures drawn from the data, as templates are given them: the SVG, what it leaves out, and the table that it draws.
//!
//! Each is null where there is too little to draw, and where `features: {pictures: false}` wants none.

mod activity;
mod lanes;
mod map;
mod network;
mod tenure;

use tera::Value;

use super::{View, map};
use crate::dossier::EntityId;

/// Whose picture it is: that of one entity, or of the whole site.
type Of = Option<EntityId>;

/// What a template is given of a picture.
struct Picture {
    /// Makes no difference to what is shown: a class of the style sheet.
    kind: &'static str,
    title: String,
    svg: String,
    /// The kinds of mark that it has, articles and events: a class of the style sheet and a word each.
    marks: Vec<(&'static str, String)>,
    /// What the picture leaves out, if anything.
    note: Option<String>,
    /// The headings of the table.
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// A row of the table: a name with its address, and a cell for each other column.
struct Row {
    text: String,
    url: Option<String>,
    cells: Vec<String>,
}

impl Picture {
    fn value(self) -> Value {
        let row = |row: Row| map([("text", row.text.into()), ("url", row.url.into()), ("cells", row.cells.into())]);
        let mark = |(class, text): (&'static str, String)| map([("class", class.into()), ("text", text.into())]);
        map([
            ("kind", self.kind.into()),
            ("title", self.title.into()),
            ("svg", Value::safe_string(&self.svg)),
            ("marks", self.marks.into_iter().map(mark).collect::<Vec<_>>().into()),
            ("note", self.note.into()),
            ("columns", self.columns.into()),
            ("rows", self.rows.into_iter().map(row).collect::<Vec<_>>().into()),
        ])
    }
}

impl View<'_> {
    /// A picture, if pictures are wanted and there is something to draw.
    fn picture(&self, make: impl FnOnce() -> Option<Picture>) -> Value {
        self.features().has("pictures").then(make).flatten().map_or_else(Value::none, Picture::value)
    }

    /// What stands for articles and for events, as far as there are any.
    fn marks(&self, notes: bool, events: bool) -> Vec<(&'static str, String)> {
        let word = |word: &str| self.language().word(word).to_owned();
        let all = [(notes, "published", "articles"), (events, "happened", "events")];
        all.into_iter().filter(|(there, ..)| *there).map(|(_, class, name)| (class, word(name))).collect()
    }

    /// The address of something as seen from this page.
    fn seen_from_here(&self, address: &str) -> String {
        format!("{}{address}", self.root)
    }

    /// A number with its noun, one of those that are counted: `notes`, `events`.
    fn counted(&self, count: usize, noun: &str) -> String {
        self.language().count(count, noun).unwrap_or_else(|| count.to_string())
    }

    /// A number of notes and one of events, whichever there are.
    fn notes_and_events(&self, notes: usize, events: usize) -> String {
        let some = |count: usize, noun: &str| (count > 0).then(|| self.counted(count, noun));
        [some(notes, "notes"), some(events, "events")].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
