//! Addresses: one for each entry and entity, and no two the same.

use rustc_hash::FxHashMap;

use crate::content::Entry;
use crate::date::{is_month_name, weekday_in};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::redaction::Redacted;
use crate::text::{SlugStyle, fallback_slug, is_device, slugify};
use crate::yaml::Step;

/// The slug that `entry` asks for; else one from `name`, which is never empty and never one that a list needs for itself.
pub(super) fn slug_of(entry: Option<&Entry>, kind: &str, name: &str, style: SlugStyle) -> String {
    let wanted = entry.and_then(|entry| entry.common.slug.as_deref());
    let slug = match wanted {
        // The author's own slug is kept as it is, if it can be part of an address.
        Some(wanted) if is_safe(wanted) => wanted.to_owned(),
        Some(wanted) => slugify(wanted, style),
        None => slugify(name, style),
    };
    if slug.is_empty() || matches!(slug.as_str(), "page" | "feed.xml" | "feed.json") || is_device(&slug) {
        fallback_slug(kind, name)
    } else {
        slug
    }
}

fn is_safe(slug: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !slug.is_empty() && slug.len() <= 200 && slug.chars().all(fits) && !slug.starts_with('.') && !slug.ends_with('.')
}

/// The name of a note's file without a date in front: a new title moves nothing. A name that is a date and nothing more stays whole.
pub(super) fn undated(stem: &str) -> &str {
    let mut rest = stem;
    let mut has_day = false;
    for (part, length) in [4, 2, 2].into_iter().enumerate() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(behind) = rest.get(length..).and_then(|behind| behind.strip_prefix(['-', '_', ' '])) else { break };
        if digits != length {
            break;
        }
        rest = behind;
        has_day = part == 2;
    }
    let has_date = rest.len() < stem.len();
    if has_date && is_part_of_date(rest, has_day) { stem } else { rest }
}

/// Whether the rest of a file name only makes the date in front of it complete: a month, a day, a week, a weekday, the number of a note of that day.
fn is_part_of_date(rest: &str, has_day: bool) -> bool {
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        let digits = word.trim_start_matches(char::is_alphabetic);
        let sign = word[..word.len() - digits.len()].to_lowercase();
        if !digits.is_empty() {
            return digits.len() <= 2 && matches!(sign.as_str(), "" | "w" | "kw" | "q");
        }
        weekday_in(word).is_some() || !has_day && is_month_name(word)
    })
}

/// The addresses of one kind of page that are taken, and by which file.
#[derive(Debug, Default)]
pub(super) struct Taken(FxHashMap<String, Option<Redacted>>);

impl Taken {
    /// Takes `slug` for a file. Where another file has it, or one that differs in case alone, that is an error.
    pub(super) fn take_for_file(&mut self, slug: &str, entry: &Redacted) -> Result<(), Box<Diagnostic>> {
        match self.0.entry(slug.to_lowercase()) {
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(Some(entry.clone()));
                Ok(())
            }
            std::collections::hash_map::Entry::Occupied(taken) => {
                Err(Box::new(clash(slug, entry, taken.get().as_deref())))
            }
        }
    }

    /// Takes `slug` for an entity that no file describes; where it is taken, one with a hash of the name behind it.
    ///
    /// The second value says whether that was so.
    pub(super) fn take_for_name(&mut self, slug: String, kind: &str, name: &str) -> (String, bool) {
        if let std::collections::hash_map::Entry::Vacant(free) = self.0.entry(slug.to_lowercase()) {
            free.insert(None);
            return (slug, false);
        }
        let hash = fallback_slug(kind, name);
        let hash = hash.rsplit('-').next().unwrap_or(&hash);
        let longer = format!("{slug}-{hash}");
        self.0.insert(longer.to_lowercase(), None);
        (longer, true)
    }
}

pub(super) fn clash(slug: &str, entry: &Entry, other: Option<&Entry>) -> Diagnostic {
    let key = if entry.common.slug.is_some() { "slug" } else { "title" };
    let message = match other {
        Some(other) => format!("the address `{slug}` is that of {} too", other.source.path),
        None => format!("the address `{slug}` is taken"),
    };
    let diagnostic = Diagnostic::new(Code::AddressClash, entry.place(&[Step::from(key)]), message)
        .help("give one of them a `slug:` of its own, or rename its file; capital and small letters do not tell addresses apart");
    match other {
        Some(other) => diagnostic.related(Place::file(&other.source.path), "the other file"),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_front_is_no_part_of_the_address() {
        for (stem, rest) in [
            ("2022-04-14-why", "why"),
            ("2022-04-why", "why"),
            ("2022-why", "why"),
            ("2022-04-14", "2022-04-14"),
            ("2022-04", "2022-04"),
            ("2022_04_14", "2022_04_14"),
            ("2022-W15", "2022-W15"),
            ("2022-Q2", "2022-Q2"),
            ("2022-04-14 Thursday", "2022-04-14 Thursday"),
            ("2022-04-14 ketvirtadienis", "2022-04-14 ketvirtadienis"),
            ("2022-04-14 четверг", "2022-04-14 четверг"),
            ("2022-04 April", "2022-04 April"),
            ("2022-04-14-2", "2022-04-14-2"),
            ("2022 birželis", "2022 birželis"),
            ("2022-04-14-may", "may"),
            ("2022-04-14-1984", "1984"),
            ("2022-04-14-thursday-again", "thursday-again"),
            ("2022-04-14-9-may", "9-may"),
            ("2022_04_14 why", "why"),
            ("why-2022", "why-2022"),
            ("20220414-why", "20220414-why"),
            ("2022-", "2022-"),
        ] {
            assert_eq!(undated(stem), rest, "{stem}");
        }
    }

    #[test]
    fn an_address_is_never_empty_or_reserved() {
        let slug = |name| slug_of(None, "tag", name, SlugStyle::Ascii);
        assert_eq!(slug("Some Tag"), "some-tag");
        assert!(
            slug("!!!").starts_with("tag-") && slug("page").starts_with("page-") || slug("page").starts_with("tag-")
        );
        assert_ne!(slug("!!!"), slug("???"));
    }
}
