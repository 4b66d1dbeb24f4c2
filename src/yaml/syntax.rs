//! What the reader says of a text that is not YAML, in the words of somebody who writes notes.
//!
//! The reader speaks of tokens, block mappings and indicators, and points at where it gave up. An author wants to know what to write, and wants to see
//! where the fault began: at the bracket that is still open, at the quotation mark that nothing closes.

use super::Error;
use crate::text::unseen;

/// What to do where nothing better is known.
const GENERAL: &str = "a text that holds `: ` or ` #`, or begins with one of ``[ { & * ! | > % @ \" ' ` ``, needs quotation marks around it";

/// The fault in `text` of which the reader said `error`.
pub(super) fn explain(text: &str, error: &serde_yaml::Error) -> Error {
    let words = error.to_string();
    let mut parts = words.splitn(2, " at line ");
    let said = parts.next().unwrap_or_default().trim_end_matches('.');
    let context = parts.next().unwrap_or_default();
    // The reader counts characters, not bytes.
    let at = error.location().map_or(0, |place| byte_of_character(text, place.index()));
    let opening = opening(text, context).unwrap_or(at);
    let fault = Fault { text, said, context, at, opening };
    let (at, message, help) = (odd_space(text))
        .filter(|(odd, ..)| {
            line_start(text, *odd) == line_start(text, at) || line_start(text, *odd) == line_start(text, opening)
        })
        .or_else(|| fault.open_bracket())
        .or_else(|| fault.structure())
        .or_else(|| fault.beginning())
        .unwrap_or_else(|| (at, said.to_owned(), GENERAL.to_owned()));
    Error::Syntax { at, message, help }
}

/// Where, what and what to do.
type Told = (usize, String, String);

/// What the reader said, and the places that it named.
struct Fault<'a> {
    text: &'a str,
    said: &'a str,
    /// What it was reading at the time, as it says.
    context: &'a str,
    /// Where it gave up.
    at: usize,
    /// Where that had begun.
    opening: usize,
}

/// The first key behind whose colon stands a space that is none to YAML: it makes no key of it.
pub(super) fn odd_space(text: &str) -> Option<Told> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let key = line.trim_start_matches([' ', '-', '\t']);
        let colon = key.find(':').filter(|at| *at > 0 && !key[..*at].contains([' ', '"', '\'', '#']));
        if let Some(colon) = colon
            && let Some(what) = key[colon + 1..].chars().next().and_then(unseen)
        {
            let message = format!("behind `{}:` stands {what}, where YAML needs a plain space", &key[..colon]);
            let help = "delete it and type a space; such characters come along when a text is pasted";
            return Some((start + line.len() - key.len() + colon + 1, message, help.to_owned()));
        }
        start += line.len();
    }
    None
}

impl Fault<'_> {
    /// A bracket that is still open where the reader gave up, behind the last key: `[#tag, other]`, of which YAML takes all for a comment.
    fn open_bracket(&self) -> Option<Told> {
        if !self.says("expected node content") || !self.text[self.at..].trim_start_matches(['-', '.']).trim().is_empty()
        {
            return None;
        }
        let before = self.text[..self.at].trim_end();
        let start = line_start(before, before.len());
        let line = &before[start..];
        let at = line.find(['[', '{'])?;
        let what = if line[at..].starts_with('[') { "list" } else { "map" };
        let message = format!("the {what} that begins here is not closed");
        let help = if line[at..].contains('#') {
            "`#` begins a comment, up to the end of the line: put the text into quotation marks, `\"#…\"`, or leave the `#` out".to_owned()
        } else {
            format!("write `{}` behind the last item", if what == "list" { ']' } else { '}' })
        };
        Some((start + at, message, help))
    }

    fn says(&self, words: &str) -> bool {
        self.said.contains(words)
    }

    /// Faults in how the lines hang together.
    fn structure(&self) -> Option<Told> {
        let told = |at: usize, message: &str, help: &str| Some((at, message.to_owned(), help.to_owned()));
        let before = self.text[line_start(self.text, self.at)..self.at].trim_end();
        if self.says("mapping values are not allowed") {
            if before.contains(": ") {
                return Some((
                    self.at,
                    "a second `: ` stands on one line, as if a key were inside a key".to_owned(),
                    self.quoted(),
                ));
            }
            return told(
                self.at,
                "this line is indented further than its key may be",
                "begin it as far left as the keys that it belongs with",
            );
        }
        if self.context.contains("quoted scalar") && (self.says("end of stream") || self.says("document indicator")) {
            return told(
                self.opening,
                "a quotation mark opens here, and none closes it",
                "close it at the end of the text",
            );
        }
        if self.says("',' or ']'") {
            let help = "write `]` behind the last item; an item that holds one of `, : [ ] { }` needs quotation marks around it";
            return told(self.opening, "the list that begins here is not closed", help);
        }
        if self.says("',' or '}'") {
            let help = "write `}` behind the last value; a value that holds one of `, : [ ] { }` needs quotation marks around it";
            return told(self.opening, "the map that begins here is not closed", help);
        }
        if self.says("more than one document") {
            let second = self
                .text
                .match_indices("\n...")
                .chain(self.text.match_indices("\n---"))
                .next()
                .map_or(0, |(at, _)| at + 1);
            return told(second, "a line of dots ends the keys before their end", "take the line out");
        }
        if self.says("did not find expected key") && before.ends_with([']', '}', '"', '\'']) {
            return Some((self.at, "the value has ended before this".to_owned(), self.quoted()));
        }
        if self.says("did not find expected key") || self.says("'-' indicator") {
            let help = "indent it by as many spaces as the lines that it belongs with";
            return told(self.at, "this line does not line up with those above it", help);
        }
        if self.says("could not find expected ':'") {
            let help = "write `key: value`; a text that goes on from the line above is indented by two spaces";
            return told(self.opening, "this line is no key with its value", help);
        }
        if self.says("block sequence entries") {
            return told(
                self.at,
                "a list cannot begin behind its key",
                "put each item on a line of its own below the key: `- item`",
            );
        }
        None
    }

    /// Faults in how a value begins, or in what it is made of.
    fn beginning(&self) -> Option<Told> {
        let character = self.text[self.at..].chars().next().unwrap_or_default();
        let told = |at: usize, message: String, help: &str| Some((at, message, help.to_owned()));
        if self.says("tab character") || (self.says("cannot start any token") && character == '\t') {
            return told(
                self.at,
                "YAML does not take a tab for an indent".to_owned(),
                "indent with spaces: two for each level",
            );
        }
        if self.says("cannot start any token") {
            return Some((self.at, format!("a text cannot begin with `{character}`"), self.quoted()));
        }
        if self.says("unknown anchor")
            || self.says("alphabetic or numeric")
            || self.says("tag handle")
            || self.says("tag URI")
        {
            let at = if self.says("unknown anchor") { self.at } else { self.opening };
            let (sign, means) = match self.text[at..].chars().next() {
                Some('&') => ('&', "gives what follows a name"),
                Some('!') => ('!', "says of what type a value is"),
                _ => ('*', "stands for what `&` gave a name above"),
            };
            return Some((at, format!("in YAML, `{sign}` {means}, which makes no sense here"), self.quoted()));
        }
        if self.says("comment or line break") {
            return told(
                self.at,
                "behind `|` or `>` the line has to end".to_owned(),
                "begin the text on the next line, indented by two spaces",
            );
        }
        if self.says("escape") || self.says("hexadecimal") {
            let help = "between double quotation marks a backslash is written `\\\\`; between single ones it stands for itself";
            return told(self.at, "a backslash and what follows it mean nothing here".to_owned(), help);
        }
        if self.says("control characters") {
            // The reader gives up before it has counted where it is.
            let (at, character) = self.text.char_indices().find(|(_, c)| c.is_control() && !c.is_whitespace())?;
            let message = format!("a character that cannot be printed (U+{:04X}) stands here", u32::from(character));
            return told(at, message, "delete it; it often comes along when a text is pasted");
        }
        if self.says("expected a string") || self.says("expected string") {
            return told(self.at, "a key has to be a word".to_owned(), GENERAL);
        }
        None
    }

    /// The advice to put the value on the line of the fault into quotation marks, as the line then looks.
    fn quoted(&self) -> String {
        const LONGEST: usize = 100;
        let start = line_start(self.text, self.at);
        let line = self.text[start..].split(['\n', '\r']).next().unwrap_or_default();
        let pair = line.split_once(": ").map(|(key, value)| (key.trim_start_matches([' ', '-', '\t']), value.trim()));
        match pair {
            Some((key, value)) if line.len() <= LONGEST && !value.is_empty() => match in_quotes(value) {
                Some(quoted) => format!("put the text into quotation marks: `{key}: {quoted}`"),
                None => "put the text into quotation marks".to_owned(),
            },
            _ => "put the text into quotation marks".to_owned(),
        }
    }
}

/// A value in quotation marks that hold it; those that it has around it, and that did not, go.
fn in_quotes(value: &str) -> Option<String> {
    let inner = ['"', '\'']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark).map(|rest| rest.strip_suffix(mark).unwrap_or(rest)));
    let inner = inner.unwrap_or(value);
    if inner.is_empty() || inner.contains('\\') {
        return None;
    }
    Some(match (inner.contains('"'), inner.contains('\'')) {
        (false, _) => format!("\"{inner}\""),
        // Between single marks, an apostrophe is written twice.
        (true, _) => format!("'{}'", inner.replace("''", "'").replace('\'', "''")),
    })
}

/// Where what the reader was reading had begun: `… while parsing a flow sequence at line 3 column 9`.
fn opening(text: &str, context: &str) -> Option<usize> {
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let mut rest = text;
    for _ in 1..line {
        // The line ends of YAML 1.1, as the reader counts them.
        let end = rest.find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])?;
        let width = if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next()?.len_utf8() };
        rest = &rest[end + width..];
    }
    Some(text.len() - rest.len() + byte_of_character(rest, column.saturating_sub(1)))
}

fn byte_of_character(text: &str, number: usize) -> usize {
    text.char_indices().nth(number).map_or(text.len(), |(at, _)| at)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}
