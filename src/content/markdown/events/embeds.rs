//! What a picture may say beside its words, and what is embedded and no picture: files and notes become links.

use pulldown_cmark::LinkType;

/// Endings of pictures, in small letters.
const PICTURES: [&str; 19] = [
    "apng", "avif", "bmp", "gif", "heic", "heif", "ico", "jfif", "jpe", "jpeg", "jpg", "jp2", "jxl", "png", "svg",
    "svgz", "tif", "tiff", "webp",
];

/// Endings of files that are no pictures and no notes: what a wikilink with one of them leads to lies in `static/`. A name of an organisation
/// may look like a file: `Lrytas.lt`.
const FILES: [&str; 46] = [
    "3gp", "7z", "aac", "avi", "base", "canvas", "csv", "doc", "docx", "epub", "flac", "geojson", "gpx", "gz", "htm",
    "html", "ics", "json", "kml", "kmz", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "odp", "ods", "odt", "oga", "ogg",
    "ogv", "opus", "pdf", "ppt", "pptx", "rtf", "tar", "tsv", "txt", "wav", "webm", "xls", "xlsx", "xml", "zip",
];

/// What an embed leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Embedded {
    Picture,
    /// A file in `static/`, or one of `content/` by its path.
    File,
    /// A note, by its name.
    Note,
}

/// What is embedded from `path`, an address without what follows `#`.
pub(super) fn embedded(path: &str, wiki: bool) -> Embedded {
    match ending(path) {
        Some(ending) if PICTURES.contains(&ending.as_str()) => Embedded::Picture,
        Some(ending) if wiki && !FILES.contains(&ending.as_str()) => Embedded::Note,
        Some(_) => Embedded::File,
        None if wiki => Embedded::Note,
        None => Embedded::Picture,
    }
}

/// Whether a wikilink with this target leads to a file in `static/`.
pub(super) fn is_file(target: &str) -> bool {
    ending(target).is_some_and(|ending| PICTURES.contains(&&*ending) || FILES.contains(&&*ending))
}

/// The ending of a file name, in small letters.
fn ending(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.')?;
    let fits = !stem.is_empty() && (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    fits.then(|| ending.to_ascii_lowercase())
}

/// The words of a picture without its width, and the width: `A map|300`, `A map|300x200`, and in a wikilink `300`.
pub(super) fn without_width(alt: &str, kind: LinkType) -> (&str, Option<u32>) {
    if let LinkType::WikiLink { has_pothole: true } = kind
        && let Some(width) = width(alt)
    {
        return ("", Some(width));
    }
    match alt.rsplit_once('|') {
        Some((words, size)) => match width(size) {
            Some(width) => (words.trim_end_matches('\\').trim_end(), Some(width)),
            None => (alt, None),
        },
        None => (alt, None),
    }
}

/// The width in `300` or `300x200`.
fn width(size: &str) -> Option<u32> {
    let size = size.trim();
    let (width, height) = size.split_once(['x', '×']).map_or((size, None), |(width, height)| (width, Some(height)));
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|number| (1..=10_000).contains(number));
    if height.is_some_and(|height| number(height).is_none()) || !width.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    number(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_embedded_is_told_by_its_ending() {
        for (path, wiki, expected) in [
            ("p.png", true, Embedded::Picture),
            ("a/P.JPG", false, Embedded::Picture),
            ("picture", false, Embedded::Picture),
            ("doc.pdf", false, Embedded::File),
            ("doc.pdf", true, Embedded::File),
            ("clip.mp4", true, Embedded::File),
            ("other.md", false, Embedded::File),
            ("other.md", true, Embedded::Note),
            ("other", true, Embedded::Note),
            ("Lrytas.lt", true, Embedded::Note),
            ("v1.2 notes", true, Embedded::Note),
        ] {
            assert_eq!(embedded(path, wiki), expected, "{path}");
        }
    }

    #[test]
    fn a_width_is_no_word_of_the_picture() {
        const WIKI: LinkType = LinkType::WikiLink { has_pothole: true };
        for (alt, kind, expected) in [
            ("300", WIKI, ("", Some(300))),
            ("100x145", WIKI, ("", Some(100))),
            ("A map|300", WIKI, ("A map", Some(300))),
            ("A map", WIKI, ("A map", None)),
            ("A map|300", LinkType::Inline, ("A map", Some(300))),
            ("300", LinkType::Inline, ("300", None)),
            ("A|B", LinkType::Inline, ("A|B", None)),
            ("|300", LinkType::Inline, ("", Some(300))),
            ("+5", WIKI, ("+5", None)),
            ("0", WIKI, ("0", None)),
            ("3000000", WIKI, ("3000000", None)),
        ] {
            assert_eq!(without_width(alt, kind), expected, "{alt}");
        }
    }
}
