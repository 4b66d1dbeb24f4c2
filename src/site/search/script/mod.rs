//! The script of the search: what runs in a reader's browser, in three files. Every page loads the first, which is small; it loads the second when a reader
//! comes to the box, and the third on the page of the search.
//!
//! The files are part of the program and not of a theme, since they read what the program of the same version writes. A theme or a site that has a static file
//! at one of the addresses has its own.

use std::fmt::Write;

use crate::site::GENERATOR;

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// The box in the masthead, and what loads the rest.
    Box,
    /// Names, the index, questions and answers.
    Index,
    /// The page of the search.
    Page,
}

impl Script {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Box, Self::Index, Self::Page];

    /// Its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Box => "assets/search.js",
            Self::Index => "assets/search-index.js",
            Self::Page => "assets/search-page.js",
        }
    }

    /// Its sources, in order.
    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Box => &[include_str!("box.js")],
            Self::Index => &[
                include_str!("text.js"),
                include_str!("names.js"),
                include_str!("index.js"),
                include_str!("query.js"),
                include_str!("answer.js"),
            ],
            Self::Page => &[include_str!("facets.js"), include_str!("page.js")],
        }
    }

    /// Its bytes: the sources without their comments and indents, which are half of what a reader would load.
    pub(in crate::site) fn render(self) -> Vec<u8> {
        let mut script = format!(
            "/* {GENERATOR}, the search. The sources, with comments, are in src/site/search/script/ of the program. */\n"
        );
        for source in self.sources() {
            for line in code(source) {
                // Writing into memory cannot fail.
                let _ = writeln!(script, "{line}");
            }
        }
        script.into_bytes()
    }
}

/// The lines of a source that are code. A comment has its lines for itself, which a test sees to.
fn code(source: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    source.lines().map(str::trim).filter(move |line| {
        let begins = !inside && line.starts_with("/*");
        let is_comment = inside || begins || line.starts_with("//");
        inside = (inside || begins) && !line.ends_with("*/");
        !is_comment && !line.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_are_left_out() {
        let source =
            "/*\n * About it.\n */\n(() => {\n  /** One. */\n  let a = 1;\n\n  // Two.\n  let b = '// /* */';\n})();\n";
        assert_eq!(code(source).collect::<Vec<_>>(), ["(() => {", "let a = 1;", "let b = '// /* */';", "})();"]);
    }

    #[test]
    fn comments_have_lines_for_themselves_and_texts_end_where_they_begin() {
        for source in Script::ALL.into_iter().flat_map(Script::sources) {
            for line in code(source) {
                assert!(!line.contains(" // ") && !line.ends_with("*/"), "a comment behind code: {line}");
                assert_eq!(line.matches('`').count() % 2, 0, "a text of several lines: {line}");
            }
            assert!(source.lines().count() <= 400, "a file of more than 400 lines");
        }
    }
}
