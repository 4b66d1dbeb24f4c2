//! The script of the search: what runs in a reader's browser, in four files. Every page loads the first, which is small; it loads the second when a reader
//! comes to the box, and the others on the page of the search, the last one behind the first results.
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
    /// Names, the index, questions and answers.
    Index,
    /// The page of the search.
    Page,
    /// The filters beside the results.
    Facets,
}

impl Script {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Box, Self::Index, Self::Page, Self::Facets];

    /// Its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Box => "assets/search.js",
            Self::Index => "assets/search-index.js",
            Self::Page => "assets/search-page.js",
            Self::Facets => "assets/search-facets.js",
        }
    }

    /// What is served.
    pub(in crate::site) fn text(self) -> &'static str {
        match self {
            Self::Box => include_str!("minified/search.js"),
            Self::Index => include_str!("minified/search-index.js"),
            Self::Page => include_str!("minified/search-page.js"),
            Self::Facets => include_str!("minified/search-facets.js"),
        }
    }

    /// What that is made of, in order.
    #[cfg(test)]
    pub(super) fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Box => &[include_str!("box.js")],
            Self::Index => &[
                include_str!("text.js"),
                include_str!("names.js"),
                include_str!("index.js"),
                include_str!("query.js"),
                include_str!("answer.js"),
            ],
            Self::Page => &[include_str!("page.js")],
            Self::Facets => &[include_str!("facets.js")],
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
