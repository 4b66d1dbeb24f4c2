//! For Obsidian: the types of properties, and a template of its Web Clipper that makes a draft of a note.

use serde_json::{Map, Value, json};

use super::Subject;
use crate::yaml::Kind;

/// Keys whose value is always one day. Any other date may be a month, a year or a guess, which a calendar to click on would make a day of.
const DAYS: [&str; 4] = ["accessed", "added", "publish_on", "revised"];

/// `.obsidian/types.json`: as what Obsidian shows each key. A key has one type in the whole vault; maps it cannot edit, and shows as they are.
pub fn types() -> Value {
    let mut types = Map::new();
    for (subject, _) in Subject::ALL.into_iter().filter(|(subject, _)| *subject != Subject::Configuration) {
        for key in subject.tables().concat() {
            let shown = match (key.name, key.kind) {
                ("aliases" | "tags", _) => key.name,
                (_, Kind::Texts | Kind::Names | Kind::Words(_)) => "multitext",
                (_, Kind::Flag) => "checkbox",
                (_, Kind::Number) => "number",
                (name, Kind::Date) if DAYS.contains(&name) => "date",
                (_, Kind::Text | Kind::Date | Kind::Word(_) | Kind::TextOrMap(_)) => "text",
                _ => continue,
            };
            types.insert(key.name.to_owned(), json!(shown));
        }
    }
    json!({ "types": types })
}

/// A template for the Web Clipper: a draft with what the page says of itself, and the selected words as a quotation.
pub fn clipper() -> Value {
    let properties = [
        ("title", "{{title}}", "text"),
        ("draft", "true", "checkbox"),
        ("date", "{{published|date:\"YYYY-MM-DD\"}}", "date"),
        ("accessed", "{{date|date:\"YYYY-MM-DD\"}}", "date"),
        ("source", "{{site}}", "text"),
        ("url", "{{url}}", "text"),
        ("author", "{{author}}", "text"),
        ("summary", "", "text"),
        ("people", "", "multitext"),
        ("organisations", "", "multitext"),
        ("countries", "", "multitext"),
        ("tags", "", "multitext"),
    ];
    let properties = properties.map(|(name, value, kind)| json!({ "name": name, "value": value, "type": kind }));
    json!({
        "schemaVersion": "0.1.0",
        "name": "Dossier note",
        "behavior": "create",
        "noteContentFormat": "{{selection|blockquote}}",
        "properties": properties,
        "triggers": [],
        "noteNameFormat": "{{published|date:\"YYYY-MM-DD\"}} {{title|slice:0,60|safe_name}}",
        "path": "content/notes",
    })
}

#[cfg(test)]
mod tests {
    use super::{clipper, types};
    use crate::content::{self, Settings, Source};
    use crate::diagnostic::Severity;

    #[test]
    fn keys_have_types_that_obsidian_has() {
        let types = types();
        for (key, expected) in [
            ("people", "multitext"),
            ("draft", "checkbox"),
            ("date", "text"),
            ("added", "date"),
            ("tags", "tags"),
            ("aliases", "aliases"),
        ] {
            assert_eq!(types["types"][key], expected, "{key}");
        }
        assert!(types["types"].get("quotes").is_none() && types["types"].get("authors").is_none());
    }

    /// What the Web Clipper writes for a page: every value in quotation marks, but for check boxes; nothing behind a key that has no value.
    fn clipped(values: &[(&str, &str)]) -> String {
        let mut note = "---\n".to_owned();
        for property in clipper()["properties"].as_array().unwrap() {
            let mut value = property["value"].as_str().unwrap().to_owned();
            if let Some((variable, _)) = value.strip_prefix("{{").and_then(|rest| rest.split_once(['|', '}'])) {
                value = values.iter().find(|(name, _)| *name == variable).map_or("", |(_, value)| value).to_owned();
            }
            let written = match (property["type"].as_str().unwrap(), value.as_str()) {
                (_, "") => String::new(),
                ("checkbox", value) => format!(" {value}"),
                (_, value) => format!(" \"{}\"", value.replace('"', "\\\"")),
            };
            let name = property["name"].as_str().unwrap();
            note += &[name, ":", &written, "\n"].concat();
        }
        note + "---\n> The selected words.\n"
    }

    #[test]
    fn what_is_clipped_is_a_valid_draft() {
        let page = [
            ("title", "“Talks”: a \"story\" # of two"),
            ("published", "2022-04-14"),
            ("date", "2022-04-20"),
            ("site", "News: Daily"),
            ("url", "https://news.example/talks"),
            ("author", "Ada Lovelace, Charles Babbage"),
        ];
        for values in [&page[..], &page[..1]] {
            let text = clipped(values);
            let source = Source { path: "content/notes/2022-04-14 Talks.md".into(), text: text.as_str().into() };
            let settings = Settings { language: "en", trusted_html: false, mentions: false };
            let (entry, faults) = content::parse(source, settings);
            assert!(entry.is_some_and(|entry| entry.common.draft), "{text}");
            let unfit: Vec<_> = faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
            assert!(unfit.is_empty(), "{text}{unfit:?}");
        }
    }
}
