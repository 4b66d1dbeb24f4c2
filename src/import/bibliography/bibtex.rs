//! `BibTeX` and `BibLaTeX`.

use biblatex::{Bibliography, ChunksExt, DateValue, Datetime, Entry, PermissiveType, Person};

use super::{address_of, kind};
use crate::date::Date;
use crate::import::{Item, Refusal, page};

/// How many braces are open at once.
const MAX_DEPTH: usize = 64;

/// The works of a file; `None` for a file of another kind.
pub(super) fn read(text: &str, head: &str) -> Option<Result<Vec<Item>, Refusal>> {
    let begins = |line: &str| {
        let rest = line.trim_start().strip_prefix('@')?;
        let word = rest.find(|c: char| !c.is_ascii_alphabetic())?;
        (word > 2 && rest[word..].trim_start().starts_with(['{', '('])).then_some(())
    };
    head.lines().find_map(begins)?;
    let broken = |why: String| Refusal::Broken { kind: "BibTeX", why };
    if is_deep(text) {
        return Some(Err(broken("its braces are nested too deeply".to_owned())));
    }
    let works = match Bibliography::parse(text) {
        Ok(works) => works,
        Err(error) => return Some(Err(broken(error.to_string()))),
    };
    Some(Ok(works.iter().map(item).filter(|item| !item.title.is_empty()).collect()))
}

fn is_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

fn item(work: &Entry) -> Item {
    let text =
        |key: &str| work.get(key).map(|chunks| page::plain(&chunks.format_verbatim())).filter(|text| !text.is_empty());
    let first = |keys: &[&str]| keys.iter().find_map(|key| text(key));
    let date = match work.date() {
        Ok(PermissiveType::Typed(date)) => {
            let sign = if date.approximate {
                "~"
            } else if date.uncertain {
                "?"
            } else {
                ""
            };
            edtf(&date.value, sign).and_then(|date| date.parse::<Date>().ok())
        }
        _ => text("date").or_else(|| text("year")).and_then(|text| text.parse().ok()),
    };
    Item {
        kind: kind(&work.entry_type.to_string()),
        title: text("title").unwrap_or_default(),
        authors: work.author().unwrap_or_default().iter().map(name).collect(),
        date,
        outlet: first(&[
            "journaltitle",
            "journal",
            "booktitle",
            "maintitle",
            "publisher",
            "institution",
            "organization",
        ]),
        url: address_of(text("url").as_deref(), text("doi").as_deref()),
        language: first(&["langid", "language"]).as_deref().and_then(crate::import::tag),
        tags: text("keywords")
            .map(|words| words.split([',', ';']).map(|word| word.trim().to_owned()).collect())
            .unwrap_or_default(),
        ..Item::default()
    }
}

fn name(person: &Person) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn edtf(value: &DateValue, sign: &str) -> Option<String> {
    let day = |date: &Datetime| {
        let year = u16::try_from(date.year).ok()?;
        // Months and days are counted from zero.
        Some(match (date.month, date.day) {
            (Some(month), Some(day)) => format!("{year:04}-{:02}-{:02}{sign}", month + 1, day + 1),
            (Some(month), None) => format!("{year:04}-{:02}{sign}", month + 1),
            _ => format!("{year:04}{sign}"),
        })
    };
    Some(match value {
        DateValue::At(date) => day(date)?,
        DateValue::After(start) => format!("{}/..", day(start)?),
        DateValue::Before(end) => format!("../{}", day(end)?),
        DateValue::Between(start, end) => format!("{}/{}", day(start)?, day(end)?),
    })
}
