//! The script of the search: what runs in a reader's browser, in five files. Every page loads the first, which is small. When a reader comes to the box
//! it loads the second and the third; on the page of the search, the third and the fourth, and behind the first results the last.
//!
//! The files are part of the program and not of a theme, since they read what the program of the same version writes. A theme or a site that has a static file
//! at one of the addresses has its own.
//!
//! What is served is the sources without comments and long names, half as large. It is in `minified/`, which `npm run minify --prefix tests/browser` writes
//! and a test compares with the sources.

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// The box in the masthead, and what loads the rest.
    Box,
    /// What the box suggests.
    Suggest,
    /// Names, the index, questions and answers.
    Index,
    /// The page of the search.
    Page,
    /// What comes behind the first results: their passages, and the filters beside them.
    More,
}

impl Script {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Box, Self::Suggest, Self::Index, Self::Page, Self::More];

    /// Its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Box => "assets/search.js",
            Self::Suggest => "assets/search-suggest.js",
            Self::Index => "assets/search-index.js",
            Self::Page => "assets/search-page.js",
            Self::More => "assets/search-more.js",
        }
    }

    /// What is served.
    pub(in crate::site) fn text(self) -> &'static str {
        match self {
            Self::Box => include_str!("minified/search.js"),
            Self::Suggest => include_str!("minified/search-suggest.js"),
            Self::Index => include_str!("minified/search-index.js"),
            Self::Page => include_str!("minified/search-page.js"),
            Self::More => include_str!("minified/search-more.js"),
        }
    }

    /// What that is made of, in order.
    #[cfg(test)]
    pub(super) fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Box => &[include_str!("box.js")],
            Self::Suggest => &[include_str!("suggest.js")],
            Self::Index => &[
                include_str!("text.js"),
                include_str!("names.js"),
                include_str!("index.js"),
                include_str!("query.js"),
                include_str!("answer.js"),
            ],
            Self::Page => &[include_str!("page.js")],
            Self::More => &[include_str!("passages.js"), include_str!("facets.js")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash that `tests/browser/minify.mjs` writes into what it makes: FNV-1a.
    fn hash(sources: &[&str]) -> u32 {
        let bytes = sources.iter().flat_map(|source| source.bytes());
        bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    #[test]
    fn what_is_served_is_made_of_the_sources() {
        for script in Script::ALL {
            let hash = format!("{:08x}", hash(script.sources()));
            let first = script.text().lines().next().unwrap();
            assert!(
                first.contains(&hash),
                "{}: the sources have changed; run `npm run minify --prefix tests/browser`",
                script.address()
            );
        }
    }

    #[test]
    fn no_source_is_longer_than_400_lines() {
        for source in Script::ALL.into_iter().flat_map(Script::sources) {
            assert!(source.lines().count() <= 400, "{}", source.lines().nth(1).unwrap());
        }
    }
}
