//! Redaction of HTML: names are taken out of what a browser would show.
//!
//! Raw HTML can hide a name from whoever reads the source: in character references, behind elements that the sanitiser removes, across tags. So the
//! HTML is looked at after it was sanitised, when it is written in one way only: attributes in double quotes, and references for special characters
//! alone. HTML that is trusted is not sanitised; if a browser would show a name in it, that is a fault.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::reading::{Annotations, Place, has_annotations};
use super::slots::{CLOSE, OPEN};
use crate::privacy::Withhold;

/// Attributes whose values are read by people; any other that holds a name goes.
const TEXTS: [&str; 6] = ["title", "alt", "aria-label", "summary", "abbr", "label"];

/// A tag of sanitised HTML.
struct Written<'a> {
    /// In small letters.
    name: &'a str,
    /// Bytes of each attribute, with the space before it; its name, and the bytes of its value.
    attributes: Vec<(Range<usize>, &'a str, Range<usize>)>,
    /// Where it ends.
    end: usize,
}

/// Takes `names` out of HTML that was sanitised, in which slots are marked; nothing where it holds none.
pub(super) fn redact(html: &str, names: &Withhold) -> Option<String> {
    let joined = redact_read(html, names, Annotations::Joined);
    let shown = joined.as_deref().unwrap_or(html);
    let apart = has_annotations(shown).then(|| redact_read(shown, names, Annotations::Apart));
    apart.flatten().or(joined)
}

fn redact_read(html: &str, names: &Withhold, annotations: Annotations) -> Option<String> {
    let mut place = Place::read(annotations);
    let (mut lines, mut edits) = ([Line::default(), Line::default()], Vec::new());
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if rest.starts_with('<') {
            let tag = Written::read(html, at);
            redact_attributes(html, &tag, names, &mut edits);
            let [line, above] = &mut lines;
            place.tag(tag.name, rest.starts_with("</"), [&mut line.text, &mut above.text]);
            at = tag.end;
        } else if rest.starts_with(OPEN) {
            at += rest.find(CLOSE).map_or(rest.len(), |close| close + CLOSE.len_utf8());
        } else {
            let length = rest.find(['<', OPEN]).unwrap_or(rest.len());
            place.text(&mut lines[1].text);
            let Line { text, pieces } = &mut lines[place.line()];
            pieces.push((text.len(), at..at + length));
            text.push_str(&rest[..length]);
            at += length;
        }
    }
    for line in &lines {
        line.redact(names, &mut edits);
    }
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|(bytes, _)| bytes.start);
    let mut redacted = html.to_owned();
    for (bytes, shown) in edits.into_iter().rev() {
        redacted.replace_range(bytes, &shown);
    }
    Some(redacted)
}

/// Text that a reader reads in one piece.
#[derive(Default)]
struct Line {
    text: String,
    /// Its parts: where each begins in the text, and its bytes in the HTML.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Line {
    /// Adds what is to stand in the place of the names.
    fn redact(&self, names: &Withhold, edits: &mut Vec<(Range<usize>, String)>) {
        for found in names.find(&self.text) {
            let first = self.pieces.partition_point(|(start, bytes)| start + bytes.len() <= found.range.start);
            let touched = self.pieces[first..].iter().take_while(|(start, _)| *start < found.range.end);
            for (number, (start, bytes)) in touched.enumerate() {
                let from = bytes.start + found.range.start.saturating_sub(*start);
                let to = bytes.start + (found.range.end - start).min(bytes.len());
                edits.push((from..to, if number == 0 { escaped(found.shown) } else { String::new() }));
            }
        }
    }
}

fn redact_attributes(html: &str, tag: &Written<'_>, names: &Withhold, edits: &mut Vec<(Range<usize>, String)>) {
    for (whole, name, value) in &tag.attributes {
        let Some(redacted) = names.redact(&html[value.clone()]) else { continue };
        if TEXTS.contains(name) {
            edits.push((value.clone(), redacted.replace('"', "&quot;")));
        } else {
            edits.push((whole.clone(), String::new()));
        }
    }
}

impl<'a> Written<'a> {
    /// Reads the tag that begins at byte `at`.
    fn read(html: &'a str, at: usize) -> Self {
        let inside = at + 1 + usize::from(html[at + 1..].starts_with('/'));
        let ends_name = |c: char| !c.is_ascii_alphanumeric();
        let name_end = html[inside..].find(ends_name).map_or(html.len(), |length| inside + length);
        let mut tag = Self { name: &html[inside..name_end], attributes: Vec::new(), end: html.len() };
        let mut at = name_end;
        while let Some(length) = html[at..].find(['=', '>']) {
            let name = &html[at..at + length];
            let behind = at + length + 1;
            if !html[at + length..].starts_with("=\"") {
                tag.end = behind;
                break;
            }
            let value = behind + 1;
            let end = html[value..].find('"').map_or(html.len(), |length| value + length);
            let next = (end + 1).min(html.len());
            tag.attributes.push((at..next, name.trim(), value..end));
            at = next;
        }
        tag
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether a browser would show a name in HTML that is trusted, in its text or an attribute.
pub(super) fn shows(html: &str, names: &Withhold) -> bool {
    let is_shown = |annotations| shows_read(html, names, annotations);
    is_shown(Annotations::Joined) || (has_annotations(html) && is_shown(Annotations::Apart))
}

fn shows_read(html: &str, names: &Withhold, annotations: Annotations) -> bool {
    let reader = Reader::default();
    reader.seen.borrow_mut().place = Place::read(annotations);
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    // A script may ask for a pause; there is nothing to wait for.
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let seen = tokenizer.sink.seen.into_inner();
    seen.lines.iter().any(|text| names.is_in(text)) || seen.others.iter().any(|value| names.is_in(value))
}

/// Gathers what a browser makes of HTML.
#[derive(Default)]
struct Reader {
    seen: RefCell<Seen>,
}

#[derive(Default)]
struct Seen {
    /// What is shown, in one piece, and what above it.
    lines: [String; 2],
    place: Place,
    /// Values of attributes, comments, and the content of elements of which nothing is shown.
    others: Vec<String>,
    /// Whether such an element is open.
    in_hidden: bool,
}

impl Reader {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let mut seen = self.seen.borrow_mut();
        let is_start = tag.kind == TagKind::StartTag;
        let Seen { lines: [line, above], place, .. } = &mut *seen;
        place.tag(&tag.name, !is_start, [line, above]);
        seen.others.extend(tag.attrs.iter().map(|attribute| attribute.value.to_string()));
        let content = match &*tag.name {
            "script" => RawKind::ScriptData,
            "style" | "iframe" | "noembed" | "noframes" => RawKind::Rawtext,
            "textarea" | "title" => return raw(is_start, RawKind::Rcdata),
            "xmp" => return raw(is_start, RawKind::Rawtext),
            _ => return TokenSinkResult::Continue,
        };
        seen.in_hidden = is_start;
        raw(is_start, content)
    }
}

fn raw(is_start: bool, content: RawKind) -> TokenSinkResult<()> {
    if is_start { TokenSinkResult::RawData(content) } else { TokenSinkResult::Continue }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(text) => {
                let mut seen = self.seen.borrow_mut();
                if seen.in_hidden {
                    seen.others.push(text.to_string());
                } else {
                    let Seen { lines, place, .. } = &mut *seen;
                    place.text(&mut lines[1]);
                    lines[place.line()].extend(text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)));
                }
            }
            Token::CommentToken(text) => self.seen.borrow_mut().others.push(text.to_string()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Person;

    fn names() -> Withhold {
        let marta =
            Person { names: vec!["Marta Quillonas".into()], words: vec!["Quillonas".into()], ..Person::default() };
        Withhold::new(&[marta], &[], &[], "[x & y]").unwrap()
    }

    #[test]
    fn names_are_taken_out_of_what_is_shown() {
        for (html, expected) in [
            ("<p>Quillonas</p>", "<p>[x &amp; y]</p>"),
            ("<p>Quil<span title=\"a>b\">lo</span>nas!</p>", "<p>[x &amp; y]<span title=\"a>b\"></span>!</p>"),
            ("<p>Quil</p><p>lonas</p>", "<p>Quil</p><p>lonas</p>"),
            ("<td>Marta</td><td>Quillonas</td>", "<td>[x &amp; y]</td><td></td>"),
            ("Quil<br>lonas, Marta<br>Quillonas", "Quil<br>lonas, [x &amp; y]<br>"),
            ("<b title=\"Of Quillonas\" id=\"quillonas\">x</b>", "<b title=\"Of [x & y]\">x</b>"),
            ("<a href=\"https://example.org/quillonas\" title=\"a\">x</a>", "<a title=\"a\">x</a>"),
            ("<ruby>Quil<rt>x</rt>lonas</ruby>", "<ruby>[x &amp; y]<rt>x</rt></ruby>"),
            ("<ruby>a<rt>Quil</rt>b<rt>lonas</rt></ruby>", "<ruby>a<rt>[x &amp; y]</rt>b<rt></rt></ruby>"),
            (
                "<p>x<ruby>a<rt>Quil</rt></ruby><ruby>b<rt>lonas</rt></ruby></p>",
                "<p>x<ruby>a<rt>[x &amp; y]</rt></ruby><ruby>b<rt></rt></ruby></p>",
            ),
            (
                "<ruby>a<rt>Quil</rt></ruby> <ruby>b<rt>lonas</rt></ruby>",
                "<ruby>a<rt>[x &amp; y]</rt></ruby> <ruby>b<rt></rt></ruby>",
            ),
            // One annotation is no part of the next where text or a paragraph is between.
            (
                "<ruby>a<rt>xyz</rt></ruby> b <ruby>c<rt>Quil</rt>d<rt>lonas</rt></ruby>",
                "<ruby>a<rt>xyz</rt></ruby> b <ruby>c<rt>[x &amp; y]</rt>d<rt></rt></ruby>",
            ),
            (
                "<p><ruby>a<rt>xyz</rt></ruby></p><p><ruby>c<rt>Quillonas</rt></ruby></p>",
                "<p><ruby>a<rt>xyz</rt></ruby></p><p><ruby>c<rt>[x &amp; y]</rt></ruby></p>",
            ),
            ("<bdo dir=\"rtl\">a sanolliuQ</bdo> b", "<bdo dir=\"rtl\">a [x &amp; y]</bdo> b"),
            ("\u{202e}sanolliuQ atraM\u{202c}", "\u{202e}[x &amp; y]\u{202c}"),
            ("Quil\u{fdd0}12\u{fdd1}lonas", "[x &amp; y]\u{fdd0}12\u{fdd1}"),
        ] {
            assert_eq!(redact(html, &names()).as_deref().unwrap_or(html), expected, "{html}");
        }
    }

    #[test]
    fn a_name_that_a_browser_shows_is_seen() {
        for (html, shown) in [
            ("<p>&#81uillonas", true),
            ("Quil&shylonas", true),
            ("<b title='&#81;uillonas'>", true),
            ("Q<!-- x -->uil<wbr>lonas", true),
            ("<!-- Quillonas -->", true),
            ("<script>let name = 'Quillonas'</script>", true),
            ("<p>Quil<style>b{}</style>lonas</p>", true),
            ("<p>Quil<script>1</script>lonas</p>", true),
            ("<textarea>Quil<b>lonas</textarea>", false),
            ("<p>Quil</p><p>lonas</p>", false),
            ("<ruby>Quil<rt>x</rt>lonas</ruby>", true),
            ("<ruby>a<rt>xyz</rt></ruby> b <ruby>c<rt>Quillonas</rt></ruby>", true),
            ("<p><ruby>a<rt>xyz</rt></ruby><p><ruby>c<rt>Quil</rt>d<rt>lonas</rt></ruby>", true),
            ("<bdo dir=rtl>sanolliuQ</bdo>", true),
            ("nobody <b", false),
        ] {
            assert_eq!(shows(html, &names()), shown, "{html}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_html_is_read_to_its_end(html in "([a\"'=>< /]|<b|</|Quillonas| title=\"|&lt;|\u{fdd0}1\u{fdd1}){0,24}") {
            let clean = super::super::sanitise::clean(&html);
            let redacted = redact(&clean, &names());
            let shown = redacted.unwrap_or(clean);
            proptest::prop_assert!(!names().is_in(&shown), "{shown}");
            shows(&html, &names());
        }
    }
}
