//! HTML that is read where it was not made for, with the links that it needs there. On a disk, no server answers a folder with the `index.html` in it,
//! so links have to name it. In a feed reader there is no page that `#part` would be a part of, so links have to be absolute.
//!
//! In: HTML, from whatever template. Out: the same with other links. Only the values of attributes are touched, and of those only relative
//! addresses: text, scripts, comments and other sites stay as they are.

use memchr::memchr;
use memchr::memmem::find;

/// The file that a server gives for a folder.
const INDEX: &str = "index.html";
/// Attributes that lead to a page.
const LINKS: &[&[u8]] = &[b"href", b"xlink:href", b"action"];
/// The same, and those that load something.
const ADDRESSES: &[&[u8]] = &[b"href", b"xlink:href", b"action", b"src", b"poster"];
/// Elements whose content is text, whatever it looks like (HTML, section 13.1.2).
const TEXTS: [&[u8]; 4] = [b"script", b"style", b"textarea", b"title"];
/// How a page begins the address to which it leads at once.
const REFRESH: &[u8] = b"0; url=";

/// A page for the disk.
pub fn portable(html: &[u8]) -> Vec<u8> {
    rewrite(html, LINKS, &to_file)
}

/// HTML of the page at the absolute address `page`, to be read anywhere else.
pub(super) fn on_page(html: &str, page: &str) -> String {
    let absolute = |address: &[u8]| to_absolute(page.as_bytes(), address);
    String::from_utf8_lossy(&rewrite(html.as_bytes(), ADDRESSES, &absolute)).into_owned()
}

/// Replaces the values of `attributes`.
fn rewrite(html: &[u8], attributes: &[&[u8]], replace: &dyn Fn(&[u8]) -> Option<Vec<u8>>) -> Vec<u8> {
    let out = Vec::with_capacity(html.len() + html.len() / 16);
    let mut page = Page { html, at: 0, copied: 0, out, attributes, replace };
    while let Some(tag) = memchr(b'<', &html[page.at..]) {
        page.at += tag;
        page.markup();
    }
    page.out.extend_from_slice(&html[page.copied..]);
    page.out
}

/// A page while it is read.
struct Page<'a> {
    html: &'a [u8],
    /// How far it has been read.
    at: usize,
    /// How far it has been written.
    copied: usize,
    out: Vec<u8>,
    attributes: &'a [&'a [u8]],
    /// What takes the place of an address; nothing if it stays.
    replace: &'a dyn Fn(&[u8]) -> Option<Vec<u8>>,
}

impl<'a> Page<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.html[self.at..]
    }

    /// What begins with `<`.
    fn markup(&mut self) {
        if self.rest().starts_with(b"<!--") {
            self.at += find(self.rest(), b"-->").unwrap_or(self.rest().len());
        } else if self.rest().get(1).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
            let name = self.word(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
            while self.attribute() {}
            if TEXTS.iter().any(|text| name.eq_ignore_ascii_case(text)) {
                self.at += find(self.rest(), &[b"</", name].concat()).unwrap_or(self.rest().len());
            }
        } else {
            self.at += 1;
        }
    }

    /// Reads up to the byte at which the word ends.
    fn word(&mut self, ends: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// One attribute of a tag. False at the end of the tag.
    fn attribute(&mut self) -> bool {
        self.word(|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if matches!(self.rest().first(), None | Some(b'>')) {
            return false;
        }
        let name = self.word(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'));
        self.word(|byte| !byte.is_ascii_whitespace());
        if self.rest().first() != Some(&b'=') {
            // An `=` without a name would be found again and again.
            self.at += usize::from(name.is_empty());
            return true;
        }
        self.at += 1;
        self.word(|byte| !byte.is_ascii_whitespace());
        let quote = self.rest().first().copied().filter(|byte| matches!(byte, b'"' | b'\''));
        self.at += usize::from(quote.is_some());
        let start = self.at;
        let value = match quote {
            Some(quote) => self.word(|byte| byte == quote),
            None => self.word(|byte| byte.is_ascii_whitespace() || byte == b'>'),
        };
        let link = match value.strip_prefix(REFRESH) {
            Some(link) if name.eq_ignore_ascii_case(b"content") => Some(link),
            _ => self.attributes.iter().any(|link| name.eq_ignore_ascii_case(link)).then_some(value),
        };
        if let Some(link) = link.and_then(self.replace) {
            let end = start + value.len();
            self.out.extend_from_slice(&self.html[self.copied..start]);
            self.out.extend_from_slice(if value.starts_with(REFRESH) { REFRESH } else { b"" });
            self.out.extend_from_slice(&link);
            self.copied = end;
        }
        self.at += usize::from(quote.is_some() && !self.rest().is_empty());
        true
    }
}

/// An address with the file of a folder, where it leads to one.
fn to_file(address: &[u8]) -> Option<Vec<u8>> {
    // A `#` behind a `&` is that of a character reference.
    let ends = |(at, byte): (usize, &u8)| *byte == b'?' || (*byte == b'#' && (at == 0 || address[at - 1] != b'&'));
    let length = address.iter().enumerate().position(ends).unwrap_or(address.len());
    let (path, behind) = address.split_at(length);
    let last = path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let is_folder = last.is_empty() || last == b"." || last == b"..";
    // The page itself, the root of a server, and what has a scheme.
    if path.is_empty() || path[0] == b'/' || path.contains(&b':') || !is_folder {
        return None;
    }
    let slash: &[u8] = if last.is_empty() { b"" } else { b"/" };
    Some([path, slash, INDEX.as_bytes(), behind].concat())
}

/// A relative address on a page (RFC 3986, section 4.2) as an absolute one. Dots in it are left to whoever follows it (section 5.2.4).
fn to_absolute(page: &[u8], address: &[u8]) -> Option<Vec<u8>> {
    let first_part = address.split(|byte| matches!(byte, b'/' | b'?' | b'#')).next().unwrap_or_default();
    let host = find(page, b"://").map_or(0, |at| at + 3);
    let host_end = memchr(b'/', &page[host..]).map_or(page.len(), |at| host + at);
    match address {
        _ if first_part.contains(&b':') || address.starts_with(b"//") => None,
        [b'/', ..] => Some([&page[..host_end], address].concat()),
        _ => Some([page, address].concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_to_folders_name_the_file_and_nothing_else_is_touched() {
        for (html, expected) in [
            (r#"<a href="../people/">x</a>"#, r#"<a href="../people/index.html">x</a>"#),
            (r"<a class=b href='./'>x</a>", r"<a class=b href='./index.html'>x</a>"),
            (r"<a href=../..>x</a>", r"<a href=../../index.html>x</a>"),
            (r#"<A HREF = "a/#b">"#, r#"<A HREF = "a/index.html#b">"#),
            (r#"<a href="a/?q=1&amp;r=/">"#, r#"<a href="a/index.html?q=1&amp;r=/">"#),
            (r#"<a href="o&#39;b/">"#, r#"<a href="o&#39;b/index.html">"#),
            (r#"<a href="a/"/><a href="b/">"#, r#"<a href="a/index.html"/><a href="b/index.html">"#),
            (r#"<meta content="0; url=../a/">"#, r#"<meta content="0; url=../a/index.html">"#),
            (r#"<a title="1 > 0" href="a/">"#, r#"<a title="1 > 0" href="a/index.html">"#),
            (r#"<a href="">"#, r#"<a href="">"#),
            (r##"<a href="#a/">"##, r##"<a href="#a/">"##),
            (r#"<a href="/a/">"#, r#"<a href="/a/">"#),
            (r#"<a href="//example.org/">"#, r#"<a href="//example.org/">"#),
            (r#"<a href="https://example.org/">"#, r#"<a href="https://example.org/">"#),
            (r#"<a href="mailto:a@b.c/">"#, r#"<a href="mailto:a@b.c/">"#),
            (r#"<a href="a.html"><link href="a.css">"#, r#"<a href="a.html"><link href="a.css">"#),
            (r#"<img src="a/">"#, r#"<img src="a/">"#),
            (r#"<p>href="a/" < <b href="c/">"#, r#"<p>href="a/" < <b href="c/index.html">"#),
            (r#"<!-- <a href="a/"> --><a>"#, r#"<!-- <a href="a/"> --><a>"#),
            (r#"<script>'<a href="a/">'</script>"#, r#"<script>'<a href="a/">'</script>"#),
            (r#"<title><a href="a/"></title>"#, r#"<title><a href="a/"></title>"#),
            (r#"<a href="a/"#, r#"<a href="a/index.html"#),
            ("<a =x href=a/ >", "<a =x href=a/index.html >"),
        ] {
            assert_eq!(String::from_utf8(portable(html.as_bytes())).unwrap(), expected, "{html}");
        }
    }

    #[test]
    fn addresses_on_a_page_are_absolute_elsewhere() {
        for (html, expected) in [
            (r##"<a href="#fn-1">1</a>"##, r#"<a href="https://a.example/b/notes/c/#fn-1">1</a>"#),
            (r#"<a href="">x</a>"#, r#"<a href="https://a.example/b/notes/c/">x</a>"#),
            (r#"<a href="d/">x</a>"#, r#"<a href="https://a.example/b/notes/c/d/">x</a>"#),
            (r#"<a href="/d/">x</a>"#, r#"<a href="https://a.example/d/">x</a>"#),
            (r#"<img src="e.png" alt="f">"#, r#"<img src="https://a.example/b/notes/c/e.png" alt="f">"#),
            (r#"<a href="//d.example/">x</a>"#, r#"<a href="//d.example/">x</a>"#),
            (r#"<a href="https://d.example/#e">x</a>"#, r#"<a href="https://d.example/#e">x</a>"#),
            (r#"<a href="mailto:d@e.example">x</a>"#, r#"<a href="mailto:d@e.example">x</a>"#),
            (r##"<code>href="#fn-1"</code>"##, r##"<code>href="#fn-1"</code>"##),
        ] {
            assert_eq!(on_page(html, "https://a.example/b/notes/c/"), expected, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_out_and_a_second_time_changes_nothing(html in "([<>/='\"a# ?&!-]|href=|<a |\"x/\"|script){0,60}") {
            let once = portable(html.as_bytes());
            prop_assert_eq!(&portable(&once), &once);
            prop_assert_eq!(String::from_utf8(once).unwrap().replace("index.html", ""), html.replace("index.html", ""));
        }
    }
}
