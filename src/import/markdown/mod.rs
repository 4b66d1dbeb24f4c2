//! A Markdown file of a vault or a site: Obsidian, Quartz, Hugo, Jekyll, Zola.
//!
//! The text is its author's own, so it comes along as it is, and so does its state of draft. Front matter in YAML, TOML or JSON is read into keys
//! ([`keys`]); what the program has no key for is left behind and named.

mod keys;

use super::{Given, Item, Refusal, address, dates, page};
use keys::Keys;

/// The keys of other programs, and ours.
const KEYS: &[(&str, &str)] = &[
    ("title", "title"),
    ("date", "date"),
    ("published", "date"),
    ("pubdate", "date"),
    ("publishdate", "date"),
    ("publish_date", "date"),
    ("created", "date"),
    ("published_date", "date"),
    ("lastmod", "revised"),
    ("updated", "revised"),
    ("modified", "revised"),
    ("last_modified_at", "revised"),
    ("draft", "draft"),
    ("tags", "tags"),
    ("tag", "tags"),
    ("keywords", "tags"),
    ("categories", "tags"),
    ("category", "tags"),
    ("taxonomies.tags", "tags"),
    ("taxonomies.categories", "tags"),
    ("author", "authors"),
    ("authors", "authors"),
    ("params.author", "authors"),
    ("extra.author", "authors"),
    ("taxonomies.authors", "authors"),
    ("url", "url"),
    ("url_source", "url"),
    ("source", "url"),
    ("source_url", "url"),
    ("link", "url"),
    ("external_url", "url"),
    ("original", "url"),
    ("extra.source", "url"),
    ("params.source", "url"),
    ("publisher", "outlet"),
    ("site", "outlet"),
    ("outlet", "outlet"),
    ("description", "summary"),
    ("summary", "summary"),
    ("excerpt", "summary"),
    ("slug", "slug"),
    ("lang", "language"),
    ("language", "language"),
    ("people", "people"),
    ("persons", "people"),
    ("person", "people"),
    ("taxonomies.people", "people"),
    ("taxonomies.persons", "people"),
    ("countries", "countries"),
    ("country", "countries"),
    ("taxonomies.countries", "countries"),
    ("organisations", "organisations"),
    ("organizations", "organisations"),
    ("taxonomies.organisations", "organisations"),
    ("taxonomies.organizations", "organisations"),
    ("aliases", "aliases"),
    ("alias", "aliases"),
    ("redirect_from", "aliases"),
    ("permalink", ""),
    ("path", ""),
    ("layout", ""),
    ("type", ""),
    ("template", ""),
    ("weight", ""),
    ("toc", ""),
    ("cssclasses", ""),
    ("publish", ""),
    ("math", ""),
    ("comments", ""),
    ("id", ""),
    ("uid", ""),
];

/// Whether a file is a Markdown file.
fn is_markdown(text: &str, name: Option<&str>) -> bool {
    let ends = |end: &str| name.is_some_and(|name| name.to_lowercase().ends_with(end));
    ends(".md")
        || ends(".markdown")
        || text.starts_with("---\n")
        || text.starts_with("---\r\n")
        || text.starts_with("+++\n")
        || text.starts_with("+++\r\n")
}

/// The note of a Markdown file; `None` for a file that is none. The index of a section of Hugo or Zola is no note.
pub(super) fn read(text: &str, given: Given<'_>) -> Option<Result<Vec<Item>, Refusal>> {
    let text = text.trim_start_matches('\u{feff}');
    if !is_markdown(text, given.name) {
        return None;
    }
    let name = given.name.map(|name| name.replace('\\', "/"));
    if name.as_deref().is_some_and(|name| name.ends_with("/_index.md") || name == "_index.md") {
        return Some(Ok(Vec::new()));
    }
    let (keys, body) = match Keys::split(text) {
        Ok(parts) => parts,
        Err(why) => return Some(Err(Refusal::Broken { kind: "front matter", why })),
    };
    Some(Ok(vec![item(&keys, body, name.as_deref(), given)]))
}

fn item(keys: &Keys, body: &str, name: Option<&str>, given: Given<'_>) -> Item {
    let ours = |written: &str| {
        let mapped = given.map.iter().find(|(from, _)| from.eq_ignore_ascii_case(written)).map(|(_, to)| to.as_str());
        mapped.or_else(|| KEYS.iter().find(|(from, _)| from.eq_ignore_ascii_case(written)).map(|(_, to)| *to))
    };
    let all = |key: &str| -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for (_, value) in keys.pairs.iter().filter(|(written, _)| ours(written) == Some(key)) {
            if !value.is_empty() && !values.contains(value) {
                values.push(value.clone());
            }
        }
        values
    };
    let first = |key: &str| all(key).into_iter().next();
    let names = |key: &str| -> Vec<String> { all(key).iter().map(|name| without_link(name)).collect() };
    let file = File::of(name);
    let (heading, body) = heading(body);
    let date = first("date").and_then(|text| dates::read(&text)).or_else(|| dates::read(file.date.as_deref()?));
    let is_address = |text: &String| text.starts_with("http://") || text.starts_with("https://");
    // Hugo's aliases are paths, Obsidian's are names.
    let (paths, aliases): (Vec<String>, Vec<String>) =
        all("aliases").into_iter().partition(|alias| alias.contains('/'));
    let mut item = Item {
        title: first("title")
            .or(heading.map(str::to_owned))
            .map(|title| page::plain(&title))
            .or(file.title)
            .unwrap_or_default(),
        authors: names("authors"),
        date,
        revised: first("revised").and_then(|text| dates::read(&text)),
        outlet: first("outlet"),
        url: all("url").iter().filter(|text| is_address(text)).find_map(|text| address::clean(text)),
        language: first("language").or(file.language).as_deref().and_then(super::tag),
        people: names("people"),
        countries: names("countries"),
        organisations: names("organisations"),
        tags: all("tags")
            .iter()
            .flat_map(|tags| if file.is_of_jekyll { tags.split(' ').collect() } else { vec![tags.as_str()] })
            .map(|tag| without_link(tag).trim_start_matches('#').to_owned())
            .filter(|tag| !tag.is_empty())
            .collect(),
        summary: first("summary").map(|text| page::plain(&text)),
        slug: first("slug").or(file.slug),
        redirect_from: paths
            .iter()
            .map(String::as_str)
            .chain(addresses(keys))
            .map(|path| path.trim_start_matches('/').to_owned())
            .collect(),
        aliases,
        // A note without a date cannot be shown yet; `published: false` is Jekyll's word for a draft.
        is_finished: date.is_some()
            && first("draft").is_none_or(|draft| draft != "true")
            && !keys.pairs.iter().any(|(key, value)| key == "published" && value == "false"),
        body: body.trim().to_owned(),
        ..Item::default()
    };
    let unknown = keys.pairs.iter().map(|(written, _)| written).filter(|written| ours(written).is_none());
    for written in unknown {
        if !item.left.contains(written) {
            item.left.push(written.clone());
        }
    }
    item
}

/// The paths at which a generator has a page, where its front matter chooses one.
fn addresses(keys: &Keys) -> impl Iterator<Item = &str> {
    let is_chosen = |key: &str| matches!(key, "permalink" | "url" | "path");
    let chosen = keys.pairs.iter().filter(move |(key, _)| is_chosen(key)).map(|(_, path)| path.as_str());
    // A pattern such as `/:year/:title/` is no path.
    chosen.filter(|path| !path.contains(':') && path.trim_matches('/').contains(char::is_alphanumeric))
}

/// What the name of a file says.
#[derive(Default)]
struct File {
    /// Whether it is a post of Jekyll, which writes lists as words with spaces between.
    is_of_jekyll: bool,
    /// As generators with several languages say it: `page.lt.md`.
    language: Option<String>,
    date: Option<String>,
    slug: Option<String>,
    title: Option<String>,
}

impl File {
    fn of(name: Option<&str>) -> Self {
        let Some(name) = name else { return Self::default() };
        let mut parts = name.rsplit('/');
        let stem = parts.next().unwrap_or_default().rsplit_once('.').map_or("", |(stem, _)| stem);
        let is_of_jekyll = name.contains("_posts/") || name.contains("_drafts/");
        let (stem, language) = match stem.rsplit_once('.') {
            Some((rest, tag)) if tag.len() == 2 && super::tag(tag).is_some() => (rest, Some(tag.to_owned())),
            _ => (stem, None),
        };
        // A bundle is named by its folder.
        let stem = if stem == "index" { parts.next().unwrap_or_default() } else { stem };
        let date = stem.get(..10).filter(|date| dates::read(date).is_some_and(|date| date.day().is_some()));
        let rest = date.map_or(stem, |_| stem[10..].trim_start_matches(['-', '_', ' ']));
        let is_slug = rest.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let slug = (is_slug && rest.contains(char::is_alphanumeric)).then(|| rest.to_owned());
        let title = if is_slug { capitalised(&rest.replace('-', " ")) } else { rest.to_owned() };
        // The note of a day is called by it.
        let title = Some(title).filter(|title| !title.trim().is_empty()).or_else(|| date.map(str::to_owned));
        Self { is_of_jekyll, language, date: date.map(str::to_owned), slug, title }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The heading with which a text begins, and the text behind it.
fn heading(body: &str) -> (Option<&str>, &str) {
    let trimmed = body.trim_start();
    let Some(rest) = trimmed.strip_prefix("# ") else { return (None, body) };
    let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
    (Some(line.trim()), behind)
}

/// `[[Name|shown]]` as the name.
fn without_link(name: &str) -> String {
    let inner = name.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(name.trim());
    let target = inner.split(['|', '#']).next().unwrap_or(inner);
    target.rsplit('/').next().unwrap_or(target).trim().to_owned()
}
