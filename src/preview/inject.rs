//! What a page is given beside what `build` writes: one script tag, and nothing else.

use super::pages::Page;

/// Where what belongs to the preview is served. Names that begin with a dot are never part of a site.
pub(super) const OWN: &str = "/.dossier/";

/// The bytes of a page, made after the update `version`, with the script in them, at the end of its body.
pub(super) fn with_script(page: &Page, version: u64) -> Vec<u8> {
    let (bytes, tag) = (&page.bytes[..], script(page, version));
    let at = memchr::memmem::rfind(bytes, b"</body>").unwrap_or(bytes.len());
    [&bytes[..at], tag.as_bytes(), &bytes[at..]].concat()
}

/// The script of a page, which is told what the page is.
fn script(page: &Page, version: u64) -> String {
    let held_back = page.held_back.as_deref().map(|why| format!(" data-held-back=\"{}\"", attribute(why)));
    let held_back = held_back.unwrap_or_default();
    let tag = &page.tag;
    format!(
        "<script type=\"module\" src=\"{OWN}preview.js\" data-tag=\"{tag}\" data-version=\"{version}\"{held_back}></script>"
    )
}

/// A page that stands in for one that cannot be made, until it can.
pub(super) fn stand_in(tag: &str, why: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>This page cannot be made</title></head>\n\
         <body><h1>This page cannot be made</h1><pre>{}</pre>\
         <script type=\"module\" src=\"{OWN}preview.js\" data-tag=\"{tag}\"></script></body>\n</html>\n",
        text(why)
    )
}

fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_one_script_and_is_else_as_it_was() {
        for (html, before, after) in [
            ("<body>a</body></html>\n", "<body>a", "</body></html>\n"),
            ("<body>&lt;/body> </body> b</body>", "<body>&lt;/body> </body> b", "</body>"),
            ("no end", "no end", ""),
        ] {
            let page = Page {
                bytes: html.into(),
                tag: "7".into(),
                kind: "text/html".into(),
                file: None,
                leads_to: Vec::new(),
                held_back: Some("a \"b\"".into()),
                fault: None,
            };
            let given = String::from_utf8(with_script(&page, 3)).unwrap();
            let script = r#"<script type="module" src="/.dossier/preview.js" data-tag="7" data-version="3" data-held-back="a &quot;b&quot;"></script>"#;
            assert_eq!(given, format!("{before}{script}{after}"));
        }
    }
}
