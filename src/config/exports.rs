//! Data files for other programs: which there are, and which a site wants.

use crate::diagnostic::Code;
use crate::yaml::Fields;

/// The folder of the data files, below the root of the site.
pub const FOLDER: &str = "data/";

/// A data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Export {
    /// All of the dossier as JSON.
    Dossier,
    /// The JSON Schema of that.
    Schema,
    /// Notes as a table.
    Notes,
    /// People as a table.
    People,
    /// Events as a table.
    Events,
    /// Quotations as a table.
    Quotes,
    /// Mentions as a table.
    Mentions,
    /// Events as iCalendar.
    Calendar,
    /// Events for TimelineJS.
    Timeline,
    /// Articles as CSL-JSON.
    Csl,
    /// Articles as BibTeX.
    Bibtex,
    /// Who occurs with whom, as GEXF.
    Network,
    /// Everything as entities of FollowTheMoney.
    FollowTheMoney,
}

/// The names of the files.
pub(super) const NAMES: &[&str] = &names();

const fn names() -> [&'static str; FILES.len()] {
    let mut names = [""; FILES.len()];
    let mut at = 0;
    while at < FILES.len() {
        names[at] = FILES[at].1;
        at += 1;
    }
    names
}

/// Each file: its name, and what it holds. `docs/data.md` is compared with them.
const FILES: [(Export, &str, &str); 13] = [
    (Export::Dossier, "dossier.json", "The whole dossier: notes, entities, events, quotations."),
    (Export::Schema, "dossier.schema.json", "The JSON Schema of `dossier.json`."),
    (Export::Notes, "notes.csv", "A row for each note, with its article."),
    (Export::People, "people.csv", "A row for each person."),
    (Export::Events, "events.csv", "A row for each event."),
    (Export::Quotes, "quotes.csv", "A row for each quotation."),
    (Export::Mentions, "mentions.csv", "A row for each note and whom its text mentions, with the first sentence."),
    (Export::Calendar, "events.ics", "Events for calendars: iCalendar, RFC 5545."),
    (Export::Timeline, "timeline.json", "Events for TimelineJS."),
    (Export::Csl, "sources.csl.json", "The articles for citation managers: CSL-JSON."),
    (Export::Bibtex, "sources.bib", "The articles for LaTeX: BibTeX."),
    (Export::Network, "network.gexf", "Who occurs with whom, for Gephi and the like: GEXF."),
    (
        Export::FollowTheMoney,
        "entities.ftm.json",
        "Entities of FollowTheMoney, one a line, for Aleph and OpenSanctions.",
    ),
];

impl Export {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        FILES.iter().map(|(export, ..)| *export)
    }

    /// Its name, which chooses it in the configuration.
    pub fn file(self) -> &'static str {
        FILES.iter().find(|(export, ..)| *export == self).map_or("", |(_, file, _)| file)
    }

    /// What it holds, in a sentence.
    pub fn meaning(self) -> &'static str {
        FILES.iter().find(|(export, ..)| *export == self).map_or("", |(.., meaning)| meaning)
    }

    /// Whether it means nothing without the absolute address of the site: it is read away from it, or its ids must be the site's own everywhere.
    pub fn needs_base_url(self) -> bool {
        matches!(self, Self::Calendar | Self::Timeline | Self::FollowTheMoney)
    }
}

/// Reads `exports`: the files that are named there, or all.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<Export> {
    if !fields.has("exports") {
        return Export::all().collect();
    }
    let mut chosen = Vec::new();
    for (index, name) in fields.texts("exports").into_iter().enumerate() {
        if let Some(export) = Export::all().find(|export| export.file() == name) {
            chosen.push(export);
        } else {
            let known = Export::all().map(|export| format!("`{}`", export.file())).collect::<Vec<_>>().join(", ");
            let message = format!("`{name}` is no data file");
            fields.fault_at_item("exports", index, Code::InvalidValue, message, format!("known are {known}"));
        }
    }
    // Whoever has the file has its schema.
    if chosen.contains(&Export::Dossier) && !chosen.contains(&Export::Schema) {
        chosen.push(Export::Schema);
    }
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}
