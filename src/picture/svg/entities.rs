//! The entities that an SVG declares: some programs give namespaces such names. Those that hold mark-up, other entities or files are none of ours.

use std::collections::BTreeMap;
use std::fmt::Write;

/// How long the text of an entity may be, in bytes: none grows by it to anything large.
const LONGEST: usize = 1024;

/// The texts of entities, by their names.
#[derive(Debug, Default)]
pub(super) struct Entities(BTreeMap<String, String>);

impl Entities {
    /// Reads what stands between `<!DOCTYPE` and its end.
    pub(super) fn read(declaration: &str) -> Self {
        let mut entities = Self::default();
        let declaration = without_comments(declaration);
        for part in declaration.split("<!ENTITY").skip(1) {
            let part = part.trim_start();
            let Some((name, rest)) = part.split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some((text, _)) = rest[1..].split_once(quote) else { continue };
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
            if is_name && text.len() <= LONGEST && !text.contains(['<', '&', '%', '"', '\'']) {
                // The first of two counts.
                entities.0.entry(name.to_owned()).or_insert_with(|| text.to_owned());
            }
        }
        entities
    }

    /// A declaration with these entities and nothing else; nothing where there are none.
    pub(super) fn declaration(&self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut text = "svg [".to_owned();
        for (name, value) in &self.0 {
            let _ = write!(text, "<!ENTITY {name} \"{value}\">");
        }
        text.push(']');
        Some(text)
    }

    /// The text that a reference stands for: one of these, of XML's own, or the number of a character.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        if let Some(number) = name.strip_prefix('#') {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            return char::from_u32(code.ok()?).map(String::from);
        }
        let own = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")];
        let known = own.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        known.or_else(|| self.0.get(name).cloned())
    }

    /// The value of an attribute, with every reference in it resolved; nothing where one is not known.
    pub(super) fn resolved(&self, value: &str) -> Option<String> {
        let mut out = String::with_capacity(value.len());
        let mut rest = value;
        while let Some((before, behind)) = rest.split_once('&') {
            out.push_str(before);
            let (name, after) = behind.split_once(';')?;
            out.push_str(&self.text(name)?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// A declaration without what people wrote for each other.
fn without_comments(declaration: &str) -> String {
    let mut kept = String::new();
    let mut rest = declaration;
    while let Some((before, behind)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = behind.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::Entities;

    #[test]
    fn only_plain_texts_are_entities() {
        let entities = Entities::read(
            "svg PUBLIC \"x\" \"y\" [<!-- <!ENTITY c \"c\"> --><!ENTITY a \"b\"><!ENTITY a 'second'>\n<!ENTITY m \"<script>\"><!ENTITY n '&a;&a;'>\
             <!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY % p \"q\"><!ATTLIST svg onload CDATA \"x\">]",
        );
        assert_eq!(entities.declaration().unwrap(), "svg [<!ENTITY a \"b\">]");
        assert_eq!(entities.resolved("x&a;&#106;&#x41;&amp;").unwrap(), "xbjA&");
        for unknown in ["&m;", "&n;", "&e;", "&p;", "&c;", "&"] {
            assert_eq!(entities.resolved(unknown), None, "{unknown}");
        }
    }
}
