//! RIS: lines of a tag of two letters and a value.

use super::{address_of, kind};
use crate::date::Date;
use crate::import::{Item, dates, page};

/// The works of a file.
pub(super) fn read(text: &str) -> Vec<Item> {
    let mut works: Vec<Vec<(String, String)>> = Vec::new();
    for line in text.lines() {
        let Some((tag, value)) = field(line) else { continue };
        match tag {
            "TY" => works.push(vec![(tag.to_owned(), value.to_owned())]),
            "ER" => {}
            _ => {
                if let Some(work) = works.last_mut() {
                    work.push((tag.to_owned(), value.to_owned()));
                }
            }
        }
    }
    works.iter().map(|work| item(work)).filter(|item| !item.title.is_empty()).collect()
}

fn field(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.trim_start_matches('\u{feff}').split_once("  -")?;
    (tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
        .then(|| (tag, value.trim()))
}

fn item(work: &[(String, String)]) -> Item {
    let all = |tags: &[&str]| -> Vec<String> {
        let named = work.iter().filter(|(tag, _)| tags.contains(&tag.as_str()));
        named.map(|(_, value)| page::plain(value)).filter(|value| !value.is_empty()).collect()
    };
    let first = |tags: &[&str]| tags.iter().find_map(|tag| all(&[*tag]).into_iter().next());
    Item {
        kind: first(&["TY"]).as_deref().and_then(kind),
        title: first(&["TI", "T1", "CT"]).unwrap_or_default(),
        authors: all(&["AU", "A1"]).iter().map(|name| straight(name)).collect(),
        date: ["DA", "PY", "Y1"].iter().find_map(|tag| date(&first(&[*tag])?)),
        outlet: first(&["T2", "JO", "JF", "JA", "PB"]),
        url: address_of(first(&["UR", "L2"]).as_deref(), first(&["DO"]).as_deref()),
        language: first(&["LA"]).as_deref().and_then(crate::import::tag),
        tags: all(&["KW"]),
        ..Item::default()
    }
}

/// “Lovelace, Ada” as it is said.
fn straight(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) => format!("{} {}", given.trim(), family.trim()).trim().to_owned(),
        None => name.to_owned(),
    }
}

/// `2022/04/14/`, `2022/04//`, `2022`, or any other date.
fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('/').take(3).take_while(|part| !part.is_empty()).collect();
    parts.join("-").parse().ok().or_else(|| dates::read(text))
}
