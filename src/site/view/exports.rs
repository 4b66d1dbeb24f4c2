//! The page that lists the data files, each with what it is for.

use tera::Value;

use super::{Variable, View, map};
use crate::config::Export;
use crate::site::page::Page;
use crate::site::{Site, plan};

/// The variables of `data.html`.
pub(super) const EXPORTS: &[Variable<()>] = &[("groups", |view, ()| view.exports())];

/// A data file: what it holds, by the key of a word if there is one for it, and its format.
type DataFile = (Export, Option<&'static str>, &'static str);

/// What data files are for, by the key of a word, and which are for that.
const GROUPS: [(&str, &[DataFile]); 6] = [
    (
        "data_tables",
        &[
            (Export::Notes, Some("notes"), "CSV"),
            (Export::People, Some("people"), "CSV"),
            (Export::Events, Some("events"), "CSV"),
            (Export::Quotes, Some("quotes"), "CSV"),
            (Export::Mentions, Some("search_mentions"), "CSV"),
        ],
    ),
    (
        "data_time",
        &[(Export::Calendar, Some("events"), "iCalendar"), (Export::Timeline, Some("timeline"), "TimelineJS")],
    ),
    ("data_sources", &[(Export::Csl, Some("articles"), "CSL-JSON"), (Export::Bibtex, Some("articles"), "BibTeX")]),
    ("data_network", &[(Export::Network, Some("network"), "GEXF")]),
    ("data_entities", &[(Export::FollowTheMoney, None, "FollowTheMoney")]),
    ("data_whole", &[(Export::Dossier, None, "JSON"), (Export::Schema, None, "JSON Schema")]),
];

impl Site {
    /// Whether there are data files.
    pub(super) fn has_exports(&self) -> bool {
        plan::exports(&self.config, &self.dossier).next().is_some()
    }
}

impl View<'_> {
    fn exports(&self) -> Value {
        let there: Vec<Export> = plan::exports(&self.site.config, self.dossier()).collect();
        let groups = GROUPS.iter().filter_map(|(purpose, files)| {
            let files: Vec<Value> = files
                .iter()
                .filter(|(export, ..)| there.contains(export))
                .map(|(export, holds, format)| {
                    map([
                        ("name", export.file().into()),
                        ("url", self.addresses().page(&Page::Data(*export)).into()),
                        ("holds", holds.map(|word| self.language().word(word)).into()),
                        ("format", (*format).into()),
                    ])
                })
                .collect();
            let title = self.language().word(purpose);
            (!files.is_empty()).then(|| map([("title", title.into()), ("files", files.into())]))
        });
        groups.collect::<Vec<_>>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_data_file_is_listed_once() {
        let mut listed: Vec<Export> = GROUPS.iter().flat_map(|(_, files)| files.iter().map(|file| file.0)).collect();
        let mut all: Vec<Export> = Export::all().collect();
        listed.sort_unstable();
        all.sort_unstable();
        assert_eq!(listed, all);
    }
}
